import { payOrder, releaseOrder } from '@frontrow/functions/contract/orders.ts';
import { describe, expect, test } from 'vitest';
import { signUp } from './client.ts';
import { addConcert, claim, targets, useShop } from './shop.ts';

describe.each(targets)('holding and letting go $name', (target) => {
  const shop = useShop(target);

  test('the first time is free; whoever does it again is told when they may hold seats once more', async () => {
    const concert = await addConcert(shop, { checkout: 'payment', salesMode: 'direct' });
    const fickle = await signUp(shop.call, 'Fickle');
    for (const seat of ['STAL-A-1', 'STAL-A-2']) {
      const { body } = await claim(shop, fickle, concert.id, [seat]);
      expect(body.order.status).toBe('held');
      const params = { orderId: body.order.id };
      expect((await shop.call(releaseOrder, { as: fickle, params })).body.order.status).toBe('released');
    }
    const refused = await claim(shop, fickle, concert.id, ['STAL-A-1']);
    expect(refused).toMatchObject({ status: 429, code: 'hold-cool-down' });
    const { retryAfterSeconds = 0 } = refused.problem;
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(refused.headers.get('retry-after')).toBe(String(retryAfterSeconds));
    expect((await claim(shop, shop.buyer, concert.id, ['STAL-A-1'])).status, 'others are none the worse').toBe(201);
    const elsewhere = await addConcert(shop, { checkout: 'payment', salesMode: 'direct' });
    expect((await claim(shop, fickle, elsewhere.id, ['STAL-A-1'])).status, 'nor is another concert').toBe(201);
  });

  test('from one address few seats of a section wait unpaid at a time; what is paid makes room', async () => {
    const sale = { checkout: 'payment', salesMode: 'direct', seatsPerBuyer: 1, networkShare: 1 } as const;
    const concert = await addConcert(shop, sale);
    const buyers = await Promise.all(['Dan', 'Eve', 'Flo'].map((name) => signUp(shop.call, name)));
    const answers = await Promise.all(buyers.map((buyer, at) => claim(shop, buyer, concert.id, [`STAL-A-${at + 1}`])));
    const late = answers.findIndex(({ status }) => status !== 201);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(answers[late]).toMatchObject({ status: 429, code: 'network-limit' });
    const slow = buyers[late] ?? shop.buyer;
    expect((await claim(shop, slow, concert.id, ['VIP-A-1'])).status, 'another section').toBe(201);

    const first = answers.findIndex(({ status }) => status === 201);
    const params = { orderId: answers[first]?.body.order.id ?? '' };
    const paid = await shop.call(payOrder, {
      as: buyers[first] ?? shop.buyer,
      params,
      body: { paymentToken: 'tok_approve' },
    });
    expect(paid.body.order.status).toBe('confirmed');
    const another = await signUp(shop.call, 'Gus');
    expect((await claim(shop, another, concert.id, ['STAL-A-9'])).status).toBe(201);
  });
});
