import type { deleteConcert as endpoint } from '../../contract/admin.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';
import { Reply } from '../../runtime/reply.ts';
import type { AdminPorts } from '../admin-concerts.ts';
import { hasLiveSeats } from '../live-seats.ts';
import { giveConcertBack, takeConcert } from '../take-concert.ts';

/**
 * Closes the blocks first: whoever claims a seat meanwhile was before, and is seen, or is refused. Cut off in between,
 * the concert sells nothing, and deleting it again ends it either way.
 */
export const deleteConcertHandler =
  (ports: AdminPorts): Handle<typeof endpoint> =>
  async ({ params: { concertId } }) => {
    const { concerts, seatBlocks, posters, clock } = ports;
    const found = await concerts.findNow(concertId);
    const plan = await concerts.findSeatPlan(concertId);
    if (found === undefined || found.deletedAt !== undefined || plan === undefined)
      throw new Refusal('concert-not-found');
    if (await hasLiveSeats(ports, concertId, plan)) throw new Refusal('concert-has-orders');
    const concert = await takeConcert(ports, concertId, () => ({}));
    await seatBlocks.setClosed(concertId, plan, true);
    if (await hasLiveSeats(ports, concertId, plan)) {
      if (concert.cancelledAt === undefined) await seatBlocks.setClosed(concertId, plan, false);
      await giveConcertBack(ports, concertId);
      throw new Refusal('concert-has-orders');
    }
    const posterKey = await concerts.remove(concert, plan, new Date(clock()).toISOString());
    if (posterKey !== undefined) await posters.remove(posterKey);
    return new Reply({ status: 204 });
  };
