import { expect, test } from 'vitest';
import { Refusal } from '../domain/refusal.ts';
import { problemReply } from '../runtime/problem-replies.ts';
import { claim, deliverClaims, deliverLooks, open, refusalOf, sale, takenSeats, useSale } from './sale-for-tests.ts';

useSale();

/** A queue takes nothing, as SQS does above its rate once the client gave up; `until` it is let go. */
function throttle(queue: 'claimQueue' | 'watchQueue'): { until: () => void } {
  const calm = sale.ports;
  const send = async () => {
    throw new Refusal('busy');
  };
  sale.ports = { ...sale.ports, [queue]: { ...sale.ports[queue], send } };
  return {
    until: () => {
      sale.ports = calm;
    },
  };
}

const ordersOf = (buyer: string) => sale.ports.orders.listOfBuyer(buyer);

test('a claim whose message is refused by the queue is told to come back, and the watch brings it to its end', async () => {
  await open({ salesMode: 'queued' });
  const { until } = throttle('claimQueue');
  expect(await refusalOf(claim(['STAL-A-1']))).toBe('busy');
  expect(problemReply(new Refusal('busy'))).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
  expect(
    (await ordersOf('b1')).map(({ status }) => status),
    'it was accepted, only not sent',
  ).toEqual(['queued']);
  until();
  await deliverLooks();
  expect(await deliverClaims()).toEqual([]);
  expect(await claim(['STAL-A-1'])).toMatchObject({ status: 201, order: { status: 'confirmed' } });
  expect(await takenSeats()).toBe(1);
});

test('while the queue refuses, the watch comes back to it', async () => {
  await open({ salesMode: 'queued' });
  const { until } = throttle('claimQueue');
  await refusalOf(claim(['STAL-A-1']));
  const [look] = sale.queues.looks;
  await deliverLooks();
  expect(sale.queues.looks, 'a failed look goes back to its queue').toEqual([]);
  until();
  if (look) sale.queues.looks.push(look);
  await deliverLooks();
  await deliverClaims();
  expect((await ordersOf('b1')).map(({ status }) => status)).toEqual(['confirmed']);
});

test('the buyer who comes back sends it again, under the same key and as the same order', async () => {
  await open({ salesMode: 'queued' });
  const { until } = throttle('claimQueue');
  for (const _ of [1, 2]) expect(await refusalOf(claim(['STAL-A-1']))).toBe('busy');
  until();
  expect((await claim(['STAL-A-1'])).status).toBe(202);
  await deliverClaims();
  expect(await ordersOf('b1')).toHaveLength(1);
  expect((await claim(['STAL-A-1'])).status).toBe(201);
});

test('without a watch nothing is accepted, and nothing is written', async () => {
  await open({ salesMode: 'queued' });
  throttle('watchQueue');
  expect(await refusalOf(claim(['STAL-A-1']))).toBe('busy');
  expect(await ordersOf('b1')).toEqual([]);
  expect(sale.queues.claims).toEqual([]);
});

test('once it is put, a claim is refused only when its refusal is written, however plainly its seats are gone', async () => {
  await open({ salesMode: 'queued' });
  const { until } = throttle('claimQueue');
  expect(await refusalOf(claim(['STAL-A-1'], 'slow'))).toBe('busy');
  until();
  await claim(['STAL-A-1'], 'quick');
  await deliverClaims();
  expect(await claim(['STAL-A-1'], 'quick')).toMatchObject({ status: 201 });
  // The look shows a seat that is gone; the order still says queued, and so does the answer.
  expect(await claim(['STAL-A-1'], 'slow')).toMatchObject({ status: 202, order: { status: 'queued' } });
  expect(await refusalOf(claim(['STAL-A-1'], 'third')), 'who has no order is told at once').toBe('seats-taken');
  await deliverClaims();
  expect(await refusalOf(claim(['STAL-A-1'], 'slow'))).toBe('seats-taken');
  expect((await ordersOf('slow')).map(({ status }) => status)).toEqual(['refused']);
});
