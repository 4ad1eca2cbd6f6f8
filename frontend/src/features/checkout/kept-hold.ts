import type { Order } from '@frontrow/functions/contract/orders.ts';
import { shopNow } from '../../api/shop-clock.ts';

export interface KeptHold {
  orderId: string;
  buyerId: string;
  seats: number;
  expiresAt: string;
}

const keyOf = (concertId: string) => `frontrow.hold.${concertId}`;

/**
 * Remembers in this browser that seats are held, or forgets it once they no longer are: the concert's page leads back to
 * the checkout, in any tab and without asking the shop, which has better things to do in an on-sale.
 */
export function keepHold({ id, concertId, status, seats, holdExpiresAt }: Order, buyerId: string): void {
  if (status === 'held' && holdExpiresAt !== undefined) {
    const hold: KeptHold = { orderId: id, buyerId, seats: seats.length, expiresAt: holdExpiresAt };
    localStorage.setItem(keyOf(concertId), JSON.stringify(hold));
  } else if (read(concertId)?.orderId === id) localStorage.removeItem(keyOf(concertId));
}

/** The hold of this buyer at a concert, as far as this browser knows. */
export function keptHold(concertId: string, buyerId: string | undefined): KeptHold | undefined {
  const hold = read(concertId);
  if (hold === undefined || hold.buyerId !== buyerId) return undefined;
  if (Date.parse(hold.expiresAt) > shopNow()) return hold;
  localStorage.removeItem(keyOf(concertId));
  return undefined;
}

function read(concertId: string): KeptHold | undefined {
  try {
    return (JSON.parse(localStorage.getItem(keyOf(concertId)) ?? 'null') as KeptHold | null) ?? undefined;
  } catch {
    return undefined;
  }
}
