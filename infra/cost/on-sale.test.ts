import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimate, measured, monthly } from './on-sale.ts';

const lineOf = (sale: Parameters<typeof estimate>[0], what: string) => {
  const found = estimate(sale).lines.find((line) => line.what === what);
  if (!found) throw new Error(`There is no line ${what}`);
  return found;
};

const sales = fc.record({
  buyers: fc.integer({ min: 1, max: 5_000_000 }),
  seats: fc.integer({ min: 1, max: 120_000 }),
  mode: fc.constantFrom('direct' as const, 'queued' as const),
});

test('nobody buys more than there is, nor more often than they come', () => {
  fc.assert(
    fc.property(sales, (sale) => {
      const { orders, dollars, lines } = estimate(sale);
      expect(orders).toBeLessThanOrEqual(sale.buyers);
      expect(orders).toBeLessThanOrEqual(Math.ceil(sale.seats / 2.5));
      expect(dollars).toBeCloseTo(
        lines.reduce((sum, line) => sum + line.dollars, 0),
        6,
      );
      for (const { count } of lines) expect(count).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('whoever is too late costs reads and requests, but no write beyond signing in', () => {
  const few = { buyers: 1_000, seats: 100, mode: 'direct' } as const;
  const many = { ...few, buyers: 11_000 };
  const more = lineOf(many, 'DynamoDB, write units').count - lineOf(few, 'DynamoDB, write units').count;
  expect(more).toBe(10_000 * measured.writeUnits.signIn);
  expect(lineOf(many, 'DynamoDB, read units').count).toBeGreaterThan(lineOf(few, 'DynamoDB, read units').count);
});

test('the queue is paid for in queued sales only, and saves write units', () => {
  const sale = { buyers: 5_000, seats: 2_000 };
  expect(lineOf({ ...sale, mode: 'direct' }, 'SQS FIFO, calls').count).toBe(0);
  expect(lineOf({ ...sale, mode: 'queued' }, 'SQS FIFO, calls').count).toBeGreaterThan(800);
  expect(lineOf({ ...sale, mode: 'queued' }, 'DynamoDB, write units').count).toBeLessThan(
    lineOf({ ...sale, mode: 'direct' }, 'DynamoDB, write units').count,
  );
});

test('a million looks more at the map are answered by the edge: the API hears once a second and location', () => {
  const [one, ten] = [20_000, 200_000].map((buyers) => ({ buyers, seats: 1_000, mode: 'queued' }) as const);
  if (!one || !ten) throw new Error('two sales');
  const perBuyer = (sale: typeof one) => lineOf(sale, 'API Gateway, requests').count / sale.buyers;
  expect(perBuyer(ten)).toBeLessThanOrEqual(perBuyer(one));
});

test('one by hand: 800 orders of 2,000 seats, directly', () => {
  const { orders, lines } = estimate({ buyers: 800, seats: 2_000, mode: 'direct' });
  expect(orders).toBe(800);
  const written = lines.find(({ what }) => what === 'DynamoDB, write units');
  expect(written?.count).toBe(800 * 7 + 800 * 10 + 800 * 2);
  expect(written?.dollars).toBeCloseTo(15_200 * 0.000000625, 9);
});

test('twice the buyers need twice the requests a second', () => {
  const needed = (buyers: number) => estimate({ buyers, seats: 100, mode: 'direct' }).needs[0]?.value ?? 0;
  expect(needed(20_000) / needed(10_000)).toBeCloseTo(2, 1);
});

test('what nobody asked for costs nothing in a quiet month', () => {
  const quiet = { secrets: 2, alarms: 11, metrics: 0, dashboard: false, firewall: false, gigabytes: 1 };
  const names = monthly(quiet).map(({ what }) => what);
  expect(names.filter((name) => /Dashboard|Firewall|Metrics/.test(name))).toEqual([]);
  const sum = monthly(quiet).reduce((all, { dollars }) => all + dollars, 0);
  expect(sum).toBeCloseTo(2 * 0.4 + 11 * 0.1 + 0.45, 6);
});
