import type { Actor } from './actor.ts';
import { cancelAtOnce, claimOnce, drawWish } from './wishes.ts';

/** Claims and cancels at once, again and again: a concert is empty one moment and has an order the next. */
export const fleetingBuyer: Actor = {
  name: 'fleeting buyer',
  role: 'buyer',
  weight: 1,
  async play(stage) {
    const hall = stage.halls.at(-1);
    for (let rounds = stage.random.between(2, 6); rounds > 0 && hall !== undefined; rounds -= 1) {
      const order = await claimOnce(stage, hall, drawWish(stage, hall), stage.newKey());
      if (order !== undefined) await cancelAtOnce(stage, order, 1);
    }
  },
};
