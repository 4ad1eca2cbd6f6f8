import { cancel } from '../commands/cancel.ts';
import { getOrder } from '../commands/get-order.ts';
import type { Actor } from './actor.ts';

/** Tries orders of other people. */
export const snoop: Actor = {
  name: 'snoop',
  role: 'buyer',
  weight: 1,
  async play(stage) {
    const { random } = stage;
    for (let tries = random.between(1, 4); tries > 0; tries -= 1) {
      await stage.pause(200, 3_000);
      if (stage.overheard.length === 0) continue;
      const orderId = random.pick(stage.overheard);
      await stage.ask(random.chance(0.5) ? cancel : getOrder, { orderId });
    }
  },
};
