import type { Order } from '../../contract/orders.ts';
import type { SeatWish } from '../../domain/claim.ts';
import { cancel } from '../commands/cancel.ts';
import { type ClaimInput, claim } from '../commands/claim.ts';
import { getOrder } from '../commands/get-order.ts';
import type { Hall } from '../shop/hall.ts';
import type { Stage } from './actor.ts';

/** Where a buyer begins to look: the more of a rush, the nearer to the first seat. */
const placeOf = ({ random, rush }: Stage, hall: Hall) =>
  Math.floor(random.next() ** (1 + 3 * rush) * hall.seatIds.length);

/** Where there are two concerts, the second one is less wanted: it may be empty enough to be deleted. */
export const drawConcert = ({ random, halls }: Stage): Hall => (random.chance(0.75) ? halls[0] : halls.at(-1)) as Hall;

/** Some seats side by side in the line, or scattered over the hall, or whichever are best. */
export function drawWish(stage: Stage, hall: Hall): SeatWish {
  const { random } = stage;
  const freed = stage.freed.at(-1);
  if (freed?.concertId === hall.concert.id && random.chance(0.3)) return { seatIds: freed.seatIds };
  const quantity = random.between(1, Math.min(hall.concert.seatsPerOrder, 4));
  if (random.chance(0.2)) {
    const { id } = random.pick(hall.concert.priceTiers);
    return { bestAvailable: { priceTierId: id, quantity } };
  }
  if (random.chance(0.3)) {
    const seatIds = Array.from({ length: quantity }, () => hall.seatIds[placeOf(stage, hall)] ?? '');
    return { seatIds: [...new Set(seatIds)] };
  }
  const from = Math.min(placeOf(stage, hall), Math.max(0, hall.seatIds.length - quantity));
  return { seatIds: hall.seatIds.slice(from, from + quantity) };
}

/** Claims once; answers the order where it was granted, at once or after waiting in line. */
export async function claimOnce(stage: Stage, hall: Hall, wish: SeatWish, key: string): Promise<Order | undefined> {
  const input = { concertId: hall.concert.id, key, wish };
  const answer = await stage.ask(claim, input);
  if (answer?.outcome !== 'ok') return undefined;
  const { order } = answer.reply;
  stage.overheard.push(order.id);
  return order.status === 'queued' ? waitInLine(stage, order, input) : order;
}

/** Nothing fails any more: whoever waits so long waits for good. */
const looksWhenHealed = 500;

/** Looks at the order now and then, or asks again with the same key; some leave before they are served. */
async function waitInLine(stage: Stage, queued: Order, input: ClaimInput): Promise<Order | undefined> {
  const { random } = stage;
  const patience = stage.isHealed() ? looksWhenHealed : random.pick([2, 10, 50]);
  for (let looks = patience; looks > 0; looks -= 1) {
    await stage.pause(200, 3_000);
    const answer = random.chance(0.1)
      ? await stage.ask(claim, input)
      : await stage.ask(getOrder, { orderId: queued.id });
    if (answer === undefined) continue;
    if (answer.outcome !== 'ok' || answer.reply.order.status === 'refused') return undefined;
    if (answer.reply.order.status !== 'queued') return answer.reply.order;
  }
  return undefined;
}

/** Cancels, `times` at once, while others are after the seats. */
export async function cancelAtOnce(stage: Stage, order: Order, times: number): Promise<void> {
  stage.freed.push({ concertId: order.concertId, seatIds: order.seats.map(({ id }) => id) });
  const cancels = Array.from({ length: times }, async () => {
    await stage.pause(0, times === 1 ? 0 : 200);
    await stage.ask(cancel, { orderId: order.id });
  });
  await Promise.all(cancels);
}
