import { beforeEach, expect, test } from 'vitest';
import { soldValue } from '../domain/seat-block.ts';
import { checkConcerts } from './check-concerts.ts';
import { open, sale, start, useSale } from './sale-for-tests.ts';

const dayMs = 24 * 60 * 60 * 1000;
const iso = (days: number) => new Date(start + days * dayMs).toISOString();

useSale();
beforeEach(async () => {
  for (let at = 0; at < 8; at += 1) await open({ id: `hall${at}`, startsAt: iso(30 + at) });
});

interface Options {
  /** How many concerts there is time for. */
  readonly timeFor?: number;
  readonly turn?: number;
}

/** A run whose concerts take a minute each. */
async function run({ timeFor = 100, turn = 0 }: Options = {}) {
  const told: string[] = [];
  const began = sale.time;
  const result = await checkConcerts(
    { ...sale.ports, settle: async () => {} },
    {
      repair: false,
      untilMs: began + timeFor * 60_000,
      turn,
      tell: ({ concertId }) => {
        told.push(concertId);
        sale.time += 60_000;
      },
    },
  );
  sale.time = began;
  return { ...result, told };
}

test('every concert that is not over is compared, and no other', async () => {
  await open({ id: 'yesterday', startsAt: iso(-1) });
  await open({ id: 'lastweek', startsAt: iso(-7) });
  await open({ id: 'gone', startsAt: iso(5), deletedAt: iso(0) });
  const { told, checked, concerts, drift } = await run();
  expect(told.toSorted()).toEqual([...Array.from({ length: 8 }, (_, at) => `hall${at}`), 'yesterday']);
  expect({ checked, concerts, drift }).toEqual({ checked: 9, concerts: 9, drift: 0 });
});

test('a run ends when its time does, and the next ones go on elsewhere until none is left out', async () => {
  const seen = new Set<string>();
  for (let turn = 0; turn < 12; turn += 1) {
    const { told, checked, concerts } = await run({ timeFor: 2, turn });
    expect({ told: told.length, checked, concerts }).toEqual({ told: 2, checked: 2, concerts: 8 });
    for (const id of told) seen.add(id);
  }
  expect(seen.size).toBe(8);
});

test('what disagrees is counted over all of them', async () => {
  for (const concertId of ['hall2', 'hall5']) {
    const seats = [{ kind: 'claim' as const, codes: ['03'], value: soldValue('nobodys00') }];
    const blocks = [{ concertId, section: 'STAL', block: 0, now: Math.floor(sale.time / 1000), seats }];
    await sale.ports.orders.commit({ orders: [], counters: [], blocks });
  }
  expect((await run()).drift).toBe(2);
});
