import { setTimeout as wait } from 'node:timers/promises';
import type { SQSEvent } from 'aws-lambda';
import { expect, onTestFinished, test, vi } from 'vitest';
import { LocalQueue } from './local-queue.ts';
import { PlannedFailure } from './poller.ts';
import { bodies, claim, done, failing, openQueues } from './queues-for-tests.ts';

test('a message is with its function within milliseconds', async () => {
  let arrivedAtMs = 0;
  const { claims: queue } = openQueues({
    async settle() {
      arrivedAtMs = performance.now();
      return done;
    },
  });
  const latenciesMs: number[] = [];
  for (let at = 0; at < 9; at += 1) {
    await wait(20);
    const sentAtMs = performance.now();
    claim(queue, 'a', `${at}`);
    await vi.waitFor(() => expect(arrivedAtMs).toBeGreaterThan(sentAtMs), { interval: 5 });
    latenciesMs.push(arrivedAtMs - sentAtMs);
  }
  // The better third: the machine that runs the tests has other things to do, too.
  expect(latenciesMs.sort((one, other) => one - other)[2]).toBeLessThan(10);
});

test('a message reaches its function as Lambda would bring it', async () => {
  const arrived = Promise.withResolvers<{ event: SQSEvent; remainingMs: number }>();
  const { claims: queue } = openQueues({
    async settle(event, context) {
      arrived.resolve({ event, remainingMs: context.getRemainingTimeInMillis() });
      return done;
    },
  });
  claim(queue, 'STAL#00', '{"orderId":"1"}', 'order-1');
  const { event, remainingMs } = await arrived.promise;
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

test('no more batches are at work than the mapping allows, and none of the groups waits for ever', async () => {
  let atWork = 0;
  let atWorkMax = 0;
  const order: string[] = [];
  const { claims: queue } = openQueues({
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

test.each([
  ['throws', async () => Promise.reject(new PlannedFailure())],
  ['names a message it did not get', async () => ({ batchItemFailures: [{ itemIdentifier: 'another' }] })],
  ['takes longer than its timeout', () => new Promise<never>(() => {})],
])('when a function %s, its whole batch comes back', async (_, fail) => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => complaints.mockRestore());
  const deliveries: string[][] = [];
  const { claims: queue } = openQueues({
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
  const { claims: queue } = openQueues({
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

test('a delayed message comes when it is due, and those before it do not wait', async () => {
  const arrivals: [string, number][] = [];
  const startedAtMs = performance.now();
  const { watches: queue } = openQueues({
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
  const { claims: queue, watches: watchQueue } = openQueues({
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
  const { claims: queue, pump } = openQueues({
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
  const { claims: queue } = openQueues({ settle: async () => done });
  claim(queue, 'a', 'a0');
  await wait(50);
  expect(asked).toHaveBeenCalled();
  asked.mockClear();
  await wait(300);
  expect(asked).not.toHaveBeenCalled();
});
