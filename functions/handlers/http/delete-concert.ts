import type { deleteConcert as endpoint } from '../../contract/admin.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import { hasLiveOrder } from '../../domain/seat-block.ts';
import type { SeatPlan } from '../../domain/seat-plan.ts';
import type { Handle } from '../../runtime/api.ts';
import { Reply } from '../../runtime/reply.ts';
import type { AdminPorts } from '../admin-concerts.ts';

/**
 * Closes the blocks first: whoever claims a seat meanwhile was before, and is seen, or is refused. Cut off in between,
 * the concert sells nothing, and deleting it again ends it either way.
 */
export const deleteConcertHandler =
  (ports: AdminPorts): Handle<typeof endpoint> =>
  async ({ params: { concertId } }) => {
    const { concerts, seatBlocks, posters, clock } = ports;
    const concert = await concerts.findNow(concertId);
    const plan = await concerts.findSeatPlan(concertId);
    if (concert === undefined || concert.deletedAt !== undefined || plan === undefined)
      throw new Refusal('concert-not-found');
    if (await hasLiveOrders(ports, concertId, plan)) throw new Refusal('concert-has-orders');
    await seatBlocks.setClosed(concertId, plan, true);
    if (await hasLiveOrders(ports, concertId, plan)) {
      await seatBlocks.setClosed(concertId, plan, false);
      throw new Refusal('concert-has-orders');
    }
    const posterKey = await concerts.remove(concert, plan, new Date(clock()).toISOString());
    if (posterKey !== undefined) await posters.remove(posterKey);
    return new Reply({ status: 204 });
  };

async function hasLiveOrders(
  { seatBlocks, clock }: Pick<Ports, 'seatBlocks' | 'clock'>,
  concertId: string,
  plan: SeatPlan,
): Promise<boolean> {
  const sections = await seatBlocks.listAll(concertId, plan, { strong: true });
  const now = Math.floor(clock() / 1000);
  return [...sections.values()].some((blocks) => [...blocks.values()].some((block) => hasLiveOrder(block, now)));
}
