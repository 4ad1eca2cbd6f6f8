import { expect, test } from 'vitest';
import { limits } from '../../contract/limits.ts';
import { queuedOrder } from '../../domain/claim.ts';
import { mergeDecisions } from '../../domain/decision.ts';
import { decideGroup } from '../../domain/group-commit.ts';
import { concertOnSale, planOf, rectangle } from '../../domain/halls-for-tests.ts';
import { hallStatesOf } from '../../domain/seat-block.ts';
import { itemsOf } from './decision-items.ts';

/** AWS's limits: of a transaction, and of one expression. */
const operationsMax = 100;
const operatorsMax = 300;
const expressionBytesMax = 4 * 1024;

const nowMs = Date.parse('2027-03-01T12:00:00Z');
const tables = { ORDERS_TABLE: 'Orders', CONCERTS_TABLE: 'Concerts' };

/** A batch of ten orders of the most seats, spread over the blocks of a hall as told. */
function batch(seatsOf: (order: number) => string[], rows: number, perRow: number) {
  const runs = Array.from({ length: rows }, (_, at) => ({ row: `R${at}`, from: 1, to: perRow }));
  const plan = planOf(rectangle(0, 0, { runs }));
  const concert = concertOnSale(plan, nowMs, { seatsPerOrder: 8, seatsPerBuyer: 8 });
  const blocks = plan.sections[0]?.blockStarts.map((_, block) => ({
    concertId: concert.id,
    section: 'STAL',
    block,
    version: 0,
    closed: false,
    seats: {},
  }));
  const orders = Array.from({ length: 10 }, (_, at) =>
    queuedOrder(
      {
        orderId: `o${at}`,
        buyerId: `b${at}`,
        concertId: concert.id,
        wish: { seatIds: seatsOf(at) },
        fingerprint: 'f',
        ref: `ref00000${at}`,
      },
      concert,
      plan,
      nowMs,
    ),
  );
  const { granted } = decideGroup(
    orders,
    concert,
    plan,
    { states: hallStatesOf(blocks ?? []), seatsHad: new Map() },
    nowMs,
  );
  return { granted: granted.length, items: itemsOf(mergeDecisions(granted.map(({ decision }) => decision)), tables) };
}

const operatorsIn = (expression: string) =>
  expression.match(/attribute_not_exists|attribute_exists|\bOR\b|\bAND\b|<|=|\+|\bADD\b/g)?.length ?? 0;

test.each([
  [
    'in one full block',
    (at: number) =>
      Array.from({ length: at < 6 ? 8 : 0 }, (_, seat) => `STAL-R0-${1 + at * 8 + seat}`).concat(
        at < 6 ? [] : [`STAL-R0-${48}`],
      ),
    1,
    48,
  ],
  [
    'each seat in a block of its own',
    (at: number) => Array.from({ length: limits.seatsPerOrder.max }, (_, seat) => `STAL-R${at * 8 + seat}-1`),
    80,
    40,
  ],
])(
  'ten orders of eight seats %s stay within AWS’s limits of a transaction and an expression',
  (_, seatsOf, rows, perRow) => {
    const { items, granted } = batch(seatsOf, rows, perRow);
    expect(granted).toBeGreaterThan(5);
    expect(items.length).toBeLessThanOrEqual(operationsMax);
    for (const { Update, Put } of items) {
      for (const expression of [Update?.UpdateExpression, Update?.ConditionExpression, Put?.ConditionExpression]) {
        expect(operatorsIn(expression ?? '')).toBeLessThanOrEqual(operatorsMax);
        expect(Buffer.byteLength(expression ?? '')).toBeLessThanOrEqual(expressionBytesMax);
      }
    }
  },
);
