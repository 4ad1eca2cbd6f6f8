import type { cancelConcert as endpoint } from '../../contract/admin.ts';
import { isSettled } from '../../domain/order.ts';
import type { OrderPlace } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';
import { type AdminPorts, adminConcertReply } from '../admin-concerts.ts';
import { hasLiveSeats } from '../live-seats.ts';
import { giveConcertBack, takeConcert } from '../take-concert.ts';

const ordersPerPage = 50;
/** Within the function's time; whoever asks again goes on. */
const workMs = 15_000;

/**
 * Closes the blocks first, so that nothing is granted any more, and asks the watch to end every order: it knows the
 * payment provider, works on many at once and comes again. Said again, it tells whether all seats are nobody's.
 */
export const cancelConcertHandler =
  (ports: AdminPorts): Handle<typeof endpoint> =>
  async ({ params: { concertId } }) => {
    const until = ports.clock() + workMs;
    const cancelledAt = new Date(ports.clock()).toISOString();
    const taken = await takeConcert(ports, concertId, (before) => ({ cancelledAt: before.cancelledAt ?? cancelledAt }));
    const plan = await ports.concerts.findSeatPlan(concertId);
    if (plan === undefined) throw new Refusal('concert-not-found');
    await ports.seatBlocks.setClosed(concertId, plan, true, taken.version);
    const isWalked = await askToEndOrders(ports, concertId, until);
    const isDone = isWalked && !(await hasLiveSeats(ports, concertId, plan));
    const concert = await giveConcertBack(ports, taken);
    return { concert: await adminConcertReply(ports, concert), isDone };
  };

/** True if every order was seen. */
async function askToEndOrders(ports: AdminPorts, concertId: string, until: number): Promise<boolean> {
  let after: OrderPlace | undefined;
  while (ports.clock() < until) {
    const page = await ports.orders.listOfConcert(concertId, { limit: ordersPerPage, ...(after && { after }) });
    const open = page.filter((order) => !isSettled(order) || order.status === 'confirmed');
    await Promise.all(open.map(({ buyerId, id }) => ports.watchQueue.send({ version: 1, buyerId, orderId: id }, 0)));
    const last = page.at(-1);
    if (page.length < ordersPerPage || last === undefined) return true;
    after = { createdAt: last.createdAt, id: last.id };
  }
  return false;
}
