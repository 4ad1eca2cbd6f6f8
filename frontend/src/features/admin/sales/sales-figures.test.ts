import type { ConcertSales } from '@frontrow/functions/contract/sales.ts';
import { expect, test } from 'vitest';
import { sumSales } from './sales-sum.ts';
import { seatFigures, totalFigures } from './seat-figures.ts';

test('seats are counted by price and state; what is not known yet counts nowhere', () => {
  const sections = [
    { code: 'STAL', priceTierId: 'standard' },
    { code: 'BALC', priceTierId: 'standard' },
    { code: 'VIP', priceTierId: 'vip' },
  ];
  const figures = seatFigures(sections, { STAL: '..ss', VIP: 'hw.s' });
  expect(figures.get('standard')).toEqual({ available: 2, held: 0, sold: 2, withdrawn: 0, capacity: 4 });
  expect(figures.get('vip')).toEqual({ available: 1, held: 1, sold: 1, withdrawn: 1, capacity: 4 });
  expect(totalFigures(figures.values())).toEqual({ available: 3, held: 1, sold: 3, withdrawn: 1, capacity: 8 });
});

test('the sums of several answers add up, a minute that is in two of them too', () => {
  const answer = (change: Partial<ConcertSales>): ConcertSales => ({
    concertId: 'c',
    currency: 'EUR',
    countedAt: '2027-03-01T13:00:00Z',
    seats: [],
    takings: [],
    minutes: [],
    orders: 0,
    nextCursor: null,
    ...change,
  });
  const first = answer({
    takings: [{ priceTierId: 'vip', seats: 1, amount: 900 }],
    minutes: [{ minute: '2027-03-01T12:01:00Z', claims: 3, granted: 2 }],
    orders: 3,
  });
  const second = answer({
    takings: [
      { priceTierId: 'vip', seats: 1, amount: 800 },
      { priceTierId: 'standard', seats: 2, amount: 400 },
    ],
    minutes: [
      { minute: '2027-03-01T12:00:00Z', claims: 1, granted: 1 },
      { minute: '2027-03-01T12:01:00Z', claims: 1, granted: 1 },
    ],
    orders: 2,
    countedAt: '2027-03-01T13:00:09Z',
  });
  expect(sumSales([first, second])).toEqual({
    takings: { vip: 1_700, standard: 400 },
    minutes: [
      { minute: '2027-03-01T12:00:00Z', claims: 1, granted: 1 },
      { minute: '2027-03-01T12:01:00Z', claims: 4, granted: 3 },
    ],
    orders: 5,
    countedAt: '2027-03-01T13:00:00Z',
  });
});
