import { setTimeout as wait } from 'node:timers/promises';
import type { SQSRecord } from 'aws-lambda';
import { expect, test, vi } from 'vitest';
import { bodies, claim, done, failing, openQueues } from './queues-for-tests.ts';

test('a batch has up to ten messages, several of one group in their order, other groups behind', async () => {
  const batches: string[][] = [];
  const { claims: queue } = openQueues({
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
  const { claims: queue } = openQueues({
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
  const { claims: queue } = openQueues({
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

test('what failed comes back in its order, and holds up its own group only', async () => {
  const deliveries: string[] = [];
  const { claims: queue } = openQueues({
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
  const { claims: queue } = openQueues({
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

test('brought back after its function has ended, a message does not wait for the timeout it had', async () => {
  const deliveries: SQSRecord[] = [];
  const { claims: queue } = openQueues({
    async settle({ Records }) {
      deliveries.push(...Records);
      return deliveries.length > 1 ? done : failing(Records);
    },
  });
  claim(queue, 'a', 'a0');
  await vi.waitFor(() => expect(deliveries).toHaveLength(1));
  await wait(30);
  queue.changeVisibility(deliveries[0]?.receiptHandle ?? '', 0);
  await vi.waitFor(() => expect(deliveries).toHaveLength(2), { timeout: 300 });
});

test('after its last attempt a message goes aside, with the word which it was, and its group goes on', async () => {
  const buried: string[] = [];
  const settled: string[] = [];
  const { claims: queue } = openQueues({
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
  const { claims: queue } = openQueues({
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
