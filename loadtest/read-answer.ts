import type { Order } from '@frontrow/functions/contract/orders.ts';
import type { Problem } from '@frontrow/functions/contract/refusals.ts';

/** What became of a request for seats. */
export type Result =
  | { outcome: 'granted'; orderId: string; status: number; seatIds: string[] }
  | { outcome: 'refused'; status: number; code: string }
  | { outcome: 'unanswered'; reason: string };

/** An answer that is one, with the seats it told are gone; or the order to ask for it. */
export type Answer = { result: Result; taken: string[] } | { queuedAs: string };

/** Reads what a claim was answered, or later its order: a queued one has its answer when its order says so. */
export function readAnswer(status: number, body: unknown): Answer {
  const { order } = (body ?? {}) as { order?: Order };
  if (status >= 300 || order === undefined) {
    const { code = 'none of the shop', takenSeatIds = [] } = (body ?? {}) as Partial<Problem>;
    return { taken: takenSeatIds, result: { outcome: 'refused', status, code } };
  }
  if (order.status === 'queued') return { queuedAs: order.id };
  const { refusal } = order;
  if (refusal) return { taken: refusal.takenSeatIds, result: { outcome: 'refused', status: 202, code: refusal.code } };
  return {
    taken: [],
    result: { outcome: 'granted', status, orderId: order.id, seatIds: order.seats.map(({ id }) => id) },
  };
}
