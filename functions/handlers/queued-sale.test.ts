import type { Context, SQSEvent } from 'aws-lambda';
import { beforeEach, expect, test } from 'vitest';
import { memoryPorts } from '../adapters/memory/ports.ts';
import { memoryQueues } from '../adapters/memory/queues.ts';
import { simulatedPayments } from '../adapters/payments/simulator.ts';
import type { Order } from '../contract/orders.ts';
import type { TestCard } from '../contract/test-cards.ts';
import type { Concert } from '../domain/concert.ts';
import { concertOnSale, planOf, rectangle } from '../domain/halls-for-tests.ts';
import type { Ports } from '../domain/ports.ts';
import { Refusal } from '../domain/refusal.ts';
import { countTaken } from '../domain/seat-block.ts';
import type { Reply } from '../runtime/reply.ts';
import { bury } from './bury.ts';
import { cancelConcertHandler } from './http/cancel-concert.ts';
import { cancelOrderHandler } from './http/cancel-order.ts';
import { claimSeatsHandler } from './http/claim-seats.ts';
import { payOrderHandler } from './http/pay-order.ts';
import { releaseOrderHandler } from './http/release-order.ts';
import { takePaymentNoticeHandler } from './http/take-payment-notice.ts';
import { settle } from './settle.ts';
import { watch } from './watch.ts';

const start = Date.parse('2027-03-01T12:00:00Z');
const plan = planOf(rectangle(10, 10));
const context = { getRemainingTimeInMillis: () => 10_000 } as Context;
const request = { headers: {}, cookies: {}, sourceIp: '', bytes: new Uint8Array() };

let time: number;
let queues: ReturnType<typeof memoryQueues>;
let ports: Ports;
let concert: Concert;

/** Opens a hall of 100 seats. */
async function open(changes: Partial<Concert>): Promise<void> {
  concert = concertOnSale(plan, start, changes);
  await ports.concerts.create(concert, plan);
}

beforeEach(() => {
  time = start;
  queues = memoryQueues();
  ports = { ...memoryPorts({ clock: () => time, claimQueue: queues.claimQueue, watchQueue: queues.watchQueue }) };
});

const accountOf = (id: string) => ({ id, role: 'buyer' as const });

async function claim(
  seatIds: string[],
  buyer = 'b1',
  key = `${buyer}:${seatIds.join()}`,
  prefer?: string,
): Promise<{ status: number; order: Order }> {
  const reply = (await claimSeatsHandler(ports)({
    params: { concertId: concert.id },
    query: undefined,
    headers: { 'idempotency-key': key, prefer },
    body: { seatIds },
    account: accountOf(buyer),
    request,
  })) as Reply;
  return { status: reply.status, order: (reply.body as { order: Order }).order };
}

const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );
const inputOf = (orderId: string, buyer = 'b1') => ({
  params: { orderId },
  query: undefined,
  headers: undefined,
  body: undefined,
  account: accountOf(buyer),
  request,
});
const pay = (orderId: string, paymentToken: TestCard, buyer = 'b1') =>
  payOrderHandler(ports)({ ...inputOf(orderId, buyer), body: { paymentToken } }) as Promise<{ order: Order }>;
const orderNow = async (orderId: string, buyer = 'b1') => ports.orders.find(buyer, orderId);

function eventOf(bodies: { body: unknown; group?: string; receives?: number }[]): SQSEvent {
  const Records = bodies.map(({ body, group, receives = 1 }, at) => ({
    messageId: `m${at}`,
    receiptHandle: `r${at}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: { MessageGroupId: group, SentTimestamp: String(time), ApproximateReceiveCount: String(receives) },
  }));
  return { Records } as unknown as SQSEvent;
}

/** Delivers everything in the queue of claims as one batch. */
async function deliverClaims(): Promise<string[]> {
  const event = eventOf(queues.claims.splice(0).map(({ message, groupId }) => ({ body: message, group: groupId })));
  return (await settle(ports)(event, context)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

/** Delivers every reminder, whatever its delay: early or late is all the same. */
async function deliverLooks(): Promise<void> {
  await watch(ports)(eventOf(queues.looks.splice(0).map(({ message }) => ({ body: message }))), context);
}

async function takenSeats(): Promise<number> {
  const states = await ports.seatBlocks.listAll(concert.id, plan);
  const now = Math.floor(time / 1000);
  return [...states.values()]
    .flatMap((section) => [...section.values()])
    .reduce((sum, block) => sum + countTaken(block, now), 0);
}

test('a queued claim is accepted at once, answered by the queue, and asked again gives its answer', async () => {
  await open({ salesMode: 'queued' });
  const accepted = await claim(['STAL-A-1', 'STAL-A-2']);
  expect([accepted.status, accepted.order.status]).toEqual([202, 'queued']);
  expect(queues.looks, 'the watch was asked first').toHaveLength(1);
  expect(await deliverClaims()).toEqual([]);
  const answered = await claim(['STAL-A-1', 'STAL-A-2']);
  expect([answered.status, answered.order.status]).toEqual([201, 'confirmed']);
  expect(answered.order.id).toBe(accepted.order.id);
  expect(await takenSeats()).toBe(2);
});

test('first come, first served; whoever was later is refused as directly', async () => {
  await open({ salesMode: 'queued' });
  await claim(['STAL-A-1', 'STAL-A-2'], 'b1');
  await claim(['STAL-A-2', 'STAL-A-3'], 'b2');
  await deliverClaims();
  expect((await claim(['STAL-A-1', 'STAL-A-2'], 'b1')).order.status).toBe('confirmed');
  const later = await claim(['STAL-A-2', 'STAL-A-3'], 'b2').catch((error: Refusal) => error);
  expect(later).toMatchObject({ code: 'seats-taken', facts: { takenSeatIds: ['STAL-A-2'] } });
  expect(await refusalOf(claim(['STAL-A-9'], 'b2', 'b2:STAL-A-2,STAL-A-3'))).toBe('idempotency-key-reused');
});

test('messages that come twice, together or again, change nothing', async () => {
  await open({ salesMode: 'queued' });
  const { order } = await claim(['STAL-A-1']);
  const [sent] = queues.claims.splice(0);
  const twice = eventOf([
    { body: sent?.message, group: 'g' },
    { body: sent?.message, group: 'g' },
  ]);
  expect((await settle(ports)(twice, context)).batchItemFailures).toEqual([]);
  const confirmed = await orderNow(order.id);
  expect((await settle(ports)(twice, context)).batchItemFailures).toEqual([]);
  expect(await orderNow(order.id)).toEqual(confirmed);
  expect(await ports.orders.findStanding('b1', 'none', concert.id)).toMatchObject({ seatsHad: 1 });
});

test('an order that is not there yet sends its group back from there on, other groups go on', async () => {
  await open({ salesMode: 'queued' });
  await claim(['STAL-A-1'], 'b1');
  await claim(['STAL-A-2'], 'b2');
  const [first, second] = queues.claims.splice(0);
  const unknown = { version: 1, buyerId: 'b9', orderId: 'a'.repeat(26) };
  const event = eventOf([
    { body: unknown, group: 'g1' },
    { body: first?.message, group: 'g1' },
    { body: second?.message, group: 'g2' },
  ]);
  expect((await settle(ports)(event, context)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual([
    'm0',
    'm1',
  ]);
  expect((await orderNow(first?.message.orderId ?? ''))?.status).toBe('queued');
  expect((await orderNow(second?.message.orderId ?? '', 'b2'))?.status).toBe('confirmed');
});

test.each(['', 'null', '[]', '{"version":2}', '{"version":1,"orderId":"x"}', 'x'.repeat(100_000)])(
  'the message %.20j goes back, until the queue lays it aside',
  async (body) => {
    await open({ salesMode: 'queued' });
    const event = eventOf([{ body, group: 'g' }]);
    expect((await settle(ports)(event, context)).batchItemFailures).toEqual([{ itemIdentifier: 'm0' }]);
  },
);

test('fields that a newer version adds do not stop an older worker', async () => {
  await open({ salesMode: 'queued' });
  const { order } = await claim(['STAL-A-1']);
  const [sent] = queues.claims.splice(0);
  await settle(ports)(eventOf([{ body: { ...sent?.message, colour: 'red' }, group: 'g' }]), context);
  expect((await orderNow(order.id))?.status).toBe('confirmed');
});

test('a claim whose message was lost is sent again by the watch, or by the buyer who asks again', async () => {
  await open({ salesMode: 'queued' });
  const { order } = await claim(['STAL-A-1']);
  queues.claims.splice(0);
  await deliverLooks();
  expect(queues.claims).toHaveLength(1);
  expect(queues.looks, 'the watch stays').toHaveLength(1);
  queues.claims.splice(0);
  await claim(['STAL-A-1']);
  await deliverClaims();
  expect((await orderNow(order.id))?.status).toBe('confirmed');
  await deliverLooks();
  expect(queues.looks, 'the watch ends with the order').toEqual([]);
});

test('a claim that the queue never answers is refused at last, and so is one that was laid aside', async () => {
  await open({ salesMode: 'queued' });
  const { order: waiting } = await claim(['STAL-A-1'], 'b1');
  time += 11 * 60 * 1000;
  await deliverLooks();
  expect((await orderNow(waiting.id))?.refusal?.code).toBe('busy');
  const { order: dead } = await claim(['STAL-A-2'], 'b2');
  const parked: unknown[] = [];
  ports = { ...ports, parked: { put: async (message) => void parked.push(message) } };
  const event = eventOf(
    queues.claims
      .splice(0)
      .slice(-1)
      .map(({ message }) => ({ body: message })),
  );
  for (const _ of [1, 2]) expect((await bury(ports)(event, context)).batchItemFailures).toEqual([]);
  expect((await orderNow(dead.id, 'b2'))?.refusal?.code).toBe('busy');
  expect(parked.length).toBeGreaterThan(0);
});

test('what is gone already is refused without a trace, though the sale is queued', async () => {
  await open({ salesMode: 'queued' });
  await claim(['STAL-A-1'], 'b1');
  await deliverClaims();
  expect(await refusalOf(claim(['STAL-A-1'], 'b2'))).toBe('seats-taken');
  expect(queues.claims).toEqual([]);
  expect(await ports.orders.listOfBuyer('b2')).toEqual([]);
});

test('in the rush after the doors open, auto queues; later it answers directly', async () => {
  await open({ salesMode: 'auto', onSaleAt: new Date(start).toISOString() });
  expect((await claim(['STAL-A-1'])).status).toBe(202);
  time += 3 * 60 * 1000;
  expect((await claim(['STAL-A-2'], 'b2')).status).toBe(201);
});

test('held seats are paid and confirmed', async () => {
  await open({ checkout: 'payment', holdMinutes: 1 });
  const { status, order } = await claim(['STAL-A-1']);
  expect([status, order.status, order.holdExpiresAt]).toEqual([201, 'held', '2027-03-01T12:01:00.000Z']);
  const paid = await pay(order.id, 'tok_approve');
  expect(paid.order).toMatchObject({ status: 'confirmed', payment: { status: 'captured' } });
  expect((await pay(order.id, 'tok_approve')).order, 'paid again: the same answer').toEqual(paid.order);
  expect(await takenSeats()).toBe(1);
});

test('a declined card leaves the hold, and another one may be tried', async () => {
  await open({ checkout: 'payment', holdMinutes: 1 });
  const { order } = await claim(['STAL-A-1']);
  expect(await refusalOf(pay(order.id, 'tok_decline'))).toBe('payment-declined');
  expect((await pay(order.id, 'tok_approve')).order.status).toBe('confirmed');
});

test('seats of a hold that ran out are claimable in the next second, with no message delivered', async () => {
  await open({ checkout: 'payment', holdMinutes: 1 });
  const { order } = await claim(['STAL-A-1'], 'b1');
  time += 60_000;
  expect(await refusalOf(claim(['STAL-A-1'], 'b2'))).toBe('seats-taken');
  time += 1_000;
  expect((await claim(['STAL-A-1'], 'b2')).status).toBe(201);
  expect(await refusalOf(pay(order.id, 'tok_approve', 'b1'))).toBe('hold-expired');
  await deliverLooks();
  expect((await orderNow(order.id))?.status).toBe('expired');
  expect(await takenSeats(), 'the next owner keeps the seat').toBe(1);
});

test('run-out holds do not count against a buyer who comes back', async () => {
  await open({ checkout: 'payment', holdMinutes: 1, seatsPerBuyer: 2 });
  await claim(['STAL-A-1', 'STAL-A-2']);
  expect(await refusalOf(claim(['STAL-A-3']))).toBe('seat-limit');
  time += 61_000;
  expect((await claim(['STAL-A-3'])).status).toBe(201);
});

test('leaving early gives the seats back, a second time too', async () => {
  await open({ checkout: 'payment' });
  const { order } = await claim(['STAL-A-1']);
  for (const _ of [1, 2]) {
    const released = (await releaseOrderHandler(ports)(inputOf(order.id))) as { order: Order };
    expect(released.order.status).toBe('released');
  }
  expect(await takenSeats()).toBe(0);
  expect(await refusalOf(pay(order.id, 'tok_approve'))).toBe('order-not-payable');
});

test('a captured payment whose answer was lost is found by the watch', async () => {
  await open({ checkout: 'payment' });
  const { order } = await claim(['STAL-A-1']);
  expect((await pay(order.id, 'tok_answer_lost')).order.payment?.status).toBe('open');
  expect(await refusalOf(pay(order.id, 'tok_approve')), 'no second payment beside it').toBe('payment-open');
  await deliverLooks();
  expect((await orderNow(order.id))?.status).toBe('confirmed');
});

test('a payment that ends after the hold confirms if the seats are still there, else the money goes back', async () => {
  await open({ checkout: 'payment', holdMinutes: 1 });
  const { order: lucky } = await claim(['STAL-A-1'], 'b1');
  const { order: unlucky } = await claim(['STAL-A-2'], 'b2');
  await pay(lucky.id, 'tok_late', 'b1');
  await pay(unlucky.id, 'tok_late', 'b2');
  time += 6 * 60 * 1000;
  expect((await claim(['STAL-A-2'], 'b3')).order.status).toBe('held');
  await deliverLooks();
  expect((await orderNow(lucky.id, 'b1'))?.status).toBe('confirmed');
  expect(await orderNow(unlucky.id, 'b2')).toMatchObject({
    status: 'expired',
    refund: 'done',
    payment: { status: 'captured' },
  });
  expect(await takenSeats()).toBe(2);
});

test('notices come twice and early, and change nothing twice', async () => {
  await open({ checkout: 'payment' });
  for (const [buyer, seat, card] of [
    ['b1', 'STAL-A-1', 'tok_notice_twice'],
    ['b2', 'STAL-A-2', 'tok_notice_first'],
  ] as const) {
    const { order } = await claim([seat], buyer);
    const paying = pay(order.id, card, buyer);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await deliverLooks();
    expect((await paying).order.status).toBe('confirmed');
    const confirmed = await orderNow(order.id, buyer);
    await deliverLooks();
    expect(await orderNow(order.id, buyer)).toEqual(confirmed);
  }
});

test('a cancelled paid order is refunded, once', async () => {
  await open({ checkout: 'payment' });
  const { order } = await claim(['STAL-A-1']);
  await pay(order.id, 'tok_approve');
  const refunds: string[] = [];
  ports = { ...ports, payments: { ...ports.payments, refund: async (id) => void refunds.push(id) } };
  for (const _ of [1, 2]) {
    const cancelled = (await cancelOrderHandler(ports)(inputOf(order.id))) as { order: Order };
    expect(cancelled.order).toMatchObject({ status: 'cancelled', refund: { status: 'done' } });
  }
  await deliverLooks();
  expect(refunds).toHaveLength(1);
  expect(await takenSeats()).toBe(0);
});

test('a notice counts only with the provider’s own fresh signature', async () => {
  await open({ checkout: 'payment' });
  const keys = async () => ({
    current: new TextEncoder().encode('k'.repeat(32)),
    accepted: [new TextEncoder().encode('k'.repeat(32))],
  });
  const book = {
    find: async () => undefined,
    open: async () => {},
    end: async () => Promise.reject(new Error('no book')),
    refund: async () => {},
  };
  const simulator = simulatedPayments(book, queues.watchQueue, keys, () => time);
  ports = { ...ports, payments: { ...simulator, charge: async () => 'unknown' } };
  const { order } = await claim(['STAL-A-1']);
  await pay(order.id, 'tok_approve');
  const paymentId = (await orderNow(order.id))?.payment?.id ?? '';
  const notice = { paymentId, buyerId: 'b1', orderId: order.id, status: 'captured' as const };
  const take = (signature: string, body = notice) =>
    takePaymentNoticeHandler(ports)({
      params: undefined,
      query: undefined,
      headers: { 'payment-signature': signature },
      body,
      account: undefined,
      request,
    });
  const signature = await simulator.sign(notice);
  expect(await refusalOf(take(signature.replace(/.$/, (last) => (last === '0' ? '1' : '0'))))).toBe(
    'invalid-signature',
  );
  expect(await refusalOf(take(signature, { ...notice, orderId: 'b'.repeat(26) }))).toBe('invalid-signature');
  time += 6 * 60 * 1000;
  expect(await refusalOf(take(signature))).toBe('invalid-signature');
  time = start;
  for (const _ of [1, 2]) await take(signature);
  expect((await orderNow(order.id))?.status).toBe('confirmed');
});

test('calling a concert off ends every order: queued, held, paying and paid, and gives the money back', async () => {
  await open({ checkout: 'payment' });
  const claimed = async (seat: string, buyer: string) => (await claim([seat], buyer)).order.id;
  const [held, paying, paid] = [
    await claimed('STAL-A-1', 'b1'),
    await claimed('STAL-A-2', 'b2'),
    await claimed('STAL-A-3', 'b3'),
  ];
  await pay(paying, 'tok_late', 'b2');
  await pay(paid, 'tok_approve', 'b3');
  const before = await ports.concerts.findNow(concert.id);
  if (before !== undefined)
    await ports.concerts.update(before, { ...before, salesMode: 'queued', version: before.version + 1 });
  const queued = (await claim(['STAL-A-4'], 'b4')).order.id;

  const cancel = () =>
    cancelConcertHandler(ports)({
      params: { concertId: concert.id },
      query: undefined,
      headers: undefined,
      body: undefined,
      account: { id: 'a', role: 'admin' },
      request,
    }) as Promise<{ concert: { saleStatus: string }; isDone: boolean }>;
  const first = await cancel();
  expect(first).toMatchObject({ concert: { saleStatus: 'cancelled' }, isDone: false });
  expect(await refusalOf(claim(['STAL-B-1'], 'b5'))).toBe('sale-not-open');
  await deliverClaims();
  for (let round = 1; round <= 3; round += 1) await deliverLooks();
  expect((await cancel()).isDone).toBe(true);
  expect(await orderNow(held, 'b1')).toMatchObject({ status: 'released' });
  expect(await orderNow(paying, 'b2')).toMatchObject({ status: 'expired', refund: 'done' });
  expect(await orderNow(paid, 'b3')).toMatchObject({ status: 'cancelled', refund: 'done' });
  expect(await orderNow(queued, 'b4')).toMatchObject({ status: 'refused', refusal: { code: 'sale-not-open' } });
  expect(await takenSeats()).toBe(0);
});
