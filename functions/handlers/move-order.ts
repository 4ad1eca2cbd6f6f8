import { blockKeyText } from '../domain/decision.ts';
import type { Order } from '../domain/order.ts';
import type { Move } from '../domain/order-moves.ts';
import type { Ports } from '../domain/ports.ts';
import { Refusal } from '../domain/refusal.ts';
import type { HallStates } from '../domain/seat-block.ts';
import { meter } from '../runtime/metrics.ts';

type MovePorts = Pick<Ports, 'orders' | 'seatBlocks'>;

/** Whoever loses a race reads again; a handful of times is more than any real crowd around one order. */
const decisionsMax = 6;

/**
 * Brings an order one step on, decided on a fresh read of the order and its blocks, and answers it as it then stands.
 * Where somebody else brought it elsewhere meanwhile, the decision is made again on that.
 */
export async function moveOrder(
  ports: MovePorts,
  key: { readonly buyerId: string; readonly orderId: string },
  decide: (order: Order, states: HallStates) => Move,
): Promise<Order> {
  for (let attempt = 1; attempt <= decisionsMax; attempt += 1) {
    const order = await ports.orders.find(key.buyerId, key.orderId);
    if (order === undefined) throw new Refusal('order-not-found');
    const move = decide(order, await ports.seatBlocks.listNow(blocksOf(order)));
    if (move.outcome === 'refused') {
      // The blocks were read after the order: what looks lost may have been moved on by a twin in between.
      if ((await ports.orders.find(key.buyerId, key.orderId))?.revision !== order.revision) continue;
      throw new Refusal(move.code);
    }
    if (move.outcome === 'nothing') return move.order;
    if ((await ports.orders.commit(move.decision)).outcome === 'committed') return move.order;
    meter.count('Redecisions');
  }
  throw new Refusal('busy');
}

function blocksOf({ concertId, seats }: Order) {
  const keys = seats.map(({ section, block }) => ({ concertId, section, block }));
  return [...new Map(keys.map((key) => [blockKeyText(key), key])).values()];
}
