import { setTimeout as wait } from 'node:timers/promises';
import type { Job } from '@frontrow/functions/runtime/settings.ts';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { LocalFunctions, QueueHandler } from '../invoke.ts';
import type { MappingDefinition, QueueDefinition } from '../read-queues.ts';
import { createQueues, LocalQueue } from './local-queue.ts';
import { PlannedFailure } from './poller.ts';
import { type Interfere, pumpQueues } from './pump-queues.ts';

const deadClaims: QueueDefinition = { name: 'dead.fifo', fifo: true, visibilitySeconds: 1 };
const claims: QueueDefinition = {
  name: 'claims.fifo',
  fifo: true,
  visibilitySeconds: 1,
  deadLetters: { queue: deadClaims.name, attempts: 2 },
};
const watches: QueueDefinition = { name: 'watches', fifo: false, visibilitySeconds: 1 };

const mapping = (queue: QueueDefinition, job: Job, changes: Partial<MappingDefinition> = {}): MappingDefinition => ({
  queue: queue.name,
  job,
  batchSize: 10,
  batchesAtOnce: 50,
  reportsFailures: true,
  ...changes,
});

const done = { batchItemFailures: [] };
const failing = (records: readonly SQSRecord[]) => ({
  batchItemFailures: records.map(({ messageId }) => ({ itemIdentifier: messageId })),
});
const bodies = ({ Records }: SQSEvent) => Records.map(({ body }) => body);

interface World {
  readonly settle: QueueHandler;
  readonly watch?: QueueHandler;
  readonly bury?: QueueHandler;
  readonly changes?: Partial<MappingDefinition>;
  readonly timeoutSeconds?: number;
  readonly interfere?: Interfere;
}

/** Both queues with their pollers; nothing is fetched before the test waits for something. */
function open({ settle, watch, bury, changes, timeoutSeconds = 5, interfere }: World) {
  const handlers = { settle, watch, bury };
  const functions = Object.fromEntries(
    Object.entries(handlers).map(([job, handler]) => [job, { handler: handler ?? (async () => done), timeoutSeconds }]),
  ) as unknown as LocalFunctions;
  const queues = createQueues([claims, deadClaims, watches]);
  const mappings = [mapping(claims, 'settle', changes), mapping(deadClaims, 'bury'), mapping(watches, 'watch')];
  const pump = pumpQueues({ mappings, queues, functions, interfere });
  onTestFinished(() => pump.stop());
  return { claims: queues.get(claims.name) as LocalQueue, watches: queues.get(watches.name) as LocalQueue, pump };
}

let sent = 0;
function claim(queue: LocalQueue, groupId: string, body: string, deduplicationId = `claim-${++sent}`): void {
  queue.send({ body, groupId, deduplicationId });
}

test('a message reaches its function as Lambda would bring it, within milliseconds', async () => {
  const arrived = Promise.withResolvers<{ event: SQSEvent; remainingMs: number; atMs: number }>();
  const { claims: queue } = open({
    async settle(event, context) {
      arrived.resolve({ event, remainingMs: context.getRemainingTimeInMillis(), atMs: performance.now() });
      return done;
    },
  });
  await wait(20);
  const sentAtMs = performance.now();
  claim(queue, 'STAL#00', '{"orderId":"1"}', 'order-1');
  const { event, remainingMs, atMs } = await arrived.promise;
  expect(atMs - sentAtMs).toBeLessThan(50);
  expect(remainingMs).toBeGreaterThan(4_000);
  expect(event.Records).toEqual([
    {
      messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      receiptHandle: expect.any(String),
      body: '{"orderId":"1"}',
      md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
      attributes: {
        ApproximateReceiveCount: '1',
        ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
        SentTimestamp: expect.stringMatching(/^\d{13}$/),
        SenderId: '000000000000',
        MessageGroupId: 'STAL#00',
        MessageDeduplicationId: 'order-1',
        SequenceNumber: expect.stringMatching(/^\d{20}$/),
      },
      messageAttributes: {},
      eventSource: 'aws:sqs',
      eventSourceARN: expect.stringMatching(/^arn:aws:sqs:[\w-]+:000000000000:claims\.fifo$/),
      awsRegion: expect.any(String),
    },
  ]);
});

test('a batch has up to ten messages, several of one group in their order, other groups behind', async () => {
  const batches: string[][] = [];
  const { claims: queue } = open({
    async settle(event) {
      batches.push(bodies(event));
      await wait(5);
      return done;
    },
  });
  for (let at = 0; at < 12; at += 1) claim(queue, 'one', `one-${at}`);
  for (let at = 0; at < 3; at += 1) claim(queue, 'two', `two-${at}`);
  await vi.waitFor(() => expect(batches.flat()).toHaveLength(15));
  const oneToTen = Array.from({ length: 10 }, (_, at) => `one-${at}`);
  expect(batches).toEqual([oneToTen, ['two-0', 'two-1', 'two-2'], ['one-10', 'one-11']]);
});

test('groups are mixed in a batch where they are small', async () => {
  const batches: string[][] = [];
  const { claims: queue } = open({
    async settle(event) {
      batches.push(bodies(event));
      return done;
    },
  });
  for (let at = 0; at < 6; at += 1) claim(queue, `group-${at % 3}`, `${at}`);
  await vi.waitFor(() => expect(batches).toEqual([['0', '3', '1', '4', '2', '5']]));
});

test('within a group the order holds over many batches, and never two batches of it at once', async () => {
  const inWork = new Set<string>();
  const seen = new Map<string, number[]>();
  let groupsAtOnceMax = 0;
  const { claims: queue } = open({
    async settle({ Records }) {
      const groups = [...new Set(Records.map(({ attributes }) => attributes.MessageGroupId ?? ''))];
      for (const group of groups) expect(inWork.has(group)).toBe(false);
      for (const group of groups) inWork.add(group);
      groupsAtOnceMax = Math.max(groupsAtOnceMax, inWork.size);
      await wait(Math.random() * 5);
      for (const { attributes, body } of Records) {
        const group = attributes.MessageGroupId ?? '';
        seen.set(group, [...(seen.get(group) ?? []), Number(body)]);
      }
      for (const group of groups) inWork.delete(group);
      return done;
    },
  });
  for (let at = 0; at < 600; at += 1) {
    claim(queue, `group-${at % 7}`, `${at}`);
    if (at % 100 === 0) await wait(3);
  }
  await vi.waitFor(() => expect([...seen.values()].flat()).toHaveLength(600), { timeout: 5_000 });
  for (const numbers of seen.values()) expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  expect(groupsAtOnceMax, 'groups are worked off side by side').toBeGreaterThan(1);
});

test('no more batches are at work than the mapping allows, and none of the groups waits for ever', async () => {
  let atWork = 0;
  let atWorkMax = 0;
  const order: string[] = [];
  const { claims: queue } = open({
    changes: { batchesAtOnce: 2, batchSize: 1 },
    async settle(event) {
      atWork += 1;
      atWorkMax = Math.max(atWorkMax, atWork);
      order.push(...bodies(event));
      await wait(1);
      atWork -= 1;
      return done;
    },
  });
  for (let at = 0; at < 4; at += 1) for (const group of ['a', 'b', 'c', 'd']) claim(queue, group, `${group}${at}`);
  await vi.waitFor(() => expect(order).toHaveLength(16));
  expect(atWorkMax).toBe(2);
  expect(order.slice(0, 4).sort()).toEqual(['a0', 'b0', 'c0', 'd0']);
});

test('what failed comes back in its order, and holds up its own group only', async () => {
  const deliveries: string[] = [];
  const { claims: queue } = open({
    async settle({ Records }) {
      deliveries.push(...Records.map(({ body, attributes }) => `${body}/${attributes.ApproximateReceiveCount}`));
      const first = Records.findIndex(
        ({ body, attributes }) => body === 'a1' && attributes.ApproximateReceiveCount === '1',
      );
      return first < 0 ? done : failing(Records.slice(first).filter(({ body }) => body.startsWith('a')));
    },
  });
  for (const body of ['a0', 'a1', 'a2', 'a3']) claim(queue, 'a', body);
  claim(queue, 'b', 'b0');
  await vi.waitFor(() => expect(deliveries).toHaveLength(5));
  const failedAtMs = performance.now();
  claim(queue, 'a', 'a4');
  claim(queue, 'b', 'b1');
  await vi.waitFor(() => expect(deliveries).toHaveLength(10), { timeout: 3_000 });
  expect(deliveries).toEqual(['a0/1', 'a1/1', 'a2/1', 'a3/1', 'b0/1', 'b1/1', 'a1/2', 'a2/2', 'a3/2', 'a4/1']);
  expect(performance.now() - failedAtMs, 'they were away for their visibility timeout').toBeGreaterThan(800);
});

test('a function may bring a message back sooner; the group waits until all of it is back', async () => {
  const deliveries: string[] = [];
  const { claims: queue } = open({
    async settle({ Records }) {
      deliveries.push(...Records.map(({ body }) => body));
      if (deliveries.length > 2) return done;
      const [one, two] = Records as [SQSRecord, SQSRecord];
      queue.changeVisibility(two.receiptHandle, 0);
      queue.changeVisibility(one.receiptHandle, 0.1);
      return failing(Records);
    },
  });
  claim(queue, 'a', 'a0');
  claim(queue, 'a', 'a1');
  await wait(50);
  expect(deliveries).toEqual(['a0', 'a1']);
  await vi.waitFor(() => expect(deliveries).toEqual(['a0', 'a1', 'a0', 'a1']), { timeout: 500 });
});

test.each([
  ['throws', async () => Promise.reject(new PlannedFailure())],
  ['names a message it did not get', async () => ({ batchItemFailures: [{ itemIdentifier: 'another' }] })],
  ['takes longer than its timeout', () => new Promise<never>(() => {})],
])('when a function %s, its whole batch comes back', async (_, fail) => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => complaints.mockRestore());
  const deliveries: string[][] = [];
  const { claims: queue } = open({
    timeoutSeconds: 0.2,
    async settle(event) {
      deliveries.push(bodies(event));
      return deliveries.length === 1 ? fail() : done;
    },
  });
  for (const body of ['a0', 'a1']) claim(queue, 'a', body);
  await vi.waitFor(
    () =>
      expect(deliveries).toEqual([
        ['a0', 'a1'],
        ['a0', 'a1'],
      ]),
    { timeout: 3_000 },
  );
});

test('a mapping that does not report failures hears none', async () => {
  const deliveries: string[] = [];
  const { claims: queue } = open({
    changes: { reportsFailures: false },
    async settle(event) {
      deliveries.push(...bodies(event));
      return failing(event.Records);
    },
  });
  claim(queue, 'a', 'a0');
  await wait(1_200);
  expect(deliveries).toEqual(['a0']);
});

test('after its last attempt a message goes aside, with the word which it was, and its group goes on', async () => {
  const buried: string[] = [];
  const settled: string[] = [];
  const { claims: queue } = open({
    async settle({ Records }) {
      settled.push(...Records.map(({ body }) => body));
      const bad = Records.filter(({ body }) => body === 'bad');
      for (const { receiptHandle } of bad) queue.changeVisibility(receiptHandle, 0);
      return failing(bad);
    },
    async bury({ Records }) {
      buried.push(...Records.map(({ body, attributes }) => `${body} of ${attributes.MessageGroupId}`));
      return done;
    },
  });
  claim(queue, 'a', 'bad');
  claim(queue, 'a', 'good');
  await vi.waitFor(() => expect(buried).toEqual(['bad of a']), { timeout: 3_000 });
  expect(settled).toEqual(['bad', 'good', 'bad']);
});

test('a claim sent again within five minutes is dropped in its group, and only there', async () => {
  const deliveries: string[] = [];
  const { claims: queue } = open({
    async settle({ Records }) {
      deliveries.push(...Records.map(({ body, attributes }) => `${body} in ${attributes.MessageGroupId}`));
      return done;
    },
  });
  claim(queue, 'a', 'first', 'same');
  await vi.waitFor(() => expect(deliveries).toHaveLength(1));
  claim(queue, 'a', 'second', 'same');
  claim(queue, 'b', 'third', 'same');
  await vi.waitFor(() => expect(deliveries).toHaveLength(2));
  await wait(30);
  expect(deliveries).toEqual(['first in a', 'third in b']);
});

test('a delayed message comes when it is due, and those before it do not wait', async () => {
  const arrivals: [string, number][] = [];
  const startedAtMs = performance.now();
  const { watches: queue } = open({
    settle: async () => done,
    async watch(event) {
      for (const body of bodies(event)) arrivals.push([body, performance.now() - startedAtMs]);
      return done;
    },
  });
  queue.send({ body: 'later', delaySeconds: 1 });
  queue.send({ body: 'soon', delaySeconds: 0.2 });
  queue.send({ body: 'now' });
  await vi.waitFor(() => expect(arrivals).toHaveLength(3), { timeout: 3_000 });
  expect(arrivals.map(([body]) => body)).toEqual(['now', 'soon', 'later']);
  const [nowMs, soonMs, laterMs] = arrivals.map(([, ms]) => ms) as [number, number, number];
  expect(nowMs).toBeLessThan(100);
  expect(soonMs).toBeGreaterThanOrEqual(190);
  expect(soonMs).toBeLessThan(400);
  expect(laterMs).toBeGreaterThanOrEqual(990);
});

test('a test may deliver twice, kill in the middle, and switch a job off', async () => {
  const deliveries: string[] = [];
  const watched: string[] = [];
  let killed = false;
  const { claims: queue, watches: watchQueue } = open({
    async settle(event) {
      deliveries.push(...bodies(event));
      return done;
    },
    async watch(event) {
      watched.push(...bodies(event));
      return done;
    },
    async interfere(job, event, deliver) {
      if (job === 'watch') return done;
      await deliver(event);
      if (!killed) {
        killed = true;
        throw new PlannedFailure();
      }
      return deliver(event);
    },
  });
  watchQueue.send({ body: 'watch' });
  claim(queue, 'a', 'a0');
  await vi.waitFor(() => expect(deliveries).toEqual(['a0', 'a0', 'a0']), { timeout: 3_000 });
  expect(watched).toEqual([]);
});

test('a stopped pump lets its functions finish and fetches nothing more', async () => {
  const finished: string[] = [];
  const { claims: queue, pump } = open({
    async settle(event) {
      await wait(100);
      finished.push(...bodies(event));
      return done;
    },
  });
  claim(queue, 'a', 'a0');
  await wait(30);
  claim(queue, 'a', 'a1');
  await pump.stop();
  expect(finished).toEqual(['a0']);
  await wait(30);
  expect(finished).toEqual(['a0']);
});

test('an idle pump does nothing at all: it is woken, and never asks', async () => {
  const asked = vi.spyOn(LocalQueue.prototype, 'receive');
  onTestFinished(() => asked.mockRestore());
  const { claims: queue } = open({ settle: async () => done });
  claim(queue, 'a', 'a0');
  await wait(50);
  expect(asked).toHaveBeenCalled();
  asked.mockClear();
  await wait(300);
  expect(asked).not.toHaveBeenCalled();
});
