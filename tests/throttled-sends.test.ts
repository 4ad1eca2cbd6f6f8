import { Readable } from 'node:stream';
import { SQSClient } from '@aws-sdk/client-sqs';
import { getOrder, listOrders } from '@frontrow/functions/contract/orders.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { addConcert, claim, useShop } from './api/shop.ts';

const shop = useShop({ name: 'over the embedded emulators', inMemory: false });

/** The watch looks after 20 seconds. */
const watchMs = 45_000;

afterEach(() => vi.restoreAllMocks());

type RequestHandler = Pick<SQSClient['config']['requestHandler'], 'handle'>;

/** SQS refuses claims by its rate, as it does above 300 sends a second, so often; answers how often it did. */
function throttleClaims(timesMax: number): () => number {
  let times = 0;
  // What every client sends by: the SDK above it, with its retries, is the real one.
  const wire: RequestHandler = Object.getPrototypeOf(new SQSClient({}).config.requestHandler);
  const send = wire.handle;
  vi.spyOn(wire, 'handle').mockImplementation(async function (this: RequestHandler, ...args) {
    const [{ headers, body }] = args;
    const isSend = headers['x-amz-target'] === 'AmazonSQS.SendMessage';
    const isClaim = isSend && new TextDecoder().decode(body).includes('MessageGroupId');
    if (!isClaim || times >= timesMax) return send.apply(this, args);
    times += 1;
    return throttledReply() as never;
  });
  return () => times;
}

function throttledReply() {
  const body = Readable.from([JSON.stringify({ __type: 'com.amazonaws.sqs#RequestThrottled', message: 'Slow down' })]);
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-query-error': 'RequestThrottled;Sender' };
  return { response: { statusCode: 400, headers, body } };
}

test('a send that is throttled for a moment is tried again, and nobody notices', async () => {
  const concert = await addConcert(shop, { salesMode: 'queued' });
  const throttled = throttleClaims(2);
  const { status } = await claim(shop, shop.buyer, concert.id, ['STAL-A-1']);
  expect(status).toBe(202);
  expect(throttled()).toBe(2);
});

test('a send that stays throttled is answered 503 with a time to come back, and the watch takes over', async () => {
  const concert = await addConcert(shop, { salesMode: 'queued' });
  throttleClaims(Number.POSITIVE_INFINITY);
  const refused = await claim(shop, shop.buyer, concert.id, ['STAL-A-2'], 'the-same-key');
  expect([refused.status, refused.code]).toEqual([503, 'busy']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  vi.restoreAllMocks();
  const { items } = (await shop.call(listOrders, { as: shop.buyer, query: { status: 'all' } })).body;
  const id = items.find(({ concertId }) => concertId === concert.id)?.id ?? '';
  const status = async () => (await shop.call(getOrder, { as: shop.buyer, params: { orderId: id } })).body.order.status;
  expect(await status()).toBe('queued');
  await expect.poll(status, { timeout: watchMs, interval: 500 }).toBe('confirmed');
  expect((await claim(shop, shop.buyer, concert.id, ['STAL-A-2'], 'the-same-key')).status).toBe(201);
});
