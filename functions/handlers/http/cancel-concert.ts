import type { cancelConcert as endpoint } from '../../contract/admin.ts';
import { isSettled, type Order } from '../../domain/order.ts';
import { closeOrder } from '../../domain/order-moves.ts';
import type { OrderPlace } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';
import { type AdminPorts, adminConcertReply } from '../admin-concerts.ts';
import { hasLiveSeats } from '../live-seats.ts';
import { moveOrder } from '../move-order.ts';
import { giveConcertBack, takeConcert } from '../take-concert.ts';

const ordersPerPage = 50;
/** Within the function's time; whoever asks again goes on where this ended. */
const workMs = 15_000;
const passesMax = 5;
const refundLookSeconds = 15;

/**
 * Closes the blocks first, so that nothing is granted any more; then walks the orders, and walks again for those that
 * were accepted meanwhile, until no seat belongs to anybody.
 */
export const cancelConcertHandler =
  (ports: AdminPorts): Handle<typeof endpoint> =>
  async ({ params: { concertId } }) => {
    const until = ports.clock() + workMs;
    const cancelledAt = new Date(ports.clock()).toISOString();
    await takeConcert(ports, concertId, (before) => ({ cancelledAt: before.cancelledAt ?? cancelledAt }));
    const plan = await ports.concerts.findSeatPlan(concertId);
    if (plan === undefined) throw new Refusal('concert-not-found');
    await ports.seatBlocks.setClosed(concertId, plan, true);
    let isDone = false;
    for (let pass = 1; pass <= passesMax && !isDone && ports.clock() < until; pass += 1) {
      const isWalked = await endOrders(ports, concertId, until);
      isDone = isWalked && !(await hasLiveSeats(ports, concertId, plan));
    }
    const concert = await giveConcertBack(ports, concertId);
    return { concert: await adminConcertReply(ports, concert), isDone };
  };

/** True if every order was looked at and none is left open. */
async function endOrders(ports: AdminPorts, concertId: string, until: number): Promise<boolean> {
  let after: OrderPlace | undefined;
  let isSettledAll = true;
  while (ports.clock() < until) {
    const page = await ports.orders.listOfConcert(concertId, { limit: ordersPerPage, ...(after && { after }) });
    for (const order of page) isSettledAll = (await endOrder(ports, order)) && isSettledAll;
    const last = page.at(-1);
    if (page.length < ordersPerPage || last === undefined) return isSettledAll;
    after = { createdAt: last.createdAt, id: last.id };
  }
  return false;
}

/** Refunds and open payments are the watch's: it knows the provider, and comes again. */
async function endOrder(ports: AdminPorts, order: Order): Promise<boolean> {
  if (isSettled(order) && order.status !== 'confirmed') return true;
  const key = { buyerId: order.buyerId, orderId: order.id };
  // Once before the write, late enough to find it written: this process may not live to say it again.
  if (order.payment !== undefined) await ports.watchQueue.send({ version: 1, ...key }, refundLookSeconds);
  const ended = await moveOrder(ports, key, (each, states) => closeOrder(each, states, ports.clock()));
  if (!isSettled(ended)) await ports.watchQueue.send({ version: 1, ...key }, 0);
  return ended.status !== 'held';
}
