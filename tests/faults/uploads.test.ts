import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ListBucketsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { jpegOf, quarters } from '@frontrow/functions/adapters/images/images-for-tests.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DisturbedShop, openDisturbedShop } from './disturbed-shop.ts';
import { readTables } from './tables-for-tests.ts';
import { answersLost, outage, throttled, type WireFault } from './wire-faults.ts';

/** A poster is cut off anywhere between the admin and the table (F24): the concert keeps what it had, no picture is left over. */
const seed = Number(process.env.SEED ?? 7);

let shop: DisturbedShop;
let s3: S3Client;
let Bucket: string;
let concertId: string;
let tables: Awaited<ReturnType<typeof readTables>>;

beforeAll(async () => {
  shop = await openDisturbedShop(seed, 1);
  tables = await readTables();
  s3 = new S3Client({ forcePathStyle: true });
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  Bucket = Buckets.find(({ Name }) => /poster/i.test(Name ?? ''))?.Name ?? '';
  ({ id: concertId } = await shop.openSale('direct'));
});
afterAll(() => shop.stop());

const path = () => `/api/admin/concerts/${concertId}/poster`;
const upload = (bytes: Uint8Array) =>
  fetch(`${shop.url}${path()}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${shop.admin.token}`, 'content-type': 'image/jpeg' },
    body: new Uint8Array(bytes),
  });
const pictures = async () => {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: `posters/${concertId}/` }));
  return Contents.map(({ Key }) => Key);
};
/** As the table has it: what buyers see may be some seconds old. */
const shown = async () => (await tables.ports.concerts.findNow(concertId))?.poster?.key;

/** Announces all bytes, sends half of them, and is gone. */
async function cutOff(bytes: Uint8Array, how: 'destroyed' | 'ended'): Promise<void> {
  const { hostname, port } = new URL(shop.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  const head = [
    `PUT ${path()} HTTP/1.1`,
    `Host: ${hostname}`,
    `Authorization: Bearer ${shop.admin.token}`,
    'Content-Type: image/jpeg',
    `Content-Length: ${bytes.length}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await new Promise((resolve) => socket.write(bytes.subarray(0, bytes.length / 2), resolve));
  await sleep(50);
  if (how === 'destroyed') socket.destroy();
  else socket.end();
  await sleep(100);
  socket.destroy();
}

test('the first poster is the one picture that is kept', async () => {
  expect((await upload(await jpegOf(quarters(40, 30)))).status).toBe(200);
  expect(await pictures()).toEqual([await shown()]);
});

test.each(['destroyed', 'ended'] as const)(
  'F24: an upload whose connection is %s in the middle changes nothing',
  async (how) => {
    const before = await shown();
    await cutOff(await jpegOf(quarters(400, 300)), how);
    await sleep(300);
    expect(await shown()).toBe(before);
    expect(await pictures()).toEqual([before]);
  },
);

const toTable = (fault: WireFault): WireFault => ({
  ...fault,
  hits: (call) => fault.hits(call) && call.operation === 'UpdateItem' && call.caller === 'posters',
});

test.each<readonly [string, WireFault]>([
  ['S3 does not take it', outage('s3')],
  ['the table does not take its name', toTable(outage('dynamodb'))],
  ['the table is throttled', toTable(throttled('dynamodb'))],
])('F24: where %s, the concert keeps its poster and nothing is left over', async (_, fault) => {
  const before = await shown();
  shop.storm.begin([fault, 1]);
  const answer = await upload(await jpegOf(quarters(50, 40)));
  shop.storm.end();
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  expect(await shown()).toBe(before);
  expect(await pictures()).toEqual([before]);
});

test('F24: where nobody hears that the table took its name, the new picture is shown and stays', async () => {
  const before = await shown();
  shop.storm.begin([toTable(answersLost('dynamodb')), 1]);
  await upload(await jpegOf(quarters(60, 40)));
  shop.storm.end();
  const now = await shown();
  expect(now).not.toBe(before);
  expect(await pictures()).toEqual([now]);
});

test('F24: where nobody hears it once, it is written again, and the picture before is gone', async () => {
  const before = await shown();
  let times = 0;
  const lost = toTable(answersLost('dynamodb'));
  shop.storm.begin([{ ...lost, hits: (call) => lost.hits(call) && ++times === 1 }, 1]);
  expect((await upload(await jpegOf(quarters(65, 40)))).status).toBe(200);
  shop.storm.end();
  expect(times).toBe(2);
  expect(await shown()).not.toBe(before);
  expect(await pictures()).toEqual([await shown()]);
});

test('F24: sent again after a failure it is there once, and the one before is gone', async () => {
  const bytes = await jpegOf(quarters(70, 40));
  shop.storm.begin([toTable(outage('dynamodb')), 1]);
  expect((await upload(bytes)).status).toBe(503);
  shop.storm.end();
  const before = await shown();
  expect((await upload(bytes)).status).toBe(200);
  expect(await shown()).not.toBe(before);
  expect(await pictures()).not.toContain(before);
});

test('the same picture, sent again, has another name: who takes away the one before takes away no other', async () => {
  const bytes = await jpegOf(quarters(80, 40));
  expect((await upload(bytes)).status).toBe(200);
  const first = await shown();
  expect((await upload(bytes)).status).toBe(200);
  expect(await shown()).not.toBe(first);
  expect(await pictures()).toEqual([await shown()]);
});
