import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  blocksOfWish,
  type Claim,
  decideClaim,
  grantSeats,
  queuedOrder,
  type SeatWish,
  type Standing,
} from './claim.ts';
import { concertOnSale, planOf, rectangle } from './halls-for-tests.ts';
import { encodeTime, hallStatesOf, type SeatBlock } from './seat-block.ts';

const nowMs = Date.parse('2027-03-01T12:00:00Z');
const plan = planOf(rectangle(10, 10));
const concert = concertOnSale(plan, nowMs);

const block = (block: number, seats: Record<string, string> = {}, closed = false): SeatBlock => ({
  concertId: concert.id,
  section: 'STAL',
  block,
  version: 0,
  closed,
  seats,
});
const standing = (blocks: SeatBlock[] = [block(0), block(1), block(2)], rest: Partial<Standing> = {}): Standing => ({
  seatsHad: 0,
  restsUntil: 0,
  states: hallStatesOf(blocks),
  ...rest,
});
const claimOf = (seatIds: string[]): Claim => ({
  orderId: 'o1',
  buyerId: 'b1',
  concertId: concert.id,
  wish: { seatIds },
  fingerprint: seatIds.join(),
  ref: 'abcdefghi',
});
const decide = (seatIds: string[], at: Standing = standing(), nowAt = nowMs, of = concert) =>
  decideClaim(claimOf(seatIds), of, plan, at, nowAt);

test('free seats are granted as one decision over order, blocks and counter', () => {
  const decided = decide(['STAL-A-1', 'STAL-A-2', 'STAL-F-1']);
  if (decided.outcome !== 'granted') throw new Error(decided.outcome);
  expect(decided.decision.blocks.map(({ block, seats }) => ({ block, seats }))).toEqual([
    { block: 0, seats: [{ kind: 'claim', codes: ['00', '01'], value: '~abcdefghi' }] },
    { block: 1, seats: [{ kind: 'claim', codes: ['10'], value: '~abcdefghi' }] },
  ]);
  expect(decided.decision.counters).toMatchObject([{ seats: 3, limit: 8 }]);
  expect(decided.order.seats.map(({ price }) => price)).toEqual([6_000, 6_000, 6_000]);
});

test('a claim is granted whole or refused with exactly the seats that went', () => {
  const now = Math.floor(nowMs / 1000);
  const value = fc.constantFrom(
    undefined,
    '~zzzzzzzzz',
    '~',
    `${encodeTime(now - 1)}:zzzzzzzzz`,
    `${encodeTime(now)}:zzzzzzzzz`,
  );
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 10, maxLength: 10 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 4 }),
      (row, numbers) => {
        const seats = Object.fromEntries(row.flatMap((of, at) => (of === undefined ? [] : [[`0${at}`, of]])));
        const isFree = (number: number) =>
          row[number - 1] === undefined || row[number - 1]?.startsWith(encodeTime(now - 1)) === true;
        const decided = decide(
          numbers.map((number) => `STAL-A-${number}`),
          standing([block(0, seats)]),
        );
        const taken = numbers.filter((number) => !isFree(number)).map((number) => `STAL-A-${number}`);
        if (taken.length === 0) expect(decided.outcome).toBe('granted');
        else expect(decided).toEqual({ outcome: 'refused', code: 'seats-taken', facts: { takenSeatIds: taken } });
      },
    ),
  );
});

test('an order under the same key is the answer, whatever became of the seats', () => {
  const granted = decide(['STAL-A-1']);
  if (granted.outcome !== 'granted') throw new Error(granted.outcome);
  const taken = standing([block(0, { '00': '~zzzzzzzzz' })], { order: granted.order });
  expect(decide(['STAL-A-1'], taken)).toEqual({ outcome: 'answered-before', order: granted.order });
  expect(decide(['STAL-A-2'], taken)).toMatchObject({ outcome: 'refused', code: 'idempotency-key-reused' });
});

test.each([
  ['before the sale', { onSaleAt: '2027-03-01T12:00:01Z' }, 'sale-not-open'],
  ['after the sale', { salesEndAt: '2027-03-01T12:00:00Z' }, 'sale-not-open'],
  ['for more seats than an order may have', { seatsPerOrder: 1 }, 'seat-limit'],
  ['for more seats than the buyer may have', { seatsPerBuyer: 1 }, 'seat-limit'],
])('a claim %s is refused', (_, changes, code) => {
  expect(decide(['STAL-A-1', 'STAL-A-2'], standing(), nowMs, { ...concert, ...changes })).toMatchObject({
    outcome: 'refused',
    code,
  });
});

test('the limit counts the seats the buyer has already', () => {
  expect(decide(['STAL-A-1'], standing(undefined, { seatsHad: 7 })).outcome).toBe('granted');
  expect(decide(['STAL-A-1', 'STAL-A-2'], standing(undefined, { seatsHad: 7 }))).toMatchObject({
    code: 'seat-limit',
    facts: { seatsHad: 7, seatsAllowed: 8 },
  });
});

test('a closed or vanished block grants nothing', () => {
  expect(decide(['STAL-A-1'], standing([block(0, {}, true)]))).toMatchObject({ code: 'sale-not-open' });
  expect(decide(['STAL-A-1'], standing([]))).toMatchObject({ code: 'sale-not-open' });
});

test('a concert with payment holds the seats for its minutes', () => {
  const decided = decide(['STAL-A-1'], standing(), nowMs, { ...concert, checkout: 'payment', holdMinutes: 2 });
  if (decided.outcome !== 'granted') throw new Error(decided.outcome);
  const holdExpiresAt = nowMs / 1000 + 120;
  expect(decided.order).toMatchObject({ status: 'held', holdExpiresAt });
  expect(decided.decision.blocks[0]?.seats[0]?.value).toBe(`${encodeTime(holdExpiresAt)}:abcdefghi`);
});

const tiers = planOf(rectangle(10, 10), rectangle(2, 6, { code: 'BALC', priceTierId: 'vip' }));
const tiered = concertOnSale(tiers, nowMs, {
  priceTiers: [
    { id: 'standard', name: 'Standard', price: 6_000, capacity: 100 },
    { id: 'vip', name: 'VIP', price: 9_000, capacity: 12 },
  ],
});
const balcony = (seats: Record<string, string> = {}): SeatBlock => ({ ...block(0, seats), section: 'BALC' });
const stalls = [block(0), block(1), block(2)];
const decideWish = (wish: SeatWish, blocks: SeatBlock[]) =>
  decideClaim({ ...claimOf([]), wish }, tiered, tiers, standing(blocks), nowMs);
const best = (priceTierId: string, quantity: number): SeatWish => ({ bestAvailable: { priceTierId, quantity } });

test('seats that the hall does not have are named, whatever else is asked for', () => {
  expect(decide(['STAL-A-1', 'STAL-A-11', 'PIT-A-1'])).toEqual({
    outcome: 'refused',
    code: 'unknown-seats',
    facts: { unknownSeatIds: ['STAL-A-11', 'PIT-A-1'] },
  });
});

test('the best seats are chosen in their tier and cost its price', () => {
  const decided = decideWish(best('vip', 2), [...stalls, balcony()]);
  if (decided.outcome !== 'granted') throw new Error(decided.outcome);
  expect(decided.order.seats.map(({ id, price }) => [id, price])).toEqual([
    ['BALC-A-3', 9_000],
    ['BALC-A-4', 9_000],
  ]);
  expect(decided.order.wish, 'what is granted waits for nothing').toBeUndefined();
  expect(decided.order.revision).toBe(1);
});

test('the best seats of a tier that does not exist, or has none left together, are refused as such', () => {
  expect(decideWish(best('box', 1), [...stalls, balcony()])).toMatchObject({ code: 'unknown-price-tier' });
  const everySecond = Object.fromEntries([0, 2, 4, 6, 8, 10].map((at) => [String(at).padStart(2, '0'), '~zzzzzzzzz']));
  expect(decideWish(best('vip', 2), [...stalls, balcony(everySecond)])).toMatchObject({ code: 'no-seats-together' });
});

test('one closed or missing block of several refuses the whole claim', () => {
  expect(decide(['STAL-A-1', 'STAL-F-1'], standing([block(0), block(1, {}, true)]))).toMatchObject({
    code: 'sale-not-open',
  });
  expect(decide(['STAL-A-1', 'STAL-F-1'], standing([block(0)]))).toMatchObject({ code: 'sale-not-open' });
});

test('more seats than an order may have are refused with what it may have', () => {
  const five = ['STAL-A-1', 'STAL-A-2', 'STAL-A-3', 'STAL-A-4', 'STAL-A-5'];
  expect(decide(five, standing(undefined, { seatsHad: 3 }))).toEqual({
    outcome: 'refused',
    code: 'seat-limit',
    facts: { seatsHad: 3, seatsAllowed: 4 },
  });
});

test('a wish touches the blocks of its seats, or all blocks of its tier', () => {
  expect(blocksOfWish({ seatIds: ['STAL-A-1', 'STAL-A-2', 'STAL-F-1', 'PIT-A-1'] }, 'c1', tiers)).toEqual([
    { concertId: 'c1', section: 'STAL', block: 0 },
    { concertId: 'c1', section: 'STAL', block: 1 },
  ]);
  expect(blocksOfWish(best('vip', 2), 'c1', tiers)).toEqual([{ concertId: 'c1', section: 'BALC', block: 0 }]);
});

test('a queued order remembers its wish and its price, and is granted as its next revision', () => {
  const { seats, wish, status } = queuedOrder({ ...claimOf([]), wish: best('vip', 2) }, tiered, tiers, nowMs);
  expect({ seats, wish, status }).toEqual({
    seats: [],
    wish: { priceTierId: 'vip', quantity: 2, price: 9_000 },
    status: 'queued',
  });
  const named = queuedOrder(claimOf(['BALC-A-1', 'PIT-A-1']), tiered, tiers, nowMs);
  expect(named.seats.map(({ id, price }) => [id, price])).toEqual([['BALC-A-1', 9_000]]);
  const { order, decision } = grantSeats(named, named, tiered, nowMs);
  expect(order.revision).toBe(2);
  expect(decision.orders).toEqual([{ before: named, order }]);
});

test('a seat whose tier has no price is a bug of ours, and said by name', () => {
  const without = { ...tiered, priceTiers: tiered.priceTiers.slice(0, 1) };
  expect(() => queuedOrder(claimOf(['BALC-A-1']), without, tiers, nowMs)).toThrow('has no price tier vip');
});
