import { claim } from '../commands/claim.ts';
import { deleteConcert } from '../commands/delete-concert.ts';
import { getAvailability, getConcert } from '../commands/look.ts';
import { pay } from '../commands/pay.ts';
import { type Tables, takenSeats } from '../shop/tables.ts';
import type { Stage } from './actor.ts';

/** Once all is quiet: a concert that a deletion left closed is deleted again, as its handler's promise says. */
export async function endCutOffDeletions(stage: Stage, { blocks }: Tables): Promise<void> {
  const closed = new Set(blocks.filter((block) => block.closed).map(({ concertId }) => concertId));
  for (const concertId of closed) await stage.ask(deleteConcert, { concertId });
}

/** Every seat that is free can be bought by somebody who has none yet: `asBuyer` makes such people. */
export async function buyWhatIsLeft(asBuyer: () => Stage, { blocks }: Tables): Promise<void> {
  for (const { concert, plan, seatIds } of asBuyer().halls) {
    const isTaken = takenSeats(plan, blocks, concert.id);
    const free = seatIds.filter((id) => !isTaken.has(id));
    for (let at = 0; at < free.length; at += concert.seatsPerOrder) {
      const stage = asBuyer();
      const wish = { seatIds: free.slice(at, at + concert.seatsPerOrder) };
      const claimed = await stage.ask(claim, { concertId: concert.id, key: stage.newKey(), wish });
      if (claimed?.outcome !== 'ok' || claimed.reply.order.status !== 'held') continue;
      await stage.ask(pay, { orderId: claimed.reply.order.id, paymentToken: 'tok_approve' });
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
