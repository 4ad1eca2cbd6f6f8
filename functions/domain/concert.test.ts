import { expect, test } from 'vitest';
import { concertReply, localDateOf, saleStatusOf } from './concert.ts';
import { concertOnSale, planOf, rectangle } from './halls-for-tests.ts';

const nowMs = Date.parse('2027-03-01T12:00:00Z');
const concert = concertOnSale(planOf(rectangle(2, 10), rectangle(1, 5, { code: 'BALC', priceTierId: 'vip' })), nowMs);

test('the day of a concert is the venue’s, not the clock’s', () => {
  expect(localDateOf('2027-03-28T22:30:00.000Z', 'Europe/Vienna')).toBe('2027-03-29');
  expect(localDateOf('2027-03-28T22:30:00.000Z', 'America/New_York')).toBe('2027-03-28');
});

test.each([
  [Date.parse(concert.onSaleAt) - 1, 25, 'upcoming'],
  [Date.parse(concert.onSaleAt), 25, 'on-sale'],
  [nowMs, 0, 'sold-out'],
  [Date.parse(concert.salesEndAt), 25, 'ended'],
])('the sale at %i with %i seats left is %s', (at, available, status) => {
  expect(saleStatusOf(concert, available, at)).toBe(status);
});

test('seats left are told by tier and in all', () => {
  const reply = concertReply(concert, { available: { standard: 3, vip: 0 }, sold: 22, countedAt: nowMs }, nowMs);
  expect(reply.priceTiers.map(({ id, available, capacity }) => ({ id, available, capacity }))).toEqual([
    { id: 'standard', available: 3, capacity: 20 },
    { id: 'vip', available: 0, capacity: 5 },
  ]);
  expect(reply).toMatchObject({ available: 3, capacity: 25, saleStatus: 'on-sale' });
});
