import { expect, test } from 'vitest';
import type { Order } from '../contract/orders.ts';
import { Refusal } from '../domain/refusal.ts';
import { cancelConcertHandler } from './http/cancel-concert.ts';
import { cancelOrderHandler } from './http/cancel-order.ts';
import { releaseOrderHandler } from './http/release-order.ts';
import {
  accountOf,
  claim,
  deliverClaims,
  deliverLooks,
  inputOf,
  open,
  orderNow,
  pay,
  refusalOf,
  request,
  sale,
  useSale,
} from './sale-for-tests.ts';

useSale();

const seat = ['STAL-A-1'];
let keys = 0;
const hold = async (buyer = 'b1') => {
  keys += 1;
  return (await claim(seat, buyer, `key${keys}`)).order;
};
const release = ({ id }: Order, buyer = 'b1') => releaseOrderHandler(sale.ports)(inputOf(id, buyer));
const waits = (promise: Promise<unknown>) =>
  promise.then(
    () => 0,
    (error: unknown) => (error instanceof Refusal ? error.facts.retryAfterSeconds : error),
  );
const later = (seconds: number) => {
  sale.time += seconds * 1000;
};

test('the first hold that is let go costs nothing, the next one as long as the first one kept its seats', async () => {
  await open({ checkout: 'payment' });
  const first = await hold();
  later(45);
  await release(first);
  await release(await hold());
  expect(await waits(hold())).toBe(45);
  later(44);
  expect(await refusalOf(hold())).toBe('hold-cool-down');
  expect((await hold('b2')).status, 'others are none the worse').toBe('held');
});

test('who gives back at once, again and again, waits ever longer', async () => {
  await open({ checkout: 'payment' });
  const rests: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const { id } = await hold();
    await release({ id } as Order);
    const { restsUntil } = await sale.ports.orders.findStanding('b1', id, sale.concert.id);
    rests.push(restsUntil - sale.time / 1000);
    later(rests.at(-1) ?? 0);
  }
  expect(rests).toEqual([0, 10, 20, 30, 40]);
});

test('a hold that runs out is let go too, whoever ends it', async () => {
  await open({ checkout: 'payment', holdMinutes: 1, seatsPerBuyer: 1 });
  await hold();
  later(61);
  await hold();
  later(61);
  await deliverLooks();
  expect(await waits(hold())).toBe(61);
  later(61);
  expect((await hold()).status).toBe('held');
});

test('who pays, cancels, or had a concert called off under them does not rest', async () => {
  await open({ checkout: 'payment' });
  for (let round = 0; round < 3; round += 1) {
    const { id } = await hold();
    await pay(id, 'tok_approve');
    await cancelOrderHandler(sale.ports)(inputOf(id));
  }
  const held = await hold();
  const params = { concertId: sale.concert.id };
  const admin = { ...accountOf('admin'), role: 'admin' as const };
  const input = { params, query: undefined, headers: undefined, body: undefined, account: admin, request };
  await cancelConcertHandler(sale.ports)(input);
  await deliverLooks();
  expect((await orderNow(held.id))?.status).toBe('released');
  expect(await sale.ports.orders.findStanding('b1', held.id, sale.concert.id)).toMatchObject({ restsUntil: 0 });
});

test('what is sold at once knows no rest', async () => {
  await open({ checkout: 'instant' });
  for (let round = 0; round < 3; round += 1) await cancelOrderHandler(sale.ports)(inputOf((await hold()).id));
  expect((await hold()).status).toBe('confirmed');
});

test('who rests is told before they stand in line; whose rest begins in the line, by their order', async () => {
  await open({ checkout: 'payment', salesMode: 'queued' });
  const settled = async (order: Order) => {
    await deliverClaims();
    return (await orderNow(order.id)) as unknown as Order;
  };
  await release(await settled(await hold()));
  const second = await settled(await hold());
  keys += 1;
  const waiting = (await claim(['STAL-B-1'], 'b1', `key${keys}`)).order;
  await release(second);
  expect(await waits(hold())).toBe(10);
  expect(sale.queues.claims).toHaveLength(1);
  expect((await settled(waiting)).refusal).toMatchObject({ code: 'hold-cool-down' });
});
