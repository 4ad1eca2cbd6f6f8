import type { RefusalCode } from '../contract/refusals.ts';
import { byBlock } from './claim.ts';
import type { BlockChange, Decision } from './decision.ts';
import { type Order, orderStates } from './order.ts';
import { soldValue } from './seat-block.ts';

export type CancelDecision =
  | { readonly outcome: 'cancelled'; readonly order: Order; readonly decision: Decision }
  | { readonly outcome: 'answered-before'; readonly order: Order }
  | { readonly outcome: 'refused'; readonly code: RefusalCode };

/** Gives back exactly this order's seats and the buyer's share of the limit. A cancelled order stays as it is. */
export function decideCancellation(order: Order, concertStartsAt: string | undefined, nowMs: number): CancelDecision {
  if (order.status === 'cancelled') return { outcome: 'answered-before', order };
  if (!orderStates[order.status].includes('cancelled')) return { outcome: 'refused', code: 'order-not-cancellable' };
  if (concertStartsAt !== undefined && nowMs >= Date.parse(concertStartsAt))
    return { outcome: 'refused', code: 'too-late-to-cancel' };

  const cancelled: Order = { ...order, status: 'cancelled', cancelledAt: new Date(nowMs).toISOString() };
  const value = soldValue(order.ref);
  const blocks = byBlock(order.seats).map(
    ({ section, block, codes }): BlockChange => ({
      kind: 'give-back',
      concertId: order.concertId,
      section,
      block,
      codes,
      value,
    }),
  );
  const counter = {
    buyerId: order.buyerId,
    concertId: order.concertId,
    seats: -order.seats.length,
    limit: Number.MAX_SAFE_INTEGER,
  };
  return {
    outcome: 'cancelled',
    order: cancelled,
    decision: { order: { kind: 'move', from: order.status, order: cancelled }, blocks, counter },
  };
}
