import { cancel } from '../commands/cancel.ts';
import type { Actor } from './actor.ts';
import { claimOnce, drawConcert, drawWish } from './wishes.ts';

const hourMs = 60 * 60 * 1000;

/** Comes back with a key that was used before: with the same seats, turned around, or with others. */
export const repeater: Actor = {
  name: 'repeater',
  role: 'buyer',
  weight: 2,
  async play(stage) {
    const { random } = stage;
    const hall = drawConcert(stage);
    const key = stage.newKey();
    const wish = drawWish(stage, hall);
    const turned = 'seatIds' in wish ? { seatIds: wish.seatIds.toReversed() } : wish;
    const order = await claimOnce(stage, hall, wish, key);
    for (let times = random.between(1, 3); times > 0; times -= 1) {
      await (stage.isHealed() && random.chance(0.1) ? stage.pause(hourMs, 25 * hourMs) : stage.pause(0, 4_000));
      if (random.chance(0.3)) await claimOnce(stage, hall, drawWish(stage, hall), key);
      if (order !== undefined && random.chance(0.2)) await stage.ask(cancel, { orderId: order.id });
      await claimOnce(stage, hall, turned, key);
    }
  },
};
