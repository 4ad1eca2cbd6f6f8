import type { Hall } from '../shop/hall.ts';
import type { Actor, Stage } from './actor.ts';
import { claimOnce, drawConcert, drawWish } from './wishes.ts';

/** Sends the same request several times at once, now and then with other seats under the same key. */
export const doubleClicker: Actor = {
  name: 'double clicker',
  role: 'buyer',
  weight: 2,
  async play(stage) {
    const hall = drawConcert(stage);
    // Several carts at once, so that twins meet at the buyer's limit too.
    const carts = Array.from({ length: stage.random.pick([1, 1, 2, 5]) }, () => clickAway(stage, hall));
    await Promise.all(carts);
  },
};

async function clickAway(stage: Stage, hall: Hall): Promise<void> {
  const { random } = stage;
  const key = stage.newKey();
  const wish = drawWish(stage, hall);
  const clicks = Array.from({ length: random.between(2, 4) }, async () => {
    await stage.pause(0, 300);
    const isOther = random.chance(0.15);
    await claimOnce(stage, hall, isOther ? drawWish(stage, hall) : wish, key);
  });
  await Promise.all(clicks);
}
