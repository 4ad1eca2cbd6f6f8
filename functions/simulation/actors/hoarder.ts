import { release } from '../commands/release.ts';
import type { Actor, Stage } from './actor.ts';
import { claimOnce, drawConcert, drawWish } from './wishes.ts';

/** Holds seats and lets them go, again and again: gives them back, or waits until they have run out. Never pays. */
export const hoarder: Actor = {
  name: 'hoarder',
  role: 'buyer',
  weight: 3,
  async play(stage) {
    const { random } = stage;
    const hands = Array.from({ length: random.pick([1, 1, 3]) }, () => hoard(stage));
    await Promise.all(hands);
  },
};

async function hoard(stage: Stage): Promise<void> {
  const { random } = stage;
  const hall = drawConcert(stage);
  for (let rounds = random.between(2, 8); rounds > 0; rounds -= 1) {
    const order = await claimOnce(stage, hall, drawWish(stage, hall), stage.newKey());
    await stage.pause(0, random.pick([200, 2_000, 20_000]));
    if (order !== undefined && random.chance(0.7)) await stage.ask(release, { orderId: order.id });
  }
}
