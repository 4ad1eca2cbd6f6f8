import { afterEach, expect, test, vi } from 'vitest';
import { noteShopTime, shopNow } from './shop-clock.ts';

const at = Date.parse('2027-05-01T18:00:00Z');
const answer = (date: number, cacheControl = 'no-store') =>
  new Response(null, { headers: { date: new Date(date).toUTCString(), 'cache-control': cacheControl } });

afterEach(() => void vi.useRealTimers());

test('a clock that is three minutes slow is put right by the shop’s', () => {
  vi.useFakeTimers({ now: at });
  noteShopTime(answer(at + 180_000), at - 200);
  expect(Math.abs(shopNow() - (at + 180_000))).toBeLessThan(1_000);
});

test('a clock that is right is left alone, so that no countdown stumbles', () => {
  vi.useFakeTimers({ now: at });
  noteShopTime(answer(at - 1_000), at - 300);
  expect(shopNow()).toBe(at);
});

test('an answer out of a cache tells nothing of now', () => {
  vi.useFakeTimers({ now: at });
  noteShopTime(answer(at), at);
  noteShopTime(answer(at - 3_600_000, 'public, max-age=31536000, immutable'), at);
  noteShopTime(new Response(null, { headers: { 'cache-control': 'no-store' } }), at);
  expect(shopNow()).toBe(at);
});
