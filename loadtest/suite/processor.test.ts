import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { club } from '../concerts.ts';
import { claimsOf, type LogLine, readClaims } from './claim-log.ts';
import { type RunFile, runFileVariable } from './run-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'front-row-loadtest-'));
const run: RunFile = {
  concertId: 'c1',
  title: 'A club',
  seatMapVersion: 'v1',
  priceTierIds: ['vip'],
  sections: club.sections,
  buyers: Array.from({ length: 4 }, (_, at) => ({ id: `b${at}`, token: `t${at}` })),
  workers: 2,
  rounds: 2,
  seed: 7,
  folder,
  isScaledOut: false,
};
let processor: typeof import('./processor.ts');

beforeAll(async () => {
  const file = join(folder, 'run.json');
  writeFileSync(file, JSON.stringify(run));
  process.env[runFileVariable] = file;
  processor = await import('./processor.ts');
});

type Context = Parameters<typeof processor.arrive>[0];
type Asked = { headers?: Record<string, string>; json?: { seatIds?: string[] } };
const reply = (statusCode: number, body: object) => ({ statusCode, body: JSON.stringify(body), headers: {} });
const orderOf = (status: string, seatIds: string[] = []) => ({
  order: { id: 'o1', status, seats: seatIds.map((id) => ({ id })) },
});

async function newUser(): Promise<Context> {
  const context = { scenario: { name: 'buy' }, vars: {} } as Context;
  await processor.arrive(context);
  return context;
}

async function ask(context: Context): Promise<Asked & { json: { seatIds: string[] } }> {
  const request: Asked = {};
  await processor.chooseSeats(request, context);
  return request as Asked & { json: { seatIds: string[] } };
}

const goesOn = (context: Context) => new Promise((resolve) => processor.isQueued(context, resolve));

test('each user is a buyer of their own, and workers share them out', async () => {
  const buyers = [await newUser(), await newUser()].map(({ vars }) => vars.user.buyer.id);
  expect(buyers).toEqual(['b0', 'b2']);
});

test('a claim is signed, has a key of its own and is logged before it is sent', async () => {
  const context = await newUser();
  const [first, second] = [await ask(context), await ask(context)];
  expect(first.headers?.authorization).toBe(`Bearer ${context.vars.user.buyer.token}`);
  expect(first.headers?.['idempotency-key']).not.toBe(second.headers?.['idempotency-key']);
  expect(first.json.seatIds.length).toBeGreaterThan(0);
  const logged = readFileSync(join(folder, 'claims-0.jsonl'), 'utf8');
  expect(logged).toContain(first.headers?.['idempotency-key']);
  expect(readClaims(folder).some(({ result }) => result.outcome === 'unanswered')).toBe(true);
});

test('a queued claim is looked at until its order has the answer', async () => {
  const context = await newUser();
  const { json } = await ask(context);
  await processor.noteAnswer({}, reply(202, orderOf('queued')), context);
  expect([await goesOn(context), context.vars.orderId]).toEqual([true, 'o1']);
  await processor.noteAnswer({}, reply(503, { code: 'busy' }), context);
  expect(await goesOn(context), 'a look that failed is no answer').toBe(true);
  await processor.noteAnswer({}, reply(200, orderOf('confirmed', json.seatIds)), context);
  expect([await goesOn(context), context.vars.holds]).toEqual([false, true]);
  const claim = readClaims(folder).find(({ result }) => result.outcome === 'granted');
  expect(claim).toMatchObject({ seatIds: json.seatIds, result: { status: 202, orderId: 'o1', seatIds: json.seatIds } });
  expect(claim?.queuedAs).toBe('o1');
  expect(claim?.acceptMs).toBeGreaterThanOrEqual(0);
});

test('who was told that seats are gone does not ask for them again', async () => {
  const context = await newUser();
  const everything = club.sections.flatMap(({ code, runs }) =>
    runs.flatMap(({ row, from, to }) =>
      Array.from({ length: to - from + 1 }, (_, at) => `${code}-${row}-${from + at}`),
    ),
  );
  await ask(context);
  await processor.noteAnswer({}, reply(409, { code: 'seats-taken', takenSeatIds: everything.slice(0, -1) }), context);
  expect((await ask(context)).json.seatIds).toEqual(everything.slice(-1));
});

test('a payment and a release are logged where they came about', async () => {
  const context = await newUser();
  const { json } = await ask(context);
  const request: Asked & { json?: { paymentToken?: string } } = {};
  await processor.payLate(request, context);
  expect(request.json?.paymentToken).toBe('tok_late');
  await processor.noteAnswer({}, reply(201, orderOf('held', json.seatIds)), context);
  await processor.notePayment({}, reply(410, { code: 'hold-expired' }), context);
  await processor.noteRelease({}, reply(409, { code: 'payment-open' }), context);
  const mine = () => readClaims(folder).findLast(({ buyerId }) => buyerId === context.vars.user.buyer.id);
  expect(mine()).toMatchObject({ who: 'buy', result: { outcome: 'granted' } });
  expect([mine()?.paidAt, mine()?.releasedAt]).toEqual([undefined, undefined]);
  const wants = () => new Promise((resolve) => processor.wantsSeats(context, resolve));
  expect(await wants()).toBe(true);
  await processor.notePayment({}, reply(200, orderOf('confirmed', json.seatIds)), context);
  await processor.noteRelease({}, reply(200, orderOf('released', json.seatIds)), context);
  expect([mine()?.paidAt, mine()?.releasedAt]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(await wants()).toBe(false);
});

test('a log without its end says what was asked and not what became of it', () => {
  const lines: LogLine[] = [
    { key: 'k1', asked: { who: 'claim', buyerId: 'b', seatIds: [], at: 100 } },
    { key: 'k2', asked: { who: 'claim', buyerId: 'b', seatIds: ['A-1-1'], at: 50 } },
    { key: 'k1', answered: { at: 130, result: { outcome: 'granted', orderId: 'o', status: 201, seatIds: ['A-1-2'] } } },
  ];
  expect(claimsOf(lines)).toMatchObject([
    { seatIds: ['A-1-1'], result: { outcome: 'unanswered' } },
    { seatIds: ['A-1-2'], latencyMs: 30, result: { outcome: 'granted' } },
  ]);
});
