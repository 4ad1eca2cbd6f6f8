import { cancel } from '../commands/cancel.ts';
import type { Actor } from './actor.ts';
import { cancelAtOnce, claimOnce, drawConcert, drawWish } from './wishes.ts';

/** Claims, cancels, sometimes twice at once, and claims again: the same seats or others. Some orders they keep. */
export const mindChanger: Actor = {
  name: 'mind changer',
  role: 'buyer',
  weight: 3,
  async play(stage) {
    const { random } = stage;
    const hall = drawConcert(stage);
    let wish = drawWish(stage, hall);
    for (let rounds = random.between(1, 4); rounds > 0; rounds -= 1) {
      const order = await claimOnce(stage, hall, wish, stage.newKey());
      await stage.pause(0, 2_000);
      if (order !== undefined && random.chance(0.75)) await cancelAtOnce(stage, order, random.between(1, 3));
      else wish = drawWish(stage, hall);
      if (order !== undefined && random.chance(0.3)) await stage.ask(cancel, { orderId: order.id });
    }
  },
};
