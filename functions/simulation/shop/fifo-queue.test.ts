import { expect, test } from 'vitest';
import { createFifoQueue, type Delivered } from './fifo-queue.ts';

const visibilityMs = 60_000;

function openQueue(receivesMax = 5) {
  const state = { nowMs: 0, aside: [] as string[] };
  const layAside = ({ id }: Delivered) => void state.aside.push(id);
  const queue = createFifoQueue({ now: () => state.nowMs, receivesMax, layAside });
  const send = (id: string, group: string) => queue.send(id, id, group, id);
  const receive = (max = 10) => queue.receive(max, visibilityMs);
  return { state, queue, send, receive };
}

const idsOf = (batch: readonly Delivered[]) => batch.map(({ id }) => id);

test('a batch has several of a group in their order, and other groups behind; nobody else gets a group in flight', () => {
  const { send, receive, queue } = openQueue();
  for (const id of ['a1', 'a2', 'a3']) send(id, 'a');
  send('b1', 'b');
  const batch = receive(4);
  expect(idsOf(batch)).toEqual(['a1', 'a2', 'a3', 'b1']);
  send('a4', 'a');
  send('c1', 'c');
  expect(idsOf(receive())).toEqual(['c1']);
  for (const { receipt } of batch.slice(0, 3)) queue.remove(receipt);
  expect(idsOf(receive())).toEqual(['a4']);
});

test('what was not removed comes back in its order when its time is over, and its old receipt is worth nothing', () => {
  const { state, send, receive, queue } = openQueue();
  for (const id of ['a1', 'a2']) send(id, 'a');
  const [first, second] = receive();
  queue.remove(first?.receipt ?? '');
  state.nowMs = visibilityMs;
  queue.remove(second?.receipt ?? '');
  expect(receive()).toMatchObject([{ id: 'a2', receives: 2 }]);
});

test('a message may be brought back sooner', () => {
  const { state, send, receive, queue } = openQueue();
  send('a1', 'a');
  const [first] = receive();
  queue.changeVisibility(first?.receipt ?? '', 1_000);
  expect(receive()).toEqual([]);
  state.nowMs = 1_000;
  expect(idsOf(receive())).toEqual(['a1']);
});

test('received too often, a message is laid aside and its group goes on', () => {
  const { state, send, receive } = openQueue(2);
  send('bad', 'a');
  send('good', 'a');
  for (const _ of [1, 2]) {
    expect(idsOf(receive(1))).toEqual(['bad']);
    state.nowMs += visibilityMs;
  }
  expect(idsOf(receive(1))).toEqual(['good']);
  expect(state.aside).toEqual(['bad']);
});

test('what is sent again is dropped in its group for five minutes, worked off or not', () => {
  const { state, queue, send, receive } = openQueue();
  expect([send('a1', 'a'), send('a1', 'a'), queue.send('a1', 'a1', 'b', 'a1')]).toEqual(['kept', 'dropped', 'kept']);
  for (const { receipt } of receive()) queue.remove(receipt);
  state.nowMs = 5 * 60 * 1000 - 1;
  expect(send('a1', 'a')).toBe('dropped');
  state.nowMs += 1;
  expect(send('a1', 'a')).toBe('kept');
  expect(queue.size()).toBe(1);
});
