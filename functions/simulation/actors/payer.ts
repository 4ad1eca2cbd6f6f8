import type { Order } from '../../contract/orders.ts';
import type { TestCard } from '../../contract/test-cards.ts';
import { cancel } from '../commands/cancel.ts';
import { pay } from '../commands/pay.ts';
import { release } from '../commands/release.ts';
import type { Actor, Stage } from './actor.ts';
import { claimOnce, drawConcert, drawWish } from './wishes.ts';

/** Those that let no real time pass. */
const cards: readonly TestCard[] = ['tok_approve', 'tok_decline', 'tok_answer_lost', 'tok_late', 'tok_notice_twice'];

/** Claims and pays: at once or late, twice at once, with a card that fails; gives back, walks away, or cancels. */
export const payer: Actor = {
  name: 'payer',
  role: 'buyer',
  weight: 12,
  async play(stage) {
    const { random } = stage;
    for (let rounds = random.between(1, 3); rounds > 0; rounds -= 1) {
      const hall = drawConcert(stage);
      const order = await claimOnce(stage, hall, drawWish(stage, hall), stage.newKey());
      if (order === undefined || random.chance(0.1)) continue;
      await stage.pause(0, random.pick([200, 4_000, 30_000]));
      await goOn(stage, order);
      if (random.chance(0.2)) await stage.ask(cancel, { orderId: order.id });
    }
  },
};

async function goOn(stage: Stage, { id: orderId }: Order): Promise<void> {
  const { random } = stage;
  if (random.chance(0.15)) await stage.ask(release, { orderId });
  for (let tries = random.between(1, 3); tries > 0; tries -= 1) {
    const paymentToken = random.chance(0.5) ? 'tok_approve' : random.pick(cards);
    const clicks = Array.from({ length: random.pick([1, 1, 2]) }, async () => {
      await stage.pause(0, 300);
      return stage.ask(pay, { orderId, paymentToken });
    });
    if (random.chance(0.15)) clicks.push(stage.ask(release, { orderId }));
    const answers = await Promise.all(clicks);
    if (answers.some((answer) => answer?.outcome === 'ok')) return;
    await stage.pause(0, 3_000);
  }
}
