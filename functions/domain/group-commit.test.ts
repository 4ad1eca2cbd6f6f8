import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queuedOrder, type SeatWish } from './claim.ts';
import { mergeDecisions } from './decision.ts';
import { decideGroup } from './group-commit.ts';
import { concertOnSale, planOf, rectangle } from './halls-for-tests.ts';
import type { Order } from './order.ts';
import { hallStatesOf, heldValue, type SeatBlock } from './seat-block.ts';

const nowMs = Date.parse('2027-03-01T12:00:00Z');
const plan = planOf(rectangle(4, 10));
const concert = concertOnSale(plan, nowMs);
const free = hallStatesOf([{ concertId: concert.id, section: 'STAL', block: 0, version: 0, closed: false, seats: {} }]);

const queued = (at: number, wish: SeatWish, buyerId = `b${at}`): Order =>
  queuedOrder(
    { orderId: `o${at}`, buyerId, concertId: concert.id, wish, fingerprint: `f${at}`, ref: `ref00000${at}` },
    concert,
    plan,
    nowMs,
  );
const decide = (orders: Order[], seatsHad = new Map<string, number>(), of = concert) =>
  decideGroup(orders, of, plan, { states: free, seatsHad }, nowMs);

test('first come, first served: each claim is decided on what those before it left', () => {
  const { granted, refused } = decide([
    queued(1, { seatIds: ['STAL-A-1', 'STAL-A-2'] }),
    queued(2, { seatIds: ['STAL-A-2', 'STAL-A-3'] }),
    queued(3, { seatIds: ['STAL-A-3'] }),
    queued(4, { bestAvailable: { priceTierId: 'standard', quantity: 2 } }),
  ]);
  expect(granted.map(({ order }) => [order.id, order.status, order.seats.map(({ id }) => id)])).toEqual([
    ['o1', 'confirmed', ['STAL-A-1', 'STAL-A-2']],
    ['o3', 'confirmed', ['STAL-A-3']],
    ['o4', 'confirmed', ['STAL-A-4', 'STAL-A-5']],
  ]);
  expect(refused).toMatchObject([
    {
      before: { id: 'o2' },
      refusal: { code: 'seats-taken', takenSeatIds: ['STAL-A-2'], suggestedSeatIds: ['STAL-A-5', 'STAL-A-6'] },
    },
  ]);
});

test('a group is one write: one update a block, one a buyer', () => {
  const { granted } = decide([
    queued(1, { seatIds: ['STAL-A-1'] }, 'b1'),
    queued(2, { seatIds: ['STAL-B-1'] }, 'b1'),
    queued(3, { seatIds: ['STAL-C-1'] }, 'b2'),
  ]);
  const decision = mergeDecisions(granted.map((each) => each.decision));
  expect([decision.orders.length, decision.blocks.length, decision.counters.length]).toEqual([3, 1, 2]);
  expect(decision.counters).toMatchObject([
    { buyerId: 'b1', seats: 2 },
    { buyerId: 'b2', seats: 1 },
  ]);
});

test('the limit of a buyer holds within a group too', () => {
  const { granted, refused } = decide(
    [queued(1, { seatIds: ['STAL-A-1'] }, 'b1'), queued(2, { seatIds: ['STAL-A-2'] }, 'b1')],
    new Map([['b1', 7]]),
  );
  expect(granted.map(({ order }) => order.id)).toEqual(['o1']);
  expect(refused).toMatchObject([{ before: { id: 'o2' }, refusal: { code: 'seat-limit' } }]);
});

test('prices are those of the time the claim was accepted', () => {
  const dearer = { ...concert, priceTiers: concert.priceTiers.map((tier) => ({ ...tier, price: 99_000 })) };
  const { granted } = decide(
    [queued(1, { seatIds: ['STAL-A-1'] }), queued(2, { bestAvailable: { priceTierId: 'standard', quantity: 1 } })],
    new Map(),
    dearer,
  );
  expect(granted.flatMap(({ order }) => order.seats.map(({ price }) => price))).toEqual([6_000, 6_000]);
});

test('no two grants of a group share a seat, and every claim gets one answer', () => {
  const wish = fc.oneof(
    fc
      .uniqueArray(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 4 })
      .map((numbers): SeatWish => ({ seatIds: numbers.map((number) => `STAL-A-${number}`) })),
    fc
      .integer({ min: 1, max: 4 })
      .map((quantity): SeatWish => ({ bestAvailable: { priceTierId: 'standard', quantity } })),
  );
  fc.assert(
    fc.property(fc.array(wish, { minLength: 1, maxLength: 10 }), (wishes) => {
      const orders = wishes.map((of, at) => queued(at, of));
      const { granted, refused } = decide(orders);
      const seats = granted.flatMap(({ order }) => order.seats.map(({ id }) => id));
      expect(new Set(seats).size).toBe(seats.length);
      expect([...granted, ...refused].map(({ before }) => before.id).toSorted()).toEqual(
        orders.map(({ id }) => id).toSorted(),
      );
      for (const { before, order } of granted)
        expect(order.seats.length).toBe(before.wish?.quantity ?? before.seats.length);
    }),
  );
});

const block = (seats: Record<string, string> = {}, closed = false): SeatBlock => ({
  concertId: concert.id,
  section: 'STAL',
  block: 0,
  version: 0,
  closed,
  seats,
});
const decideOn = (blocks: SeatBlock[], ...orders: Order[]) =>
  decideGroup(orders, concert, plan, { states: hallStatesOf(blocks), seatsHad: new Map() }, nowMs);

test('a hold is claimable in the second after it ran out, and not before', () => {
  const now = Math.floor(nowMs / 1000);
  const claim = queued(1, { seatIds: ['STAL-A-1'] });
  expect(decideOn([block({ '00': heldValue(now - 1, 'zzzzzzzzz') })], claim).granted).toHaveLength(1);
  expect(decideOn([block({ '00': heldValue(now, 'zzzzzzzzz') })], claim).refused).toMatchObject([
    { refusal: { code: 'seats-taken', takenSeatIds: ['STAL-A-1'] } },
  ]);
});

test('a closed block, or one that is gone, grants nothing', () => {
  const nothing = { code: 'sale-not-open', takenSeatIds: [], suggestedSeatIds: [] };
  for (const blocks of [[block({}, true)], []]) {
    const { granted, refused } = decideOn(blocks, queued(1, { seatIds: ['STAL-A-1'] }));
    expect(granted).toEqual([]);
    expect(refused.map(({ refusal }) => refusal)).toEqual([nothing]);
  }
});

test('whoever asks for more seats together than there are is refused, and those behind are not', () => {
  const everySecond = Object.fromEntries(
    Array.from({ length: 20 }, (_, at) => [String(at * 2).padStart(2, '0'), '~zzzzzzzzz']),
  );
  const { granted, refused } = decideOn(
    [block(everySecond)],
    queued(1, { bestAvailable: { priceTierId: 'standard', quantity: 2 } }),
    queued(2, { bestAvailable: { priceTierId: 'standard', quantity: 1 } }),
  );
  expect(refused.map(({ refusal }) => refusal)).toEqual([
    { code: 'no-seats-together', takenSeatIds: [], suggestedSeatIds: [] },
  ]);
  expect(granted.map(({ order }) => order.id)).toEqual(['o2']);
});

test('seats are suggested in the row that was asked for, and none where none are left together', () => {
  const { refused } = decideOn([block({ '20': '~zzzzzzzzz' })], queued(1, { seatIds: ['STAL-C-1', 'STAL-C-2'] }));
  expect(refused).toMatchObject([{ refusal: { suggestedSeatIds: ['STAL-C-5', 'STAL-C-6'] } }]);
  const all = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [String(at).padStart(2, '0'), '~zzzzzzzzz']));
  expect(decideOn([block(all)], queued(1, { seatIds: ['STAL-C-1'] })).refused).toMatchObject([
    { refusal: { takenSeatIds: ['STAL-C-1'], suggestedSeatIds: [] } },
  ]);
});
