import type { RequestOf } from '@frontrow/functions/contract/endpoint.ts';
import type { claimSeats } from '@frontrow/functions/contract/orders.ts';

/** Named seats, or the best of a price side by side. */
export type SeatWish = RequestOf<typeof claimSeats>['body'];

const attemptKeyOf = (concertId: string) => `frontrow.attempt.${concertId}`;
const queuedKeyOf = (concertId: string) => `frontrow.queued.${concertId}`;

/**
 * The Idempotency-Key of an attempt to get these seats: the same until the shop has decided, even over a reload, so that
 * a request whose answer was lost can be sent again without ordering twice.
 */
export function attemptKey(concertId: string, wish: SeatWish): string {
  const wished = textOf(wish);
  const [keptKey, keptWish] = sessionStorage.getItem(attemptKeyOf(concertId))?.split('|') ?? [];
  if (keptKey && keptWish === wished) return keptKey;
  const key = newKey();
  sessionStorage.setItem(attemptKeyOf(concertId), `${key}|${wished}`);
  return key;
}

/** Ends the attempt: the next one gets a key of its own. */
export function endAttempt(concertId: string): void {
  sessionStorage.removeItem(attemptKeyOf(concertId));
}

/** Keeps the order of an attempt that stands in line, so that a reload, or another tab, finds it again. */
export function keepQueued(concertId: string, orderId: string): void {
  localStorage.setItem(queuedKeyOf(concertId), orderId);
}

/** Forgets an order that stands in line no longer. */
export function forgetQueued(concertId: string, orderId: string): void {
  if (keptQueued(concertId) === orderId) localStorage.removeItem(queuedKeyOf(concertId));
}

export const keptQueued = (concertId: string): string | null => localStorage.getItem(queuedKeyOf(concertId));

const textOf = (wish: SeatWish): string =>
  'seatIds' in wish
    ? [...wish.seatIds].sort().join(' ')
    : `best ${wish.bestAvailable.quantity} ${wish.bestAvailable.priceTierId}`;

// crypto.randomUUID is missing where a shop is tried out over plain http.
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
