import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { writeItems } from '@frontrow/functions/adapters/dynamodb/batches.ts';
import { blockItem } from '@frontrow/functions/adapters/dynamodb/block-item.ts';
import { connectDynamodb } from '@frontrow/functions/adapters/dynamodb/client.ts';
import { dynamodbConcerts } from '@frontrow/functions/adapters/dynamodb/concerts.ts';
import type { OrderTables } from '@frontrow/functions/adapters/dynamodb/decision-items.ts';
import { dynamodbOrders } from '@frontrow/functions/adapters/dynamodb/orders.ts';
import { allBlockKeys, dynamodbSeatBlocks } from '@frontrow/functions/adapters/dynamodb/seat-blocks.ts';
import { createSeenBlocks } from '@frontrow/functions/adapters/seen-blocks.ts';
import { decideClaim, queuedOrder } from '@frontrow/functions/domain/claim.ts';
import { type Decision, mergeDecisions } from '@frontrow/functions/domain/decision.ts';
import { decideGroup } from '@frontrow/functions/domain/group-commit.ts';
import { concertOnSale, planOf, rectangle } from '@frontrow/functions/domain/halls-for-tests.ts';
import type { Meter } from '@frontrow/functions/domain/meter.ts';
import { type Order, seatValueOf } from '@frontrow/functions/domain/order.ts';
import {
  cancelOrder,
  endPayment,
  type Move,
  refuseOrder,
  releaseHold,
  startPayment,
} from '@frontrow/functions/domain/order-moves.ts';
import type { Orders, SeatBlocks } from '@frontrow/functions/domain/ports.ts';
import { type HallStates, hallStatesOf, type SeatBlock } from '@frontrow/functions/domain/seat-block.ts';
import { seatCodes } from '@frontrow/functions/domain/seat-plan.ts';
import { hashText, randomText } from '@frontrow/functions/handlers/ids.ts';
import { startShop } from '@frontrow/infra/local/start-shop.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

const nowMs = Date.now();
const hall = planOf(rectangle(20, 24));
const concert = { ...concertOnSale(hall, nowMs), id: 'abcdefghijkl' };

let stop: () => Promise<void>;
let client: DynamoDBDocumentClient;
let tables: OrderTables;

beforeAll(async () => {
  ({ stop } = await startShop({ port: 0 }));
  client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const named = (part: string) => TableNames.find((name) => name.includes(part)) ?? '';
  tables = { CONCERTS_TABLE: named('Concerts'), ORDERS_TABLE: named('Orders') };
  await dynamodbConcerts(client, tables.CONCERTS_TABLE, Date.now).create(concert, hall);
});
afterAll(() => stop());

const emptyHall = (): HallStates =>
  hallStatesOf(
    allBlockKeys(concert.id, hall).map((key): SeatBlock => ({ ...key, version: 0, closed: false, seats: {} })),
  );

const claimFor = (seatIds: string[]) => ({
  orderId: hashText(26, ...seatIds),
  buyerId: crypto.randomUUID(),
  concertId: concert.id,
  wish: { seatIds },
  fingerprint: hashText(22, ...seatIds),
  ref: randomText(9),
});

function grant(seatIds: string[], of = concert) {
  const decided = decideClaim(claimFor(seatIds), of, hall, { seatsHad: 0, restsUntil: 0, states: emptyHall() }, nowMs);
  if (decided.outcome !== 'granted') throw new Error(decided.outcome);
  return decided;
}

function moved(move: Move) {
  if (move.outcome !== 'moved') throw new Error(JSON.stringify(move));
  return move;
}

/** The hall as it is after these decisions. */
function hallAfter(...orders: Order[]): HallStates {
  const seats = new Map<string, Record<string, string>>();
  for (const order of orders) {
    for (const { block, code } of order.seats)
      seats.set(String(block), { ...seats.get(String(block)), [code]: seatValueOf(order) ?? '' });
  }
  const blocks = [...emptyHall().values()].flatMap((section) => [...section.values()]);
  return hallStatesOf(blocks.map((block) => ({ ...block, seats: seats.get(String(block.block)) ?? {} })));
}

/** What this costs, as the shop itself counts it. */
async function unitsOf(
  name: 'WriteUnits' | 'ReadUnits',
  work: (orders: Orders, blocks: SeatBlocks) => Promise<unknown>,
): Promise<number> {
  let units = 0;
  const meter: Meter = {
    count: (counted, by = 1) => {
      if (counted === name) units += by;
    },
    countRefusal: () => {},
  };
  const metered = connectDynamodb(meter);
  const seen = createSeenBlocks(Date.now);
  await work(dynamodbOrders(metered, tables, seen), dynamodbSeatBlocks(metered, tables.CONCERTS_TABLE, seen));
  return units;
}

const writeUnitsOf = (decision: Decision): Promise<number> =>
  unitsOf('WriteUnits', async (orders) => expect(await orders.commit(decision)).toEqual({ outcome: 'committed' }));

test('a claim of four seats in one block costs 7 write units, giving them back 6', async () => {
  const { decision, order } = grant(['STAL-A-1', 'STAL-A-2', 'STAL-A-3', 'STAL-A-4']);
  expect(await writeUnitsOf(decision)).toBe(7);
  const cancelled = moved(cancelOrder(order, hallAfter(order), concert.startsAt, nowMs));
  expect(await writeUnitsOf(cancelled.decision)).toBe(6);
});

test('starting a payment costs 4, confirming it 4, leaving early 6', async () => {
  const withPayment = { ...concert, checkout: 'payment' as const, holdMinutes: 1 };
  const { decision, order } = grant(['STAL-B-1', 'STAL-B-2', 'STAL-B-3', 'STAL-B-4'], withPayment);
  expect(await writeUnitsOf(decision)).toBe(7);
  const paying = moved(startPayment(order, randomText(26), hallAfter(order), nowMs));
  expect(await writeUnitsOf(paying.decision)).toBe(4);
  const paid = moved(
    endPayment(paying.order, paying.order.payment?.id ?? '', 'captured', hallAfter(paying.order), nowMs),
  );
  expect(await writeUnitsOf(paid.decision)).toBe(4);
  const left = grant(['STAL-B-5', 'STAL-B-6', 'STAL-B-7', 'STAL-B-8'], withPayment);
  await writeUnitsOf(left.decision);
  expect(await writeUnitsOf(moved(releaseHold(left.order, hallAfter(left.order), nowMs)).decision)).toBe(6);
});

test.each([
  [10, 6.2],
  [4, 6.5],
  [1, 8],
])('a queued claim that is settled with %i in its block costs %d write units in all', async (together, units) => {
  const row = { 10: 'M', 4: 'O', 1: 'Q' }[together] ?? '';
  const rowAfter = String.fromCharCode(row.charCodeAt(0) + 1);
  const seats = [row, rowAfter].flatMap((letter) => Array.from({ length: 24 }, (_, at) => `STAL-${letter}-${at + 1}`));
  const orders = Array.from({ length: together }, (_, at) =>
    queuedOrder(claimFor(seats.slice(at * 4, at * 4 + 4)), concert, hall, nowMs),
  );
  let total = 0;
  for (const order of orders) total += await unitsOf('WriteUnits', (adapter) => adapter.put(order));
  const { granted } = decideGroup(orders, concert, hall, { states: emptyHall(), seatsHad: new Map() }, nowMs);
  expect(granted).toHaveLength(together);
  total += await writeUnitsOf(mergeDecisions(granted.map(({ decision }) => decision)));
  expect(total / together).toBe(units);
});

test('a claim that the worker refuses costs 3 in all: two to stand in line, one to be told', async () => {
  const order = queuedOrder(claimFor(['STAL-S-1', 'STAL-S-2']), concert, hall, nowMs);
  expect(await unitsOf('WriteUnits', (orders) => orders.put(order))).toBe(2);
  const refusal = { code: 'seats-taken' as const, takenSeatIds: ['STAL-S-1'], suggestedSeatIds: ['STAL-S-3'] };
  expect(await writeUnitsOf(moved(refuseOrder(order, refusal)).decision)).toBe(1);
});

test('a payment that leaves the hold as it is costs 1 to begin, and 1 to be declined', async () => {
  const { decision, order } = grant(['STAL-S-5'], { ...concert, checkout: 'payment', holdMinutes: 10 });
  await writeUnitsOf(decision);
  const paying = moved(startPayment(order, randomText(26), hallAfter(order), nowMs));
  expect(await writeUnitsOf(paying.decision)).toBe(1);
  const declined = endPayment(paying.order, paying.order.payment?.id ?? '', 'declined', hallAfter(paying.order), nowMs);
  expect(await writeUnitsOf(moved(declined).decision)).toBe(1);
});

test('counting what an address holds unpaid costs 1, and 1 again once it is paid', async () => {
  const room = {
    id: randomText(16),
    windowSeconds: 900,
    concertId: concert.id,
    section: 'STAL',
    seats: 4,
    takenAt: 1e9,
  };
  const taking = unitsOf('WriteUnits', async (orders) => expect(await orders.takeRoom(room, 24)).toBe(true));
  expect(await taking).toBe(1);
  expect(await unitsOf('WriteUnits', (orders) => orders.giveRoomBack(room, room.takenAt))).toBe(1);
});

test('each further block costs 2 more', async () => {
  const oneRowABlockApart = ['STAL-C-1', 'STAL-E-1', 'STAL-G-1'];
  expect(await writeUnitsOf(grant(oneRowABlockApart).decision)).toBe(7 + 2 * 2);
});

test('a claim in a nearly full block costs no more than in an empty one', async () => {
  const row = (letter: string) => Array.from({ length: 24 }, (_, at) => `STAL-${letter}-${at + 1}`);
  const seats = [...row('I'), ...row('J')];
  for (let at = 0; at < 44; at += 4) await writeUnitsOf(grant(seats.slice(at, at + 4)).decision);
  expect(await writeUnitsOf(grant(seats.slice(44)).decision)).toBe(7);
});

test('reading the states of a sold-out hall of 57,600 seats costs less than 160 read units', async () => {
  const sold = Object.fromEntries(seatCodes.map((code) => [code, `~${randomText(9)}`]));
  const sections = Array.from({ length: 60 }, (_, at) => rectangle(20, 48, { code: `S${at}` }));
  const stadium = { id: 'stadium', plan: planOf(...sections) };
  const blocks = allBlockKeys(stadium.id, stadium.plan).map((key) =>
    blockItem({ ...key, version: 12, closed: false, seats: sold }),
  );
  await writeItems(
    client,
    tables.CONCERTS_TABLE,
    blocks.map((put) => ({ put })),
  );
  expect(blocks).toHaveLength(60 * 20);

  const units = await unitsOf('ReadUnits', async (_, seatBlocks) => {
    const states = await seatBlocks.listAll(stadium.id, stadium.plan);
    expect([...states.values()].reduce((sum, of) => sum + of.size, 0)).toBe(blocks.length);
  });
  expect(units).toBeGreaterThan(50);
  expect(units).toBeLessThan(160);
});
