import { deleteConcert } from '../commands/delete-concert.ts';
import type { Actor } from './actor.ts';

/** An admin who deletes a concert while people buy, at times from two windows, and tries again where it has orders. */
export const deleter: Actor = {
  name: 'deleter',
  role: 'admin',
  weight: 4,
  async play(stage) {
    const { random } = stage;
    const { id: concertId } = (random.chance(0.8) ? stage.halls.at(-1) : stage.halls[0])?.concert ?? { id: '' };
    const pauseMs = random.pick([10, 100, 3_000]);
    for (let tries = random.between(1, 20); tries > 0; tries -= 1) {
      await stage.pause(0, pauseMs);
      const windows = random.chance(0.2) ? 2 : 1;
      const answers = Array.from({ length: windows }, async () => {
        await stage.pause(0, 50);
        return stage.ask(deleteConcert, { concertId });
      });
      if ((await Promise.all(answers)).some((answer) => answer?.outcome === 'ok')) return;
    }
  },
};
