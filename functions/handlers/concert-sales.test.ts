import { expect, test } from 'vitest';
import type { ConcertSales } from '../contract/sales.ts';
import type { Order } from '../domain/order.ts';
import type { Reply } from '../runtime/reply.ts';
import { changeSeatsHandler } from './http/change-seats.ts';
import { exportOrdersHandler } from './http/export-orders.ts';
import { getSalesHandler } from './http/get-sales.ts';
import {
  claim,
  deliverLooks,
  open,
  orderNow,
  pay,
  plan,
  refusalOf,
  request,
  sale,
  start,
  takenSeats,
  useSale,
} from './sale-for-tests.ts';

useSale();

const admin = { id: 'a1', role: 'admin' as const };
const inputOf = <Q, B>(query: Q, body: B) => ({
  params: { concertId: sale.concert.id },
  query,
  headers: undefined,
  body,
  account: admin,
  request,
});

/** Two orders a second, one seat each, newest last. */
async function putOrders(count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const order: Order = {
      id: `o${String(at).padStart(6, '0')}`,
      buyerId: 'b1',
      concertId: sale.concert.id,
      status: at % 4 === 0 ? 'cancelled' : 'confirmed',
      revision: 1,
      ref: 'abcdefghi',
      fingerprint: 'f',
      seats: [seat],
      currency: 'EUR',
      createdAt: new Date(start + 500 * at).toISOString(),
    };
    await sale.ports.orders.put(order);
  }
}
const seat = {
  id: 'STAL-A-1',
  section: 'STAL',
  row: 'A',
  number: 1,
  priceTierId: 'standard',
  price: 100,
  block: 0,
  code: '00',
};

test('the sheet’s pages, one after the other, are one file with every order once and one head', async () => {
  await open({});
  await putOrders(2_500);
  let text = '';
  let cursor: string | undefined;
  let pages = 0;
  do {
    const reply = (await exportOrdersHandler(sale.ports)(
      inputOf({ cursor, status: 'active' as const }, undefined),
    )) as Reply;
    text += reply.body;
    pages += 1;
    cursor = /^<orders\.csv\?status=active&cursor=([\w-]+)>; rel="next"$/.exec(reply.headers.link ?? '')?.[1];
  } while (cursor !== undefined);
  expect(pages).toBe(3);
  const lines = text.trimEnd().split('\r\n');
  expect(lines.filter((line) => line.startsWith('\ufefforder,'))).toHaveLength(1);
  const ids = lines.slice(1).map((line) => line.split(',')[0]);
  expect(ids).toHaveLength(1_875);
  expect(ids).toEqual(ids.toSorted().reverse());
  expect(new Set(ids).size).toBe(1_875);
});

test('sales that no one answer can count come in several, which add up', async () => {
  await open({});
  await putOrders(20_600);
  const answers: ConcertSales[] = [];
  let cursor: string | null | undefined;
  do {
    const answer = await getSalesHandler(sale.ports)(inputOf({ cursor: cursor ?? undefined }, undefined));
    answers.push(answer as ConcertSales);
    cursor = (answer as ConcertSales).nextCursor;
  } while (cursor !== null);
  expect(answers.map(({ orders }) => orders)).toEqual([10_000, 10_000, 600]);
  const amounts = answers.flatMap(({ takings }) => takings.map(({ amount }) => amount));
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(20_600 * 0.75 * 100);
  const claims = answers.flatMap(({ minutes }) => minutes.map((minute) => minute.claims));
  expect(claims.reduce((sum, count) => sum + count, 0)).toBe(20_600);
});

test('a seat whose hold ran out is withdrawn, and its late payer cannot have it back', async () => {
  await open({ checkout: 'payment', holdMinutes: 1 });
  const { order } = await claim(['STAL-A-1']);
  const withdraw = () =>
    changeSeatsHandler(sale.ports)(inputOf(undefined, { change: 'withdraw' as const, seatIds: ['STAL-A-1'] }));
  expect(await withdraw()).toEqual({ changed: 0, refused: [{ seatId: 'STAL-A-1', state: 'held' }] });
  sale.time += 61_000;
  expect(await withdraw()).toEqual({ changed: 1, refused: [] });
  expect(await refusalOf(pay(order.id, 'tok_approve'))).toBe('hold-expired');
  await deliverLooks();
  expect((await orderNow(order.id))?.status).toBe('expired');
  expect(await takenSeats()).toBe(1);
});

test('while somebody closes the concert, seats wait', async () => {
  await open({});
  await sale.ports.seatBlocks.setClosed(sale.concert.id, plan, true, 1);
  const body = { change: 'withdraw' as const, seatIds: ['STAL-A-1'] };
  expect(await refusalOf(changeSeatsHandler(sale.ports)(inputOf(undefined, body)))).toBe('busy');
});
