import { cancelConcert } from '../commands/cancel-concert.ts';
import { deleteConcert } from '../commands/delete-concert.ts';
import { getAvailability, getConcert } from '../commands/look.ts';
import { pay } from '../commands/pay.ts';
import { type Tables, takenSeats } from '../shop/tables.ts';
import type { Stage } from './actor.ts';
import { claimOnce } from './wishes.ts';

/** Nothing fails any more: a few rounds of the watch end every order. */
const callingsMax = 10;

/** Once all is quiet: a concert that a deletion left closed is deleted again, as its handler's promise says. */
export async function endCutOffDeletions(stage: Stage, { blocks }: Tables): Promise<void> {
  const closed = new Set(blocks.filter((block) => block.closed).map(({ concertId }) => concertId));
  for (const concertId of closed) await stage.ask(deleteConcert, { concertId });
}

/** And a concert that was called off by half is called off again, until none of its seats is anybody's. */
export async function endCutOffCallings(stage: Stage, { concerts }: Tables): Promise<void> {
  for (const { id: concertId, cancelledAt, deletedAt } of concerts) {
    if (cancelledAt === undefined || deletedAt !== undefined) continue;
    for (let asks = 1; asks <= callingsMax; asks += 1) {
      const answer = await stage.ask(cancelConcert, { concertId });
      if (answer?.outcome === 'ok' && answer.reply.isDone) break;
      await stage.pause(20_000, 20_000);
    }
  }
}

/** Every seat that is free can be bought by somebody who has none yet: `asBuyer` makes such people. */
export async function buyWhatIsLeft(asBuyer: () => Stage, { blocks, concerts }: Tables): Promise<void> {
  for (const hall of asBuyer().halls) {
    const { concert, plan, seatIds } = hall;
    if (concerts.some(({ id, cancelledAt }) => id === concert.id && cancelledAt !== undefined)) continue;
    const isTaken = takenSeats(plan, blocks, concert.id);
    const free = seatIds.filter((id) => !isTaken.has(id));
    for (let at = 0; at < free.length; at += concert.seatsPerOrder) {
      const stage = asBuyer();
      const wish = { seatIds: free.slice(at, at + concert.seatsPerOrder) };
      const order = await claimOnce(stage, hall, wish, stage.newKey());
      if (order?.status === 'held') await stage.ask(pay, { orderId: order.id, paymentToken: 'tok_approve' });
    }
  }
}

/** What the shop shows of each concert in the end. */
export async function readShowcase(stage: Stage): Promise<void> {
  for (const { concert } of stage.halls) {
    await stage.ask(getConcert, { concertId: concert.id });
    await stage.ask(getAvailability, { concertId: concert.id });
  }
}
