import type { Actor } from './actor.ts';
import { claimOnce, drawConcert, drawWish } from './wishes.ts';

/** Asks for far more seats than the limit allows, all at once. */
export const greedyBuyer: Actor = {
  name: 'greedy buyer',
  role: 'buyer',
  weight: 1,
  async play(stage) {
    const { random } = stage;
    const hall = drawConcert(stage);
    const claims = Array.from({ length: random.between(4, 10) }, async () => {
      await stage.pause(0, 500);
      await claimOnce(stage, hall, drawWish(stage, hall), stage.newKey());
    });
    await Promise.all(claims);
  },
};
