import { randomUUID } from 'node:crypto';
import { cancelConcert, type NewConcert } from '@frontrow/functions/contract/admin.ts';
import { claimSeats, getOrder, type Order, payOrder, releaseOrder } from '@frontrow/functions/contract/orders.ts';
import { describe, expect, test } from 'vitest';
import { isDeployed } from '../deployed/deployed-shop.ts';
import { signUp } from './client.ts';
import { addConcert, claim, crowdOf, takenIn, targets, useShop } from './shop.ts';

/** A local cloud works off one batch at a time, and every function is a process that has to start. */
const finalMs = isDeployed ? 100_000 : 20_000;

describe.each(targets)('a queued sale $name', (target) => {
  const shop = useShop(target);
  const add = (changes: Partial<NewConcert> = {}) => addConcert(shop, { salesMode: 'queued', ...changes });
  const orderOf = async (as: typeof shop.buyer, orderId: string) =>
    (await shop.call(getOrder, { as, params: { orderId } })).body.order;
  const ended = async (as: typeof shop.buyer, orderId: string): Promise<Order> => {
    await expect
      .poll(async () => (await orderOf(as, orderId)).status, { timeout: finalMs, interval: 300 })
      .not.toBe('queued');
    return orderOf(as, orderId);
  };

  test('a claim is accepted with an address to ask at, and confirmed by the queue', async () => {
    const concert = await add();
    const { status, headers, body } = await claim(shop, shop.buyer, concert.id, ['STAL-A-1', 'STAL-A-2']);
    expect([status, body.order.status, headers.get('location')]).toEqual([
      202,
      'queued',
      `/api/orders/${body.order.id}`,
    ]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ended(shop.buyer, body.order.id)).status).toBe('confirmed');
    await expect.poll(() => takenIn(shop, concert.id, 'STAL'), { timeout: 3_000 }).toBe(2);
  });

  test('who prefers to wait gets the answer at once', async () => {
    const concert = await add();
    const { status, headers, body } = await shop.call(claimSeats, {
      as: shop.buyer,
      params: { concertId: concert.id },
      headers: { 'idempotency-key': randomUUID(), prefer: 'wait=1' },
      body: { bestAvailable: { priceTierId: 'vip', quantity: 2 } },
    });
    expect([status, body.order.status, body.order.seats.map(({ id }) => id)]).toEqual([
      201,
      'confirmed',
      ['VIP-A-5', 'VIP-A-6'],
    ]);
    expect(headers.get('preference-applied')).toBe('wait=1');
  });

  test('of 60 who want the same two seats, one gets them; every accepted one is answered', async () => {
    const concert = await add({ seatsPerBuyer: 100 });
    const buyers = [shop.buyer, shop.otherBuyer, shop.admin];
    const answers = await crowdOf(60, (at) =>
      claim(
        shop,
        buyers[at % 3] ?? shop.buyer,
        concert.id,
        at % 2 ? ['STAL-A-1', 'STAL-A-2'] : ['STAL-A-2', 'VIP-A-1'],
      ),
    );
    expect(new Set(answers.map(({ status }) => status)).isSubsetOf(new Set([202, 409]))).toBe(true);
    const accepted = answers.flatMap(({ status, body }, at) =>
      status === 202 ? [{ id: body.order.id, as: buyers[at % 3] ?? shop.buyer }] : [],
    );
    const orders = await Promise.all(accepted.map(({ id, as }) => ended(as, id)));
    expect(orders.filter(({ status }) => status === 'confirmed')).toHaveLength(1);
    const refused = orders.filter(({ status }) => status === 'refused');
    expect(refused.length).toBe(orders.length - 1);
    expect(new Set(refused.map(({ refusal }) => refusal?.code))).toEqual(
      refused.length > 0 ? new Set(['seats-taken']) : new Set(),
    );
  });

  test('100 sends of one key make one order, and other seats under it are refused', async () => {
    const concert = await add();
    const key = randomUUID();
    const answers = await crowdOf(100, () => claim(shop, shop.buyer, concert.id, ['STAL-A-1'], key));
    expect(new Set(answers.map(({ status }) => status)).isSubsetOf(new Set([201, 202]))).toBe(true);
    expect(new Set(answers.map(({ body }) => body.order.id)).size).toBe(1);
    expect((await claim(shop, shop.buyer, concert.id, ['STAL-A-2'], key)).code).toBe('idempotency-key-reused');
    expect((await ended(shop.buyer, answers[0]?.body.order.id ?? '')).status).toBe('confirmed');
  });

  test('100 parallel requests never exceed the limit of a buyer', async () => {
    const concert = await add({ seatsPerBuyer: 5 });
    const greedy = await signUp(shop.call, 'Greedy');
    const seats = ['A', 'B', 'C', 'D'].flatMap((row) =>
      [1, 3, 5, 7, 9].map((number) => [`STAL-${row}-${number}`, `STAL-${row}-${number + 1}`]),
    );
    const answers = await crowdOf(100, (at) => claim(shop, greedy, concert.id, seats[at % seats.length] ?? []));
    const ids = [...new Set(answers.flatMap(({ status, body }) => (status === 202 ? [body.order.id] : [])))];
    const orders = await Promise.all(ids.map((id) => ended(greedy, id)));
    expect(orders.filter(({ status }) => status === 'confirmed')).toHaveLength(2);
  });

  test('a whole hall is sold through the queue, each seat once', async () => {
    const concert = await add({ seatsPerBuyer: 100 });
    const best = (priceTierId: string) =>
      shop.call(claimSeats, {
        as: shop.buyer,
        params: { concertId: concert.id },
        headers: { 'idempotency-key': randomUUID() },
        body: { bestAvailable: { priceTierId, quantity: 2 } },
      });
    const answers = await Promise.all(Array.from({ length: 40 }, (_, at) => best(at % 2 ? 'vip' : 'standard')));
    const accepted = answers.filter(({ status }) => status === 202);
    const orders = await Promise.all(accepted.map(({ body }) => ended(shop.buyer, body.order.id)));
    const sold = orders.flatMap(({ status, seats }) => (status === 'confirmed' ? seats.map(({ id }) => id) : []));
    expect(new Set(sold).size).toBe(sold.length);
    expect(sold.filter((id) => id.startsWith('VIP'))).toHaveLength(20);
  });

  test('seats are held, the card is declined, another one pays', async () => {
    const concert = await add({ checkout: 'payment', holdMinutes: 1 });
    const { body } = await claim(shop, shop.buyer, concert.id, ['STAL-A-1']);
    const held = await ended(shop.buyer, body.order.id);
    expect(held.status).toBe('held');
    expect(Date.parse(held.holdExpiresAt ?? '')).toBeGreaterThan(Date.now() + 50_000);
    const pay = (paymentToken: string, as = shop.buyer) =>
      shop.call(payOrder, { as, params: { orderId: held.id }, body: { paymentToken } });
    expect((await pay('tok_approve', shop.otherBuyer)).code).toBe('order-not-found');
    expect(await pay('tok_decline')).toMatchObject({ status: 402, code: 'payment-declined' });
    expect((await pay('tok_approve')).body.order).toMatchObject({
      status: 'confirmed',
      payment: { status: 'captured' },
    });
  });

  test('a payment told twice over, and one told first, confirm once', async () => {
    const concert = await add({ checkout: 'payment', salesMode: 'direct' });
    for (const [seat, paymentToken] of [
      ['STAL-A-1', 'tok_notice_twice'],
      ['STAL-A-2', 'tok_notice_first'],
      ['STAL-A-3', 'tok_slow'],
    ] as const) {
      const { body } = await claim(shop, shop.buyer, concert.id, [seat]);
      const paid = await shop.call(payOrder, {
        as: shop.buyer,
        params: { orderId: body.order.id },
        body: { paymentToken },
      });
      expect(paid.body.order.status).toBe('confirmed');
    }
  });

  test('held seats that are given back are free again', async () => {
    const concert = await add({ checkout: 'payment', salesMode: 'direct' });
    const { body } = await claim(shop, shop.buyer, concert.id, ['STAL-A-1']);
    expect((await claim(shop, shop.otherBuyer, concert.id, ['STAL-A-1'])).code).toBe('seats-taken');
    const released = await shop.call(releaseOrder, { as: shop.buyer, params: { orderId: body.order.id } });
    expect(released.body.order.status).toBe('released');
    expect((await claim(shop, shop.otherBuyer, concert.id, ['STAL-A-1'])).body.order.status).toBe('held');
  });

  test('calling a concert off ends its orders, and the money comes back', async () => {
    const concert = await add({ checkout: 'payment' });
    const { body } = await claim(shop, shop.buyer, concert.id, ['STAL-A-1']);
    await ended(shop.buyer, body.order.id);
    await shop.call(payOrder, {
      as: shop.buyer,
      params: { orderId: body.order.id },
      body: { paymentToken: 'tok_approve' },
    });
    const cancel = async () =>
      (await shop.call(cancelConcert, { as: shop.admin, params: { concertId: concert.id } })).body;
    expect((await cancel()).concert.saleStatus).toBe('cancelled');
    await expect.poll(async () => (await cancel()).isDone, { timeout: finalMs, interval: 200 }).toBe(true);
    const refund = async () => (await orderOf(shop.buyer, body.order.id)).refund?.status;
    await expect.poll(refund, { timeout: finalMs, interval: 100 }).toBe('done');
    expect((await orderOf(shop.buyer, body.order.id)).status).toBe('cancelled');
    // Other instances may have seen the blocks open up to a second ago; what they then accept is refused.
    const claimed = async () => (await claim(shop, shop.otherBuyer, concert.id, ['STAL-B-1'])).code;
    await expect.poll(claimed, { timeout: 7_000, interval: 500 }).toBe('sale-not-open');
  });
});
