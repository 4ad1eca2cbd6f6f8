import { getAdminConcert, reprice } from '../commands/reprice.ts';
import type { Actor } from './actor.ts';

/** An admin who changes prices while the sale runs. */
export const repricer: Actor = {
  name: 'repricer',
  role: 'admin',
  weight: 2,
  async play(stage) {
    const { random } = stage;
    for (let edits = random.between(1, 4); edits > 0; edits -= 1) {
      await stage.pause(300, 6_000);
      const { id: concertId } = random.pick(stage.halls).concert;
      const found = await stage.ask(getAdminConcert, { concertId });
      if (found?.outcome !== 'ok') continue;
      const { version, priceTiers } = found.reply.concert;
      const { id: priceTierId } = random.pick(priceTiers);
      await stage.ask(reprice, { concertId, version, priceTierId, price: random.between(1, 200) * 50 });
    }
  },
};
