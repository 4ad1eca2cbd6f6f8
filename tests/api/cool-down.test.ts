import { releaseOrder } from '@frontrow/functions/contract/orders.ts';
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
});
