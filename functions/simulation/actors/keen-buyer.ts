import { getOrder } from '../commands/get-order.ts';
import { listOrders } from '../commands/list-orders.ts';
import type { Actor } from './actor.ts';
import { claimOnce, drawConcert, drawWish } from './wishes.ts';

/** Wants seats, takes others where these have gone, and looks at what came of it. */
export const keenBuyer: Actor = {
  name: 'keen buyer',
  role: 'buyer',
  weight: 5,
  async play(stage) {
    const { random } = stage;
    for (let tries = random.between(1, 4); tries > 0; tries -= 1) {
      const hall = drawConcert(stage);
      const order = await claimOnce(stage, hall, drawWish(stage, hall), stage.newKey());
      if (order !== undefined && random.chance(0.3)) await stage.ask(getOrder, { orderId: order.id });
      if (random.chance(0.3)) await stage.ask(listOrders, {});
      if (order !== undefined && random.chance(0.5)) return;
      await stage.pause(0, 1_500);
    }
  },
};
