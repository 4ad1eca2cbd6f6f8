/** `npm run cost -- --buyers N --seats M`: what an on-sale costs, and which quotas it needs. */
import { parseArgs } from 'node:util';
import { estimate, type Line, monthly } from './on-sale.ts';
import { pricesAsOf } from './prices.ts';

const usage = 'npm run cost -- --buyers N --seats M [--mode queued|direct]';

function readArguments() {
  const { values } = parseArgs({
    options: { buyers: { type: 'string' }, seats: { type: 'string' }, mode: { type: 'string', default: 'queued' } },
  });
  const [buyers, seats] = [Number(values.buyers), Number(values.seats)];
  const { mode } = values;
  const isCount = (number: number) => Number.isSafeInteger(number) && number >= 1 && number <= 100_000_000;
  if (!isCount(buyers) || !isCount(seats) || (mode !== 'queued' && mode !== 'direct')) return undefined;
  return { buyers, seats, mode } as const;
}

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

function table(lines: readonly Line[]): string {
  const rows = lines.map(
    ({ what, count, dollars: cost }) => [what, number.format(count), dollars.format(cost)] as const,
  );
  const sum = lines.reduce((all, line) => all + line.dollars, 0);
  const row = (what: string, count: string, cost: string) =>
    `${what.padEnd(46)}${count.padStart(16)}${cost.padStart(12)}`;
  return [...rows.map((each) => row(...each)), row('', '', dollars.format(sum))].join('\n');
}

const given = readArguments();
if (given === undefined) {
  console.error(usage);
  process.exitCode = 1;
} else {
  const { lines, needs, orders, dollars: sum } = estimate(given);
  const { buyers, seats, mode } = given;
  console.log(`An on-sale of ${number.format(seats)} seats to ${number.format(buyers)} buyers, ${mode}\n`);
  console.log(table(lines));
  console.log(`\n${number.format(orders)} orders, ${number.format((100 * sum) / orders)} cents an order.\n`);
  console.log('At its peak, in the first second');
  for (const { quota, value } of needs) console.log(`  ${quota.padEnd(46)}${number.format(value).padStart(12)}`);
  console.log('\nA month in which nobody buys\n');
  console.log(table(monthly({ secrets: 2, alarms: 12, metrics: 10, dashboard: false, firewall: false, gigabytes: 1 })));
  console.log(`\nList prices of us-east-1 as of ${pricesAsOf}, without free tiers: infra/cost/prices.ts.`);
  console.log('What people do is guessed, what the functions take is measured: infra/cost/on-sale.ts.');
}
