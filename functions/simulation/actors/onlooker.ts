import { getAvailability, getConcert } from '../commands/look.ts';
import type { Actor } from './actor.ts';

/** Looks at the seat map again and again. */
export const onlooker: Actor = {
  name: 'onlooker',
  role: 'buyer',
  weight: 1,
  async play(stage) {
    const { random } = stage;
    for (let looks = random.between(1, 5); looks > 0; looks -= 1) {
      const { id: concertId } = random.pick(stage.halls).concert;
      await (random.chance(0.7) ? stage.ask(getAvailability, { concertId }) : stage.ask(getConcert, { concertId }));
      await stage.pause(100, 3_000);
    }
  },
};
