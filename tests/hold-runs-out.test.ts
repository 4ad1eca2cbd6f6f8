import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addConcert, claim, takenIn, targets, useShop } from './api/shop.ts';

/** The whole shop reads this clock; it stands where a test puts it. */
const clock: { standsAt?: number } = {};

beforeAll(() => {
  const real = Date.now;
  vi.spyOn(Date, 'now').mockImplementation(() => clock.standsAt ?? real());
});
afterAll(() => vi.restoreAllMocks());

describe.each(targets)('a hold $name, with every delayed message switched off', (target) => {
  const shop = useShop(target, {
    async interfere(job, event, deliver) {
      return job === 'watch' ? { batchItemFailures: [] } : deliver(event);
    },
  });

  test('ends in the second it runs out: before, its seats are refused; a second later they are sold again', async () => {
    const concert = await addConcert(shop, { salesMode: 'direct', checkout: 'payment', holdMinutes: 1 });
    const seats = ['STAL-A-1', 'STAL-A-2'];
    const { body } = await claim(shop, shop.buyer, concert.id, seats);
    expect(body.order.status).toBe('held');
    const runsOutAt = Date.parse(body.order.holdExpiresAt ?? '');
    try {
      clock.standsAt = runsOutAt + 999;
      expect(await claim(shop, shop.otherBuyer, concert.id, seats)).toMatchObject({ status: 409, code: 'seats-taken' });
      clock.standsAt = runsOutAt + 1_000;
      expect(await takenIn(shop, concert.id, 'STAL'), 'the map shows it too').toBe(0);
      const taken = await claim(shop, shop.otherBuyer, concert.id, seats);
      expect([taken.status, taken.body.order?.status]).toEqual([201, 'held']);
      expect(await claim(shop, shop.buyer, concert.id, seats), 'and they are somebody’s again').toMatchObject({
        status: 409,
        code: 'seats-taken',
      });
    } finally {
      clock.standsAt = undefined;
    }
  });
});
