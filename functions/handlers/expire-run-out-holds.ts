import type { Claim } from '../domain/claim.ts';
import { expireHold, hasRunOut } from '../domain/order-moves.ts';
import type { Ports } from '../domain/ports.ts';
import { moveOrder } from './move-order.ts';

/**
 * A buyer who meets the limit is not made to wait for the watch: their own run-out holds end first. Whoever ended them,
 * this call or the watch a moment before it, the counter is to be read again afterwards.
 */
export async function expireRunOutHolds(
  ports: Pick<Ports, 'orders' | 'seatBlocks' | 'clock'>,
  { buyerId, concertId }: Pick<Claim, 'buyerId' | 'concertId'>,
): Promise<void> {
  const orders = await ports.orders.listOfBuyer(buyerId);
  const runOut = orders.filter(
    (order) => order.concertId === concertId && order.status === 'held' && hasRunOut(order, ports.clock()),
  );
  for (const { id } of runOut) {
    await moveOrder(ports, { buyerId, orderId: id }, (order, states) => expireHold(order, states, ports.clock()));
  }
}
