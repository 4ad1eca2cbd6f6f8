import type { SQSRecord } from 'aws-lambda';
import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ClaimMessage, WatchMessage } from '../contract/messages.ts';
import { bury } from './bury.ts';
import { claim, context, eventOf, open, orderNow, pay, sale, useSale } from './sale-for-tests.ts';
import { settle } from './settle.ts';
import { watch } from './watch.ts';

useSale();
beforeEach(() => open({ salesMode: 'queued', checkout: 'instant' }));

/** What the first workers read, kept as it was: they may still run while newer code sends. Never change these. */
const firstClaim = z.object({ version: z.literal(1), buyerId: z.string(), orderId: z.string() });
const firstWatch = z.object({ version: z.literal(1), buyerId: z.string(), orderId: z.string() });

const orderId = 'abcdefghijklmnopqrstuvwxyz';
const paymentId = 'zyxwvutsrqponmlkjihgfedcba';
/** What was ever sent, as it stood in the queue: it may still wait there when newer code reads. Only add to these. */
const everSent = {
  claims: [{ version: 1, buyerId: 'b1', orderId }],
  watches: [
    { version: 1, buyerId: 'b1', orderId },
    { version: 1, buyerId: 'b1', orderId, notice: { paymentId, buyerId: 'b1', orderId, status: 'captured' } },
    { version: 1, buyerId: 'b1', orderId, paymentId },
  ],
};

const deliver = async (handler: typeof settle, bodies: unknown[]) => {
  const event = eventOf(bodies.map((body, at) => ({ body, group: `g${at}` })));
  const { batchItemFailures } = await handler(sale.ports)(event, context);
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  return event.Records.filter(({ messageId }: SQSRecord) => failed.has(messageId)).map(({ body }) => JSON.parse(body));
};

describe('old messages and new workers', () => {
  test('what was ever sent is understood', () => {
    for (const message of everSent.claims)
      expect(ClaimMessage.parse(message)).toMatchObject({ buyerId: 'b1', orderId });
    for (const message of everSent.watches)
      expect(WatchMessage.parse(message)).toMatchObject({ buyerId: 'b1', orderId });
  });
});

describe('new messages and old workers', () => {
  test('what a claim sends today is understood by the first workers', async () => {
    const { order } = await claim(['STAL-A-1']);
    expect(sale.queues.claims.length).toBe(1);
    for (const { message } of sale.queues.claims)
      expect(firstClaim.parse(JSON.parse(JSON.stringify(message)))).toMatchObject({ buyerId: 'b1', orderId: order.id });
    for (const { message } of sale.queues.looks)
      expect(firstWatch.parse(JSON.parse(JSON.stringify(message)))).toMatchObject({ buyerId: 'b1', orderId: order.id });
  });

  test('what a payment sends today is understood by the first workers, who look at its order', async () => {
    await open({ salesMode: 'direct', checkout: 'payment', id: 'paid' });
    const { order } = await claim(['STAL-A-1']);
    await pay(order.id, 'tok_slow');
    expect(sale.queues.looks.length).toBeGreaterThan(1);
    for (const { message } of sale.queues.looks)
      expect(firstWatch.parse(JSON.parse(JSON.stringify(message)))).toMatchObject({ orderId: order.id });
  });
});

describe('messages of a version that is not written yet', () => {
  test('fields that nobody knows today are left alone, and the claim is settled', async () => {
    const { order } = await claim(['STAL-A-1']);
    const [sent] = sale.queues.claims.splice(0);
    expect(await deliver(settle, [{ ...sent?.message, priority: 'high', askedAt: 1 }])).toEqual([]);
    expect((await orderNow(order.id))?.status).toBe('confirmed');
  });

  test.each([
    ['settle', settle],
    ['watch', watch as unknown as typeof settle],
    ['bury', bury as unknown as typeof settle],
  ] as const)('%s gives back what it may not touch, and does the neighbours', async (name, handler) => {
    const { order } = await claim(['STAL-A-1'], 'b1', 'first');
    const own = { version: 1, buyerId: 'b1', orderId: order.id };
    const newer = { version: 2, order: { buyer: 'b2', id: orderId } };
    expect(await deliver(handler, [newer, own])).toEqual([newer]);
    const status = (await orderNow(order.id))?.status;
    expect(status).toBe({ settle: 'confirmed', watch: 'queued', bury: 'refused' }[name]);
  });
});

describe('what is no message of any version', () => {
  const garbage = ['not JSON at all', '{"version":1}', '[]', '""', '{"version":"2","buyerId":1}'];
  const records = () => eventOf(garbage.map((body, at) => ({ body, group: `g${at}` })));
  const raw = () => ({ Records: records().Records.map((record, at) => ({ ...record, body: garbage[at] ?? '' })) });

  test('comes again soon in the line, so that the line does not wait for it', async () => {
    const soon: string[] = [];
    const claimQueue = { ...sale.ports.claimQueue, retryIn: async (handle: string) => void soon.push(handle) };
    const { batchItemFailures } = await settle({ ...sale.ports, claimQueue })(raw(), context);
    expect(batchItemFailures).toHaveLength(garbage.length);
    expect(soon).toEqual(raw().Records.map(({ receiptHandle }) => receiptHandle));
  });

  test('is parked as it came once it is a dead letter, and is gone; where parking fails it stays', async () => {
    const parked: string[] = [];
    const keep = { put: async ({ body }: { body: string }) => void parked.push(body) };
    expect((await bury({ ...sale.ports, parked: keep })(raw(), context)).batchItemFailures).toEqual([]);
    expect(parked).toEqual(garbage);
    const broken = { put: () => Promise.reject(new Error('no table')) };
    expect((await bury({ ...sale.ports, parked: broken })(raw(), context)).batchItemFailures).toHaveLength(
      garbage.length,
    );
  });
});
