import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { connectDynamodb } from '@frontrow/functions/adapters/dynamodb/client.ts';
import { dynamodbConcerts } from '@frontrow/functions/adapters/dynamodb/concerts.ts';
import { dynamodbOrders } from '@frontrow/functions/adapters/dynamodb/orders.ts';
import { dynamodbSeatBlocks } from '@frontrow/functions/adapters/dynamodb/seat-blocks.ts';
import { createSeenBlocks } from '@frontrow/functions/adapters/seen-blocks.ts';
import { type CheckPorts, checkConcert } from '@frontrow/functions/handlers/check-concert.ts';
import type { Interfere } from '@frontrow/infra/local/queues/pump-queues.ts';
import { type Shop, startShop } from '@frontrow/infra/local/start-shop.ts';
import { crowdOnBlock } from '@frontrow/loadtest/crowd.ts';
import { createClient } from '@frontrow/loadtest/http-client.ts';
import { type Job, rushOnClub } from '@frontrow/loadtest/job.ts';
import { randomBelow, randomFrom } from '@frontrow/loadtest/random.ts';
import { type Buyer, logIn, register } from '@frontrow/loadtest/shop.ts';
import { registerBuyers } from '@frontrow/loadtest/target.ts';
import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The shop on emulators, its workers disturbed in every way that AWS allows; its tables are read back by hand. */
const random = randomFrom(11);
const connections = 32;
const buyersCount = 50;
const login = { email: 'admin@example.org', password: 'a quiet evening song' };

let shop: Shop;
let client: ReturnType<typeof createClient>;
let admin: Buyer;
let buyers: Buyer[];
let tables: CheckPorts;
const disturbed = { killed: 0, twice: 0, late: 0, shuffled: 0 };
const stragglers: Promise<unknown>[] = [];

const disturb: Interfere = async (_, event, deliver) => {
  switch (randomBelow(random, 5)) {
    case 0: {
      // Killed in the middle: half of the batch was worked off, nobody heard of it, and all of it comes again.
      disturbed.killed += 1;
      const Records = event.Records.slice(0, Math.ceil(event.Records.length / 2));
      await deliver({ Records });
      return deliver(event);
    }
    case 1: {
      // A worker that is given up goes on beside the one that took its place.
      disturbed.twice += 1;
      const [answer] = await Promise.all([deliver(event), deliver(event)]);
      return answer;
    }
    case 2: {
      disturbed.late += 1;
      const answer = await deliver(event);
      stragglers.push(later(300).then(() => deliver(event)));
      return answer;
    }
    case 3:
      disturbed.shuffled += 1;
      return deliver(shuffle(event));
    default:
      return deliver(event);
  }
};

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function shuffle({ Records }: SQSEvent): SQSEvent {
  const order = Records.map((record) => ({ record, at: random() })).toSorted((one, other) => one.at - other.at);
  return { Records: order.map(({ record }) => record) };
}

beforeAll(async () => {
  shop = await startShop({ port: 0, interfere: disturb });
  client = createClient(`${shop.url}/api`, { connections });
  await register(client, login);
  await shop.grantAdmin(login.email);
  admin = await logIn(client, login);
  buyers = await registerBuyers(client, buyersCount, () => {});
  tables = await connectTables();
});
afterAll(async () => {
  client.close();
  await shop.stop();
});

async function connectTables(): Promise<CheckPorts> {
  const dynamodb = connectDynamodb();
  const { TableNames = [] } = await dynamodb.send(new ListTablesCommand({}));
  const named = (part: string) => TableNames.find((name) => name.includes(part)) ?? '';
  const names = { CONCERTS_TABLE: named('Concerts'), ORDERS_TABLE: named('Orders') };
  const seen = createSeenBlocks(Date.now);
  return {
    clock: Date.now,
    concerts: dynamodbConcerts(dynamodb, names.CONCERTS_TABLE, Date.now),
    seatBlocks: dynamodbSeatBlocks(dynamodb, names.CONCERTS_TABLE, seen),
    orders: dynamodbOrders(dynamodb, names, seen),
    settle: () => later(300),
  };
}

const jobOf = (salesMode: Job['salesMode']): Job => ({
  client,
  admin,
  buyers,
  connections,
  salesMode,
  random,
  say: () => {},
});

/** Where blocks, orders and counters of any concert disagree: read strongly, item by item. */
async function driftOfAll(): Promise<{ orders: number; drift: unknown[] }> {
  await Promise.all(stragglers.splice(0));
  const concerts = await tables.concerts.list({ limit: 50 });
  const reports = await Promise.all(concerts.map(({ id }) => checkConcert(tables, id, { repair: false })));
  return {
    orders: reports.reduce((sum, report) => sum + (report?.orders ?? 0), 0),
    drift: reports.flatMap((report) => report?.drift ?? []),
  };
}

test.each(['direct', 'queued', 'auto'] as const)(
  'sold %s, 100 seats go to as many as fit, each once, whatever happens to the workers',
  async (salesMode) => {
    const parts = await rushOnClub(jobOf(salesMode));
    expect(parts.flatMap(({ findings }) => findings)).toEqual([]);
    expect(parts.at(-1)).toMatchObject({ seatsSold: 100, seatsTotal: 100 });
    const { orders, drift } = await driftOfAll();
    expect(orders).toBeGreaterThan(20);
    expect(drift).toEqual([]);
  },
);

test('a crowd on one block is answered to the last request, and so are those who buy elsewhere', async () => {
  const { asked, after } = await crowdOnBlock(jobOf('queued'), { requests: 500, perSecond: 100 });
  expect(after.findings).toEqual([]);
  expect(asked).toHaveLength(550);
  expect(asked.filter(({ result }) => result.outcome === 'unanswered')).toEqual([]);
  const granted = asked.filter(({ result }) => result.outcome === 'granted');
  expect(granted.filter(({ side }) => side === 'hot').length).toBeGreaterThan(10);
  expect(granted.filter(({ side }) => side === 'beside').length).toBeGreaterThan(25);
  expect((await driftOfAll()).drift).toEqual([]);
});

test('the workers were disturbed in every way', () => {
  for (const [how, times] of Object.entries(disturbed)) expect(times, how).toBeGreaterThan(3);
});
