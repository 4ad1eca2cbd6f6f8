import { ListBucketsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { jpegOf, quarters } from '@frontrow/functions/adapters/images/images-for-tests.ts';
import { beforeAll, expect, test } from 'vitest';
import { addConcert, useShop } from '../api/shop.ts';
import { type Heard, knock } from './knock.ts';

/** What is harmless once, asked for again and again. */
const shop = useShop({ name: 'over the embedded emulators', inMemory: false });
let concertId: string;

beforeAll(async () => {
  ({ id: concertId } = await addConcert(shop, { salesMode: 'direct', checkout: 'payment', holdMinutes: 2 }));
});

const json = 'application/json';
const ask = (method: string, path: string, as: { accessToken: string }, body?: object, more: object = {}) =>
  knock(shop.url, {
    method,
    path: `/api${path}`,
    headers: { authorization: `Bearer ${as.accessToken}`, ...(body && { 'content-type': json }), ...more },
    ...(body && { body: JSON.stringify(body) }),
  });
const claim = (seatId: string, key: string) =>
  ask('POST', `/concerts/${concertId}/orders`, shop.buyer, { seatIds: [seatId] }, { 'idempotency-key': key });
const orderIn = ({ text }: Heard) => JSON.parse(text).order as { id: string; holdExpiresAt: string; status: string };

test('300 guessed order ids, and the true one of somebody else, are the same nothing', async () => {
  const { id: theirs } = orderIn(await claim('STAL-A-1', 'guessed'));
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  const guesses = Array.from({ length: 300 }, (_, at) =>
    Array.from({ length: 26 }, (__, letter) => letters[(at * 7 + letter * letter + at * letter) % 32]).join(''),
  );
  const answers = new Set<string>();
  for (const id of [theirs, ...guesses, theirs]) {
    const { status, text, headers } = await ask('GET', `/orders/${id}`, shop.otherBuyer);
    const { date, ...others } = headers;
    expect(date).toBeDefined();
    answers.add(JSON.stringify({ status, text, others }));
  }
  expect([...answers]).toHaveLength(1);
  expect([...answers][0]).toContain('order-not-found');
});

test('a hold is extended once, however often its payment is begun', async () => {
  const held = orderIn(await claim('STAL-A-2', 'extended'));
  const ends: string[] = [];
  for (let times = 1; times <= 100; times += 1) {
    const heard = await ask('POST', `/orders/${held.id}/payment`, shop.buyer, { paymentToken: 'tok_decline' });
    expect([heard.status, heard.code]).toEqual([402, 'payment-declined']);
    ends.push(orderIn(await ask('GET', `/orders/${held.id}`, shop.buyer)).holdExpiresAt);
  }
  expect(new Set(ends).size).toBe(1);
  const extendedBySeconds = (Date.parse(ends[0] ?? '') - Date.parse(held.holdExpiresAt)) / 1000;
  expect(extendedBySeconds).toBeGreaterThan(0);
  expect(extendedBySeconds).toBeLessThanOrEqual(5 * 60);
});

test('paid, cancelled and asked for again and again, an order is paid and cancelled once', async () => {
  const { id } = orderIn(await claim('STAL-A-3', 'again'));
  const pay = () => ask('POST', `/orders/${id}/payment`, shop.buyer, { paymentToken: 'tok_approve' });
  const cancel = () => ask('POST', `/orders/${id}/cancellation`, shop.buyer);
  const answers = { pay: new Set<string>(), cancel: new Set<string>() };
  for (let times = 1; times <= 20; times += 1) answers.pay.add((await pay()).text);
  for (let times = 1; times <= 20; times += 1)
    answers.cancel.add((await cancel()).text.replace(/"refund":"\w+",?/g, ''));
  expect([...answers.pay]).toHaveLength(1);
  expect(orderIn({ text: [...answers.pay][0] } as Heard).status).toBe('confirmed');
  expect([...answers.cancel]).toHaveLength(1);
  expect((await pay()).code).toBe('order-not-payable');
  const again = await claim('STAL-A-3', 'again');
  expect([again.status, orderIn(again).status]).toEqual([201, 'cancelled']);
});

test('100 posters, four at a time and some of them the same, leave one picture: the one that is shown', async () => {
  const distinct = await Promise.all([20, 30, 40, 50, 60].map((width) => jpegOf(quarters(width, 20))));
  const pictures = Array.from({ length: 100 }, (_, at) => distinct[at % distinct.length] as Uint8Array);
  const next = pictures.values();
  const lane = async () => {
    for (const bytes of next) {
      const { status } = await knock(shop.url, {
        method: 'PUT',
        path: `/api/admin/concerts/${concertId}/poster`,
        headers: { authorization: `Bearer ${shop.admin.accessToken}`, 'content-type': 'image/jpeg' },
        body: Buffer.from(bytes),
      });
      expect(status).toBe(200);
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  const s3 = new S3Client({ forcePathStyle: true });
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const Bucket = Buckets.find(({ Name }) => /poster/i.test(Name ?? ''))?.Name ?? '';
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: `posters/${concertId}/` }));
  const shown = JSON.parse((await ask('GET', `/admin/concerts/${concertId}`, shop.admin)).text).concert.poster.url;
  expect(Contents.map(({ Key }) => `/${Key}`)).toEqual([shown]);
  expect((await knock(shop.url, { method: 'GET', path: shown })).status).toBe(200);
});
