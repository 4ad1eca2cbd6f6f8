import { expect, test } from 'vitest';
import { planOf, rectangle } from './halls-for-tests.ts';
import type { Order } from './order.ts';
import { countSeatStates, tallyOrders } from './sales.ts';
import { hallStatesOf, heldValue, soldValue, withdrawnValue } from './seat-block.ts';

const now = 1_800_000_000;

test('seats are counted by tier and state, and a hold that ran out is available', () => {
  const plan = planOf(
    rectangle(2, 4),
    rectangle(1, 4, { code: 'BALC' }),
    rectangle(1, 4, { code: 'VIP', priceTierId: 'vip' }),
  );
  const block = (section: string, seats: Record<string, string>) => ({
    concertId: 'c',
    section,
    block: 0,
    version: 1,
    closed: false,
    seats,
  });
  const blocks = hallStatesOf([
    block('STAL', {
      '00': soldValue('abcdefghi'),
      '01': heldValue(now + 60, 'abcdefghi'),
      '02': heldValue(now - 1, 'abcdefghi'),
    }),
    block('VIP', { '03': withdrawnValue }),
  ]);
  expect(countSeatStates(plan, blocks, now)).toEqual([
    { priceTierId: 'standard', available: 10, held: 1, sold: 1, withdrawn: 0 },
    { priceTierId: 'vip', available: 3, held: 0, sold: 0, withdrawn: 1 },
  ]);
});

const orderOf = (status: Order['status'], createdAt: string, prices: Record<string, number>) =>
  ({
    status,
    createdAt,
    seats: Object.entries(prices).map(([priceTierId, price]) => ({ priceTierId, price })),
  }) as unknown as Order;

test('takings are those of confirmed orders at their own prices; claims count in the minute they were made', () => {
  const tally = tallyOrders([
    orderOf('confirmed', '2027-03-01T12:01:59.999Z', { standard: 7_000 }),
    orderOf('confirmed', '2027-03-01T12:00:00.000Z', { standard: 6_000, vip: 9_000 }),
    orderOf('cancelled', '2027-03-01T12:01:00.000Z', { standard: 6_000 }),
    orderOf('held', '2027-03-01T12:01:10.000Z', { vip: 9_000 }),
    orderOf('refused', '2027-03-01T12:01:20.000Z', { vip: 9_000 }),
    orderOf('queued', '2027-03-01T12:03:00.000Z', { vip: 9_000 }),
  ]);
  expect(tally).toEqual({
    takings: [
      { priceTierId: 'standard', seats: 2, amount: 13_000 },
      { priceTierId: 'vip', seats: 1, amount: 9_000 },
    ],
    minutes: [
      { minute: '2027-03-01T12:00:00Z', claims: 1, granted: 1 },
      { minute: '2027-03-01T12:01:00Z', claims: 4, granted: 3 },
      { minute: '2027-03-01T12:03:00Z', claims: 1, granted: 0 },
    ],
    orders: 6,
  });
});
