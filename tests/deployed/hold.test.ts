import { expect, test } from 'vitest';
import { addConcert, claim, takenIn, targets, useShop } from '../api/shop.ts';

const [target] = targets as [(typeof targets)[number]];
const shop = useShop(target);

test('held seats that nobody pays are free again after their minute', async () => {
  const concert = await addConcert(shop, { checkout: 'payment', holdMinutes: 1 });
  const held = await claim(shop, shop.buyer, concert.id, ['STAL-A-1', 'STAL-A-2']);
  expect(held.body.order.status).toBe('held');
  const early = await claim(shop, shop.otherBuyer, concert.id, ['STAL-A-1']);
  expect(early.code).toBe('seats-taken');
  const later = async () => (await claim(shop, shop.otherBuyer, concert.id, ['STAL-A-1'])).status;
  await expect.poll(later, { timeout: 80_000, interval: 2_000 }).toBe(201);
  await expect.poll(() => takenIn(shop, concert.id, 'STAL'), { timeout: 5_000 }).toBe(1);
});
