import { cancelConcert } from '../commands/cancel-concert.ts';
import type { Actor } from './actor.ts';

/** An admin who calls a concert off while people buy, and asks again until all of it is done, or leaves it at that. */
export const callerOff: Actor = {
  name: 'caller-off',
  role: 'admin',
  weight: 1,
  async play(stage) {
    const { random } = stage;
    const { id: concertId } = random.pick(stage.halls).concert;
    await stage.pause(100, random.pick([1_000, 10_000]));
    for (let tries = random.between(1, 6); tries > 0; tries -= 1) {
      const answer = await stage.ask(cancelConcert, { concertId });
      if (answer?.outcome === 'refused' || (answer?.outcome === 'ok' && answer.reply.isDone)) return;
      await stage.pause(500, 20_000);
    }
  },
};
