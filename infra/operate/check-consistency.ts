/** `npm run check:consistency -- --stage <stage>`: compares what the tables say, and puts right what it may. */
import { parseArgs, styleText } from 'node:util';
import { type Drift, driftKey } from '@frontrow/functions/domain/drift.ts';
import { checkPorts } from '@frontrow/functions/handlers/check.ts';
import { type ConcertReport, checkConcert } from '@frontrow/functions/handlers/check-concert.ts';
import { checkConcerts } from '@frontrow/functions/handlers/check-concerts.ts';
import { PlainError } from '../local/plain-error.ts';
import { findTables, whereOptions, whereUsage } from './find-tables.ts';

const usage = `npm run check:consistency -- <where> [--concert ID] [--repair]

Compares the seats, orders and counters of every concert that is not over, and changes nothing.

${whereUsage}
  --concerts-table NAME, --orders-table NAME
                These two tables, such as restored ones, wherever AWS_REGION or AWS_ENDPOINT_URL point.
  --concert ID  That one concert, over or not.
  --repair      Puts right what can be: seats that nobody has go on sale again, lost seats become their buyer's again where
                nobody else has them, counters count right.`;

interface Tables {
  readonly CONCERTS_TABLE: string;
  readonly ORDERS_TABLE: string;
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      ...whereOptions,
      'concerts-table': { type: 'string' },
      'orders-table': { type: 'string' },
      concert: { type: 'string' },
      repair: { type: 'boolean', default: false },
    },
  });
  return values;
}

async function tablesOf(given: ReturnType<typeof readArguments>): Promise<Tables> {
  const { 'concerts-table': CONCERTS_TABLE, 'orders-table': ORDERS_TABLE } = given;
  if (CONCERTS_TABLE === undefined || ORDERS_TABLE === undefined) return findTables(given, usage);
  return { CONCERTS_TABLE, ORDERS_TABLE };
}

const words: Record<Drift['kind'], string> = {
  'seat-without-order': 'a seat that nobody has cannot be bought',
  'order-without-seats': 'an order has lost its seats',
  'wrong-counter': "a buyer's counter is wrong",
  'order-without-end': 'an order waits for its end',
};

function tell({ concertId, orders, drift, repaired }: ConcertReport): void {
  const isWell = drift.length === 0;
  const sign = styleText(isWell ? 'green' : 'red', isWell ? 'agrees   ' : 'disagrees', { stream: process.stdout });
  console.log(`${concertId.padEnd(12)}  ${sign}  ${String(orders).padStart(6)} orders`);
  for (const each of drift) {
    const end = repaired.includes(driftKey(each)) ? '; put right' : '';
    console.log(`  ${words[each.kind]}: ${driftKey(each).slice(each.kind.length + 1)}${end}`);
  }
}

async function run(): Promise<number> {
  const given = readArguments();
  const ports = checkPorts(await tablesOf(given));
  const { repair } = given;
  const reports: ConcertReport[] = [];
  const hear = (report: ConcertReport) => {
    reports.push(report);
    tell(report);
  };
  if (given.concert === undefined) {
    await checkConcerts(ports, { repair, untilMs: Number.POSITIVE_INFINITY, turn: 0, tell: hear });
  } else {
    const report = await checkConcert(ports, given.concert, { repair });
    if (report === undefined) throw new PlainError(`There is no concert ${given.concert}.`);
    hear(report);
  }
  const left = reports.reduce((sum, { drift, repaired }) => sum + drift.length - repaired.length, 0);
  const found = reports.reduce((sum, { drift }) => sum + drift.length, 0);
  console.log(`${reports.length} concerts compared: ${found} faults, ${left} left.`);
  return left === 0 ? 0 : 1;
}

process.env.POWERTOOLS_METRICS_DISABLED ??= 'true';
process.exitCode = await run().catch((error: Error) => {
  console.error(error instanceof PlainError ? error.message : error);
  return 2;
});
