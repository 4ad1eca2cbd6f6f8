import type { deleteConcert as endpoint } from '../../contract/admin.ts';
import type { Concert } from '../../domain/concert.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { SeatPlan } from '../../domain/seat-plan.ts';
import type { Handle } from '../../runtime/api.ts';
import { Reply } from '../../runtime/reply.ts';
import type { AdminPorts } from '../admin-concerts.ts';
import { hasLiveSeats } from '../live-seats.ts';
import { giveConcertBack, takeConcert } from '../take-concert.ts';

/**
 * Closes the blocks first: whoever claims a seat meanwhile was before, and is seen, or is refused. Cut off in between,
 * the concert sells nothing, and deleting it again ends it either way: gone, or open again.
 */
export const deleteConcertHandler =
  (ports: AdminPorts): Handle<typeof endpoint> =>
  async ({ params: { concertId } }) => {
    const { concerts, seatBlocks, posters, clock } = ports;
    const plan = await concerts.findSeatPlan(concertId);
    if (plan === undefined) throw new Refusal('concert-not-found');
    const concert = await takeConcert(ports, concertId, () => ({}));
    const isFree = await closeIfFree(ports, concert, plan);
    const removed = isFree ? await concerts.remove(concert, plan, new Date(clock()).toISOString()) : undefined;
    if (removed?.outcome === 'removed') {
      if (removed.posterKey !== undefined) await posters.remove(removed.posterKey);
      return new Reply({ status: 204 });
    }
    if (concert.cancelledAt === undefined) await seatBlocks.setClosed(concertId, plan, false, concert.version);
    await giveConcertBack(ports, concert);
    throw new Refusal(isFree ? 'busy' : 'concert-has-orders');
  };

/** The first look spares a concert that sells well from being closed at all. */
async function closeIfFree(ports: AdminPorts, { id, version }: Concert, plan: SeatPlan): Promise<boolean> {
  if (await hasLiveSeats(ports, id, plan)) return false;
  await ports.seatBlocks.setClosed(id, plan, true, version);
  return !(await hasLiveSeats(ports, id, plan));
}
