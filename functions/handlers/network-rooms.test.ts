import { expect, test } from 'vitest';
import type { Order } from '../contract/orders.ts';
import { Refusal } from '../domain/refusal.ts';
import {
  claim,
  deliverClaims,
  open,
  orderNow,
  pay,
  refusalOf,
  request,
  sale,
  takenSeats,
  useSale,
} from './sale-for-tests.ts';

useSale();

/** Of one section of 100 seats, two buyers of two seats: four seats, for five percent are five. */
const crowded = { checkout: 'payment', seatsPerBuyer: 2, networkShare: 4, holdMinutes: 1 } as const;
const from = (sourceIp: string) => ({ ...request, sourceIp });
const office = from('198.51.100.7');
const seat = (at: number) => [`STAL-B-${at}`];
const hold = (at: number, where = office) =>
  claim(seat(at), `b${at}`, `key${at}-${sale.time}`, undefined, where).then(({ order }) => order);
const factsOf = (promise: Promise<unknown>) =>
  promise.catch((error: unknown) => (error instanceof Refusal ? error.facts : error));
const holdFour = async (): Promise<Order[]> => Promise.all([1, 2, 3, 4].map((at) => hold(at)));

test('behind one address so many seats wait unpaid and no more, of any number asked for at once', async () => {
  await open(crowded);
  const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => refusalOf(hold(at + 1))));
  expect(answers.filter((answer) => answer === 'no refusal')).toHaveLength(4);
  expect(answers.filter((answer) => answer === 'network-limit')).toHaveLength(6);
  expect(await takenSeats()).toBe(4);
  expect((await hold(10, from('198.51.100.8'))).status, 'others are none the worse').toBe('held');
});

test('what was paid makes room for the others', async () => {
  await open(crowded);
  const [first] = await holdFour();
  expect(await refusalOf(hold(5))).toBe('network-limit');
  await pay(first?.id ?? '', 'tok_approve', 'b1');
  expect((await hold(5)).status).toBe('held');
  expect(await refusalOf(hold(6))).toBe('network-limit');
});

test('who is refused is told when to ask again; what was let go counts for two windows at most', async () => {
  await open(crowded);
  await holdFour();
  const { retryAfterSeconds } = (await factsOf(hold(5))) as { retryAfterSeconds: number };
  expect(retryAfterSeconds).toBeGreaterThan(0);
  expect(retryAfterSeconds).toBeLessThanOrEqual(6 * 60);
  sale.time += 2 * 6 * 60_000;
  expect((await hold(5)).status).toBe('held');
});

test('whoever sends twice meets their own order, not the limit', async () => {
  await open({ ...crowded, seatsPerOrder: 4, seatsPerBuyer: 4, networkShare: 1 });
  const seats = ['STAL-A-1', 'STAL-A-2', 'STAL-A-3', 'STAL-A-4'];
  const twins = Array.from({ length: 5 }, () => claim(seats, 'b1', 'one key', undefined, office));
  expect(new Set((await Promise.all(twins)).map(({ order }) => order.id)).size).toBe(1);
});

test('who was slower gives the room back that their claim had taken', async () => {
  await open(crowded);
  const look = sale.ports.seatBlocks.listSeen;
  const before = await look([{ concertId: sale.concert.id, section: 'STAL', block: 0 }]);
  await hold(1, from('198.51.100.8'));
  for (let tries = 0; tries < 5; tries += 1) {
    // The seat looks free, as it was a moment ago.
    Object.assign(sale.ports.seatBlocks, { listSeen: async () => before });
    expect(await refusalOf(claim(seat(1), 'b9', `late${tries}`, undefined, office))).toBe('seats-taken');
  }
  Object.assign(sale.ports.seatBlocks, { listSeen: look });
  for (const at of [2, 3, 4, 5]) expect((await hold(at)).status).toBe('held');
});

test('in a line the limit is met where seats are granted, and the neighbours get theirs', async () => {
  await open({ ...crowded, salesMode: 'queued' });
  const orders = await Promise.all([1, 2, 3, 4, 5, 6].map((at) => hold(at)));
  const stranger = await hold(7, from('198.51.100.8'));
  await deliverClaims();
  const ended = await Promise.all(orders.map(({ id }, at) => orderNow(id, `b${at + 1}`)));
  expect(ended.filter((order) => order?.status === 'held')).toHaveLength(4);
  expect(ended.flatMap((order) => order?.refusal?.code ?? [])).toEqual(['network-limit', 'network-limit']);
  expect((await orderNow(stranger.id, 'b7'))?.status).toBe('held');
});

test('where an order came from is forgotten with the end of its hold', async () => {
  await open(crowded);
  const { id } = await hold(1);
  expect(await orderNow(id, 'b1')).toHaveProperty('network');
  await pay(id, 'tok_approve', 'b1');
  expect(await orderNow(id, 'b1')).not.toHaveProperty('network');
});

test.each([{ networkShare: 100 }, { checkout: 'instant' as const }])(
  'a concert may be without the limit, and what is sold at once has none: %o',
  async (changes) => {
    await open({ ...crowded, ...changes });
    for (let at = 1; at <= 9; at += 1) await hold(at);
    expect(await takenSeats()).toBe(9);
  },
);
