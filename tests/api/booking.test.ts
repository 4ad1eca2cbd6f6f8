import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { deleteConcert, updateConcert } from '@frontrow/functions/contract/admin.ts';
import { cancelOrder, claimSeats, getOrder, listOrders } from '@frontrow/functions/contract/orders.ts';
import { describe, expect, test } from 'vitest';
import { readPages, signUp } from './client.ts';
import { addConcert, claim, crowdOf, takenIn, targets, useShop } from './shop.ts';

/** Availability is at most a second old. */
const availabilityMs = 1_100;

describe.each(targets)('booking $name', (target) => {
  const shop = useShop(target);

  test('a buyer books seats and finds them in their orders', async () => {
    const concert = await addConcert(shop);
    const { status, body } = await claim(shop, shop.buyer, concert.id, ['STAL-A-1', 'VIP-B-10']);
    expect(status).toBe(201);
    expect(body.order).toMatchObject({
      status: 'confirmed',
      concertId: concert.id,
      total: { amount: 12_000, currency: 'EUR' },
      seats: [
        { id: 'STAL-A-1', section: 'STAL', row: 'A', number: 1, priceTierId: 'standard', price: 6_000 },
        { id: 'VIP-B-10', section: 'VIP', row: 'B', number: 10, priceTierId: 'vip', price: 6_000 },
      ],
    });
    const found = await shop.call(getOrder, { as: shop.buyer, params: { orderId: body.order.id } });
    expect(found.body.order).toEqual(body.order);
    const listed = await shop.call(listOrders, { as: shop.buyer, query: { status: 'active' } });
    expect(listed.body.items[0]).toEqual(body.order);
    expect(await takenIn(shop, concert.id, 'STAL')).toBe(1);
  });

  test('whoever is later is told which seats went and gets none of the others', async () => {
    const concert = await addConcert(shop);
    await claim(shop, shop.buyer, concert.id, ['STAL-A-1', 'STAL-A-2']);
    const late = await claim(shop, shop.otherBuyer, concert.id, ['STAL-A-2', 'STAL-A-3', 'VIP-A-1']);
    expect(late).toMatchObject({ status: 409, code: 'seats-taken', problem: { takenSeatIds: ['STAL-A-2'] } });
    expect((await claim(shop, shop.otherBuyer, concert.id, ['STAL-A-3', 'VIP-A-1'])).status).toBe(201);
  });

  test('whoever is later is offered the best seats together that are left, close by', async () => {
    const concert = await addConcert(shop);
    await claim(shop, shop.buyer, concert.id, ['STAL-B-5', 'STAL-B-6']);
    const late = await claim(shop, shop.otherBuyer, concert.id, ['STAL-B-6', 'STAL-B-7']);
    expect(late.problem).toMatchObject({ takenSeatIds: ['STAL-B-6'], suggestedSeatIds: ['STAL-B-3', 'STAL-B-4'] });
    const accepted = await claim(shop, shop.otherBuyer, concert.id, late.problem.suggestedSeatIds ?? []);
    expect(accepted.status).toBe(201);
  });

  const claimBest = (
    as: typeof shop.buyer,
    concertId: string,
    priceTierId: string,
    quantity: number,
    key: string = randomUUID(),
  ) =>
    shop.call(claimSeats, {
      as,
      params: { concertId },
      headers: { 'idempotency-key': key },
      body: { bestAvailable: { priceTierId, quantity } },
    });

  test('the best seats together are chosen for whoever asks for so many', async () => {
    const concert = await addConcert(shop);
    const key = randomUUID();
    const first = await claimBest(shop.buyer, concert.id, 'vip', 2, key);
    expect(first.body.order.seats.map(({ id }) => id)).toEqual(['VIP-A-5', 'VIP-A-6']);
    expect((await claimBest(shop.buyer, concert.id, 'vip', 2, key)).body, 'the same key, the same seats').toEqual(
      first.body,
    );
    expect((await claimBest(shop.buyer, concert.id, 'vip', 3, key)).code).toBe('idempotency-key-reused');
    expect((await claimBest(shop.buyer, concert.id, 'gold', 2)).code).toBe('unknown-price-tier');
    expect((await claimBest(shop.buyer, concert.id, 'vip', 5)).code).toBe('seat-limit');
  });

  test('of twelve who ask for the best three at once, six get them and the others hear that none are left', async () => {
    const concert = await addConcert(shop, { seatsPerBuyer: 100 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => claimBest(shop.buyer, concert.id, 'vip', 3)));
    const seats = answers.flatMap(({ status, body }) => (status === 201 ? body.order.seats.map(({ id }) => id) : []));
    expect(new Set(seats).size).toBe(seats.length);
    expect(seats.length, 'three triples fit into each row').toBe(18);
    const others = answers.filter(({ status }) => status !== 201);
    expect(new Set(others.map(({ code }) => code))).toEqual(new Set(['no-seats-together']));
  });

  test('a repeated request gives the same answer, another one under its key is refused', async () => {
    const concert = await addConcert(shop);
    const key = randomUUID();
    const first = await claim(shop, shop.buyer, concert.id, ['STAL-A-1', 'STAL-A-2'], key);
    const again = await claim(shop, shop.buyer, concert.id, ['STAL-A-2', 'STAL-A-1'], key);
    expect(again.body).toEqual(first.body);
    expect(await claim(shop, shop.buyer, concert.id, ['STAL-A-1'], key)).toMatchObject({
      status: 422,
      code: 'idempotency-key-reused',
    });
    const elsewhere = await addConcert(shop);
    expect((await claim(shop, shop.buyer, elsewhere.id, ['STAL-A-1', 'STAL-A-2'], key)).code).toBe(
      'idempotency-key-reused',
    );
    expect(
      (await claim(shop, shop.otherBuyer, elsewhere.id, ['STAL-A-1'], key)).status,
      'a key is the buyer’s own',
    ).toBe(201);
  });

  test('a refused claim leaves no trace: its key may be tried again', async () => {
    const concert = await addConcert(shop);
    const taken = await claim(shop, shop.otherBuyer, concert.id, ['STAL-A-1']);
    const key = randomUUID();
    expect((await claim(shop, shop.buyer, concert.id, ['STAL-A-1'], key)).code).toBe('seats-taken');
    await shop.call(cancelOrder, { as: shop.otherBuyer, params: { orderId: taken.body.order.id } });
    expect((await claim(shop, shop.buyer, concert.id, ['STAL-A-1'], key)).status).toBe(201);
  });

  test('of 40 buyers who want the same seats at once, one gets them all', async () => {
    const concert = await addConcert(shop);
    const answers = await crowdOf(40, (at) => {
      const buyer = at % 2 === 0 ? shop.buyer : shop.otherBuyer;
      return claim(shop, buyer, concert.id, at % 3 === 0 ? ['STAL-A-1', 'STAL-A-2'] : ['STAL-A-2', 'VIP-A-1']);
    });
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const slower = answers.filter(({ status, code }) => status === 409 && code === 'seats-taken');
    expect(slower).toHaveLength(answers.length - 1);
    await sleep(availabilityMs);
    expect((await takenIn(shop, concert.id, 'STAL')) + (await takenIn(shop, concert.id, 'VIP'))).toBe(2);
  });

  test('100 sends of one key make one order', async () => {
    const concert = await addConcert(shop);
    const key = randomUUID();
    const answers = await crowdOf(100, () => claim(shop, shop.buyer, concert.id, ['STAL-A-1', 'STAL-B-1'], key));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.order.id)).size).toBe(1);
    await sleep(availabilityMs);
    expect(await takenIn(shop, concert.id, 'STAL')).toBe(2);
    expect(await claim(shop, shop.buyer, concert.id, ['STAL-A-2'], key)).toMatchObject({
      status: 422,
      code: 'idempotency-key-reused',
    });
  });

  test('100 parallel requests never give one buyer more seats than the limit', async () => {
    const concert = await addConcert(shop, { seatsPerBuyer: 5 });
    const greedy = await signUp(shop.call, 'Greedy');
    const seats = Array.from({ length: 20 }, (_, at) => [
      `STAL-${'ABCD'[at % 4]}-${1 + 2 * Math.floor(at / 4)}`,
      `STAL-${'ABCD'[at % 4]}-${2 + 2 * Math.floor(at / 4)}`,
    ]);
    const answers = await crowdOf(100, (at) => claim(shop, greedy, concert.id, seats[at % seats.length] ?? []));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    const refused = answers.find(({ code }) => code === 'seat-limit');
    expect(refused).toMatchObject({ status: 409, code: 'seat-limit', problem: { seatsHad: 4, seatsAllowed: 5 } });
    const [order] = (await shop.call(listOrders, { as: greedy, query: {} })).body.items;
    await shop.call(cancelOrder, { as: greedy, params: { orderId: order?.id ?? '' } });
    const freed = order?.seats.map(({ id }) => id) ?? [];
    expect((await claim(shop, greedy, concert.id, freed)).status, 'a cancelled order gives its share back').toBe(201);
  });

  test('cancelling gives the seats back once, to whoever claims them next', async () => {
    const concert = await addConcert(shop);
    const { body } = await claim(shop, shop.buyer, concert.id, ['STAL-A-1', 'VIP-A-1']);
    const cancel = () => shop.call(cancelOrder, { as: shop.buyer, params: { orderId: body.order.id } });
    const cancelled = await Promise.all([cancel(), cancel(), cancel()]);
    for (const { status, body: answer } of cancelled) expect([status, answer.order.status]).toEqual([200, 'cancelled']);
    expect(new Set(cancelled.map(({ body: answer }) => answer.order.cancelledAt)).size).toBe(1);
    expect((await claim(shop, shop.otherBuyer, concert.id, ['STAL-A-1', 'VIP-A-1'])).status).toBe(201);
    expect((await cancel()).body.order.status).toBe('cancelled');
    await sleep(availabilityMs);
    expect(await takenIn(shop, concert.id, 'STAL'), 'the next owner keeps the seat').toBe(1);
    const active = await shop.call(listOrders, { as: shop.buyer, query: { status: 'active' } });
    expect(active.body.items.map(({ id }) => id)).not.toContain(body.order.id);
  });

  test('another buyer’s order is not there', async () => {
    const concert = await addConcert(shop);
    const { body } = await claim(shop, shop.buyer, concert.id, ['STAL-A-1']);
    const params = { orderId: body.order.id };
    expect(await shop.call(getOrder, { as: shop.otherBuyer, params })).toMatchObject({
      status: 404,
      code: 'order-not-found',
    });
    expect(await shop.call(cancelOrder, { as: shop.otherBuyer, params })).toMatchObject({
      status: 404,
      code: 'order-not-found',
    });
    expect((await shop.call(getOrder, { as: shop.buyer, params })).body.order.status).toBe('confirmed');
  });

  test('orders come in pages, newest first', async () => {
    const concert = await addConcert(shop);
    const buyer = await signUp(shop.call, 'Pager');
    const made: string[] = [];
    for (const seat of ['STAL-A-1', 'STAL-A-2', 'STAL-A-3', 'STAL-A-4', 'STAL-A-5']) {
      made.unshift((await claim(shop, buyer, concert.id, [seat])).body.order.id);
    }
    const read = async (cursor: object) =>
      (await shop.call(listOrders, { as: buyer, query: { limit: '2', ...cursor } })).body;
    const seen = (await readPages(read)).map(({ id }) => id);
    expect(seen).toEqual(made);
  });

  test.each([
    ['seats the hall does not have', ['STAL-Z-1', 'STAL-A-1'], 422, 'unknown-seats'],
    [
      'more seats than an order may have',
      ['STAL-A-1', 'STAL-A-2', 'STAL-A-3', 'STAL-A-4', 'STAL-A-5'],
      409,
      'seat-limit',
    ],
    ['no seats', [], 422, 'invalid-body'],
    ['a seat twice', ['STAL-A-1', 'STAL-A-1'], 422, 'invalid-body'],
    ['a seat id in lower case', ['stal-a-1'], 422, 'invalid-body'],
    ['a seat id with a leading zero', ['STAL-A-01'], 422, 'invalid-body'],
  ])('a claim for %s is refused', async (_, seatIds, status, code) => {
    const concert = await addConcert(shop);
    expect(await claim(shop, shop.buyer, concert.id, seatIds)).toMatchObject({ status, code });
  });

  test('a claim needs a key, an open sale and a concert', async () => {
    const concert = await addConcert(shop, { onSaleAt: new Date(Date.now() + 60_000).toISOString() });
    const noKey = await shop.call(claimSeats, {
      as: shop.buyer,
      params: { concertId: concert.id },
      headers: {} as never,
      body: { seatIds: ['STAL-A-1'] },
    });
    expect(noKey).toMatchObject({ status: 400, code: 'idempotency-key-missing' });
    expect(await claim(shop, shop.buyer, concert.id, ['STAL-A-1'])).toMatchObject({
      status: 409,
      code: 'sale-not-open',
    });
    expect(await claim(shop, shop.buyer, 'nosuch', ['STAL-A-1'])).toMatchObject({
      status: 404,
      code: 'concert-not-found',
    });
  });

  test('a price edit acts on later orders only', async () => {
    const concert = await addConcert(shop);
    const before = await claim(shop, shop.buyer, concert.id, ['STAL-A-1']);
    const changed = await shop.call(updateConcert, {
      as: shop.admin,
      params: { concertId: concert.id },
      body: { version: 1, priceTiers: [{ id: 'standard', price: 9_900 }] },
    });
    expect(changed.body.concert.priceTiers[0]?.price).toBe(9_900);
    await sleep(5_100);
    const after = await claim(shop, shop.buyer, concert.id, ['STAL-A-2']);
    expect(after.body.order.total.amount).toBe(9_900);
    const kept = await shop.call(getOrder, { as: shop.buyer, params: { orderId: before.body.order.id } });
    expect(kept.body.order.total.amount).toBe(6_000);
  });

  test('a concert with live orders is not deleted, and sells on', async () => {
    const concert = await addConcert(shop);
    const { body } = await claim(shop, shop.buyer, concert.id, ['STAL-A-1']);
    const remove = () => shop.call(deleteConcert, { as: shop.admin, params: { concertId: concert.id } });
    expect(await remove()).toMatchObject({ status: 409, code: 'concert-has-orders' });
    expect((await claim(shop, shop.buyer, concert.id, ['STAL-A-2'])).status).toBe(201);
    const second = (await shop.call(listOrders, { as: shop.buyer, query: {} })).body.items[0]?.id ?? '';
    for (const orderId of [body.order.id, second])
      await shop.call(cancelOrder, { as: shop.buyer, params: { orderId } });
    expect((await remove()).status).toBe(204);
    expect(await remove()).toMatchObject({ status: 404, code: 'concert-not-found' });
    const left = await shop.call(getOrder, { as: shop.buyer, params: { orderId: body.order.id } });
    expect(left.body.order.status, 'what was cancelled is still told').toBe('cancelled');
  });
});
