import type { getSales as endpoint } from '../../contract/sales.ts';
import type { Order } from '../../domain/order.ts';
import type { OrderPlace } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import { countSeatStates, tallyOrders } from '../../domain/sales.ts';
import type { Handle } from '../../runtime/api.ts';
import type { AdminPorts } from '../admin-concerts.ts';
import { fromCursor, toCursor } from '../cursors.ts';
import { OrderPlaceInCursor, placeOf } from '../order-places.ts';

const ordersPerPage = 500;
/** What one answer looks at; a concert that has more is told in several. */
const ordersMax = 10_000;
/** Well within what callers wait for. */
const workMs = 8_000;

/**
 * Counted when somebody asks, from the blocks and the orders themselves: a claim writes nothing for it. The prices are
 * those of the orders, so that what was sold before a change of prices is counted as it was paid.
 */
export const getSalesHandler =
  (ports: AdminPorts): Handle<typeof endpoint> =>
  async ({ params: { concertId }, query }) => {
    const { concerts, seatBlocks, clock } = ports;
    const after = fromCursor(OrderPlaceInCursor, query.cursor);
    const concert = await concerts.findNow(concertId);
    const plan = concert?.deletedAt === undefined && (await concerts.findSeatPlan(concertId));
    if (!concert || !plan) throw new Refusal('concert-not-found');
    const nowMs = clock();
    const blocks = await seatBlocks.listAll(concertId, plan);
    const { orders, next } = await walkOrders(ports, concertId, after);
    return {
      concertId,
      currency: concert.currency,
      countedAt: new Date(nowMs).toISOString(),
      seats: countSeatStates(plan, blocks, Math.floor(nowMs / 1000)),
      ...tallyOrders(orders),
      nextCursor: next === undefined ? null : toCursor(next),
    };
  };

async function walkOrders(
  { orders, clock }: AdminPorts,
  concertId: string,
  start: OrderPlace | undefined,
): Promise<{ orders: Order[]; next?: OrderPlace | undefined }> {
  const until = clock() + workMs;
  const found: Order[] = [];
  let after = start;
  while (found.length < ordersMax && clock() < until) {
    const page = await orders.listOfConcert(concertId, { limit: ordersPerPage, ...(after && { after }) });
    found.push(...page);
    const last = page.at(-1);
    if (page.length < ordersPerPage || last === undefined) return { orders: found };
    after = placeOf(last);
  }
  return { orders: found, next: after };
}
