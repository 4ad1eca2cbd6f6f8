import { describe, expect, test } from 'vitest';
import type { Ports } from '../domain/ports.ts';
import { type Hoard, hoard, minutes } from './hoarding-for-tests.ts';

const oneAddress = { accounts: 40, addressOf: () => '198.51.100.7' };
/** Only the rests stand in their way. */
const manyAddresses = {
  accounts: 12,
  addressOf: (account: number) => `198.51.100.${account}`,
  concert: { networkShare: 100 },
};

const shareMax = 0.05;
const loops = (['by giving back', 'by running out'] as const).flatMap((leaves) =>
  [1, 10].map((holdMinutes) => ({ leaves, holdMinutes })),
);

/** Rests are neither set nor asked for. */
const withoutRests = (ports: Ports): Ports => ({
  ...ports,
  orders: {
    ...ports.orders,
    commit: ({ counters, ...decision }) =>
      ports.orders.commit({ ...decision, counters: counters.map(({ letGo, ...counter }) => counter) }),
  },
});
/** Nobody counts what is held behind an address. */
const withoutRooms = (ports: Ports): Ports => ({ ...ports, orders: { ...ports.orders, takeRoom: async () => true } });

describe(`a bot that holds seats and leaves them for ${minutes} minutes`, () => {
  test.each(loops)(
    'with 40 accounts behind one address blocks 5 % at most, $leaves of $holdMinutes min',
    async (loop) => {
      const outcome = await hoard({ ...oneAddress, ...loop });
      expect(outcome.most, 'at any second').toBeLessThanOrEqual(shareMax);
      expect(outcome.average).toBeLessThanOrEqual(shareMax);
      expect(outcome.most, 'it did try').toBeGreaterThan(0.04);
      expect([outcome.buyersServed, outcome.buyers], 'people buy as ever').toEqual([30, 30]);
    },
  );

  test('with 12 accounts from as many addresses has its seats for less than half of the time', async () => {
    const outcome = await hoard({ ...manyAddresses, leaves: 'by running out', holdMinutes: 1 });
    expect(outcome.most, 'what 12 buyers may have').toBeCloseTo((12 * 8) / 480);
    expect(outcome.average).toBeLessThan(outcome.most / 2);
    expect(outcome.buyersServed).toBe(30);
  });

  test('people of one office buy far more than that together, for what was paid counts no more', async () => {
    const office = { accounts: 0, buyerAddressOf: () => '198.51.100.8' };
    const outcome = await hoard({ ...oneAddress, ...office, leaves: 'by running out', holdMinutes: 10 });
    expect((outcome.buyersServed * 2) / 480).toBeGreaterThan(2 * shareMax);
    expect(outcome.buyersServed).toBe(outcome.buyers);
  });

  const planted: [string, Hoard, number][] = [
    [
      'the rooms of addresses',
      { ...oneAddress, leaves: 'by running out', holdMinutes: 10, without: withoutRooms },
      0.5,
    ],
    [
      'the rests of buyers',
      { ...manyAddresses, leaves: 'by running out', holdMinutes: 1, without: withoutRests },
      0.19,
    ],
  ];
  test.each(planted)('blocks what it likes without %s', async (_, of, atLeast) => {
    expect((await hoard(of)).average).toBeGreaterThan(atLeast);
  });
});
