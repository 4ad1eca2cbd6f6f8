import { connectDynamodb, type DocumentClient } from '@frontrow/functions/adapters/dynamodb/client.ts';
import { dynamodbConcerts } from '@frontrow/functions/adapters/dynamodb/concerts.ts';
import { dynamodbOrders } from '@frontrow/functions/adapters/dynamodb/orders.ts';
import { dynamodbSeatBlocks } from '@frontrow/functions/adapters/dynamodb/seat-blocks.ts';
import { signedProofs } from '@frontrow/functions/adapters/proofs.ts';
import { createSeenBlocks } from '@frontrow/functions/adapters/seen-blocks.ts';
import { keysOf } from '@frontrow/functions/adapters/signing-keys.ts';
import type { NewConcert } from '@frontrow/functions/contract/admin.ts';
import type { claimSeats as endpoint, Order } from '@frontrow/functions/contract/orders.ts';
import type { RefusalCode } from '@frontrow/functions/contract/refusals.ts';
import type { Ports } from '@frontrow/functions/domain/ports.ts';
import { Refusal } from '@frontrow/functions/domain/refusal.ts';
import { claimSeatsHandler } from '@frontrow/functions/handlers/http/claim-seats.ts';
import { createConcertHandler } from '@frontrow/functions/handlers/http/create-concert.ts';
import { randomText } from '@frontrow/functions/handlers/ids.ts';
import { settle } from '@frontrow/functions/handlers/settle.ts';
import type { Handle } from '@frontrow/functions/runtime/api.ts';
import { Reply } from '@frontrow/functions/runtime/reply.ts';
import { naiveClaimSeats } from '../naive/claim-seats.ts';
import { type ClaimLine, openClaimLine } from './claim-line.ts';
import { UsageMeter } from './usage.ts';

export type ContenderName = 'naive' | 'direct' | 'queued';
export type Answer = { readonly outcome: 'granted' } | { readonly outcome: 'refused'; readonly code: RefusalCode };

/** One way to sell seats, over a client of its own whose usage is counted. */
export interface Contender {
  readonly name: ContenderName;
  readonly usage: UsageMeter;
  /** Of `queued`. */
  readonly line: ClaimLine;
  createConcert(hall: NewConcert): Promise<string>;
  claim(concertId: string, buyerId: string, seatIds: string[]): Promise<Answer>;
}

export interface Tables {
  readonly CONCERTS_TABLE: string;
  readonly ORDERS_TABLE: string;
}

/** Like the stage that is deployed for tries. */
const batchesAtOnce = 50;

export function openContender(name: ContenderName, tables: Tables): Contender {
  const usage = new UsageMeter();
  const client = connectDynamodb(usage);
  const { ports, line } = openPorts(client, tables);
  const handle = name === 'naive' ? naiveClaimSeats({ ...ports, client, tables }) : claimSeatsHandler(ports);
  const create = createConcertHandler(ports);
  return {
    name,
    usage,
    line,
    async createConcert(body) {
      const reply = await create({ ...noInput, body, account: { id: 'admin', role: 'admin' } });
      const { id } = (reply as { concert: { id: string } }).concert;
      // As in a function that has sold seats of this concert before.
      await Promise.all([ports.concerts.find(id), ports.concerts.findSeatPlan(id)]);
      return id;
    },
    claim: (concertId, buyerId, seatIds) =>
      answerOf(ask(handle, concertId, buyerId, seatIds).then((order) => awaitAnswer(ports, line, buyerId, order))),
  };
}

/** The shop's adapters; only the queue is in this process, and nobody reads the reminders. */
function openPorts(client: DocumentClient, tables: Tables) {
  const clock = Date.now;
  const seen = createSeenBlocks(clock);
  const storage = {
    clock,
    concerts: dynamodbConcerts(client, tables.CONCERTS_TABLE, clock),
    seatBlocks: dynamodbSeatBlocks(client, tables.CONCERTS_TABLE, seen),
    orders: dynamodbOrders(client, tables, seen),
    watchQueue: { send: async () => {} },
    proofs: signedProofs(async () => keysOf({ current: randomText(32) }), clock),
  };
  const line: ClaimLine = openClaimLine((event, context) => worker(event, context), batchesAtOnce);
  const ports = { ...storage, claimQueue: line };
  const worker = settle(ports);
  return { ports, line };
}

const noInput = {
  params: undefined,
  query: undefined,
  headers: undefined,
  request: { headers: {}, cookies: {}, sourceIp: '', bytes: new Uint8Array() },
};

async function ask(handle: Handle<typeof endpoint>, concertId: string, buyerId: string, seatIds: string[]) {
  const reply = await handle({
    ...noInput,
    params: { concertId },
    headers: { 'idempotency-key': buyerId },
    body: { seatIds },
    account: { id: buyerId, role: 'buyer' },
  });
  return ((reply instanceof Reply ? reply.body : reply) as { order: Order }).order;
}

/** A buyer who waits in the queue looks at the order once more; that read is a part of what queueing costs. */
async function awaitAnswer({ orders }: Pick<Ports, 'orders'>, line: ClaimLine, buyerId: string, order: Order) {
  if (order.status !== 'queued') return;
  await line.settled(order.id);
  const settled = await orders.find(buyerId, order.id);
  if (settled?.refusal) throw new Refusal(settled.refusal.code);
  if (settled?.status !== 'confirmed') throw new Error(`Order ${order.id} is ${settled?.status ?? 'lost'}`);
}

const answerOf = (asked: Promise<void>): Promise<Answer> =>
  asked.then(
    () => ({ outcome: 'granted' }) as const,
    (error) => {
      if (error instanceof Refusal) return { outcome: 'refused', code: error.code } as const;
      throw error;
    },
  );
