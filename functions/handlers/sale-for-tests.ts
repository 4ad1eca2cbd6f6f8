import type { APIGatewayProxyEvent, Context, SQSEvent } from 'aws-lambda';
import { beforeEach } from 'vitest';
import { memoryPorts } from '../adapters/memory/ports.ts';
import { type MemoryQueues, memoryQueues } from '../adapters/memory/queues.ts';
import type { Order } from '../contract/orders.ts';
import type { TestCard } from '../contract/test-cards.ts';
import type { Concert } from '../domain/concert.ts';
import { concertOnSale, planOf, rectangle } from '../domain/halls-for-tests.ts';
import type { Ports } from '../domain/ports.ts';
import { Refusal } from '../domain/refusal.ts';
import { countTaken } from '../domain/seat-block.ts';
import type { Reply } from '../runtime/reply.ts';
import { claimSeatsHandler } from './http/claim-seats.ts';
import { payOrderHandler } from './http/pay-order.ts';
import { settle } from './settle.ts';
import { watch } from './watch.ts';

export const start = Date.parse('2027-03-01T12:00:00Z');
export const plan = planOf(rectangle(10, 10));
export const context = { getRemainingTimeInMillis: () => 10_000 } as Context;
export const request = { headers: {}, cookies: {}, sourceIp: '', bytes: new Uint8Array() };

interface Sale {
  /** Milliseconds since 1970; tests move it. */
  time: number;
  ports: Ports;
  queues: MemoryQueues;
  concert: Concert;
}

/** A sale in memory, with a clock that stands and queues that deliver when they are told; anew for each test. */
export const sale = {} as Sale;

export function useSale(): void {
  beforeEach(() => {
    const queues = memoryQueues();
    sale.time = start;
    sale.queues = queues;
    sale.ports = memoryPorts({ clock: () => sale.time, claimQueue: queues.claimQueue, watchQueue: queues.watchQueue });
  });
}

/** Opens a hall of 100 seats. */
export async function open(changes: Partial<Concert>): Promise<void> {
  sale.concert = concertOnSale(plan, start, changes);
  await sale.ports.concerts.create(sale.concert, plan);
}

export const accountOf = (id: string) => ({ id, role: 'buyer' as const });

export async function claim(
  seatIds: string[],
  buyer = 'b1',
  key = `${buyer}:${seatIds.join()}`,
  prefer?: string,
  asked = request,
): Promise<{ status: number; order: Order; headers: Reply['headers'] }> {
  const reply = (await claimSeatsHandler(sale.ports)({
    params: { concertId: sale.concert.id },
    query: undefined,
    headers: { 'idempotency-key': key, prefer },
    body: { seatIds },
    account: accountOf(buyer),
    request: asked,
  })) as Reply;
  const { status, headers } = reply;
  return { status, headers, order: (reply.body as { order: Order }).order };
}

/** The same claim as API Gateway brings it. */
export async function claimEvent(
  seatIds: string[],
  buyer: string,
  key = `${buyer}:${seatIds.join()}`,
): Promise<APIGatewayProxyEvent> {
  const token = await sale.ports.accessTokens.issue(accountOf(buyer));
  return {
    httpMethod: 'POST',
    resource: '/concerts/{concertId}/orders',
    pathParameters: { concertId: sale.concert.id },
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ seatIds }),
  } as unknown as APIGatewayProxyEvent;
}

export const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );
export const inputOf = (orderId: string, buyer = 'b1') => ({
  params: { orderId },
  query: undefined,
  headers: undefined,
  body: undefined,
  account: accountOf(buyer),
  request,
});
export const pay = (orderId: string, paymentToken: TestCard, buyer = 'b1') =>
  payOrderHandler(sale.ports)({ ...inputOf(orderId, buyer), body: { paymentToken } }) as Promise<{ order: Order }>;
export const orderNow = async (orderId: string, buyer = 'b1') => sale.ports.orders.find(buyer, orderId);

export function eventOf(bodies: { body: unknown; group?: string; receives?: number; sentAt?: number }[]): SQSEvent {
  const Records = bodies.map(({ body, group, receives = 1, sentAt = sale.time }, at) => ({
    messageId: `m${at}`,
    receiptHandle: `r${at}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: { MessageGroupId: group, SentTimestamp: String(sentAt), ApproximateReceiveCount: String(receives) },
  }));
  return { Records } as unknown as SQSEvent;
}

/** Delivers everything in the queue of claims as one batch. */
export async function deliverClaims(): Promise<string[]> {
  const event = eventOf(
    sale.queues.claims.splice(0).map(({ message, groupId }) => ({ body: message, group: groupId })),
  );
  return (await settle(sale.ports)(event, context)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

/** Delivers every reminder, whatever its delay: early or late is all the same. */
export async function deliverLooks(): Promise<void> {
  await watch(sale.ports)(eventOf(sale.queues.looks.splice(0).map(({ message }) => ({ body: message }))), context);
}

export async function takenSeats(): Promise<number> {
  const states = await sale.ports.seatBlocks.listAll(sale.concert.id, plan);
  const now = Math.floor(sale.time / 1000);
  return [...states.values()]
    .flatMap((section) => [...section.values()])
    .reduce((sum, block) => sum + countTaken(block, now), 0);
}
