import { expect, test } from 'vitest';
import { signUp } from './api/client.ts';
import { useShop } from './api/shop.ts';
import { knock } from './bad-input/knock.ts';

/** A figure, not a limit: what decides is that the same work is done, which the tests beside the code see. */
const shop = useShop({ name: 'over the embedded emulators', inMemory: false });
const tries = 30;
/** Fewer than the tries that an account has in a minute. */
const triesOfAccount = 15;

const told = (ms: readonly number[]) => {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  return `p10 ${at(0.1)}, median ${at(0.5)}, p90 ${at(0.9)} ms`;
};

test('a known and an unknown account are answered alike, and take about as long', async () => {
  const known = [await signUp(shop.call, 'Kim'), await signUp(shop.call, 'Kay')].map(({ account }) => account.email);
  const tookMs = { known: [] as number[], unknown: [] as number[] };
  const answers = new Set<string>();
  const guess = async (email: string, took: number[]) => {
    const startedAt = performance.now();
    const { status, text, headers } = await knock(shop.url, {
      method: 'POST',
      path: '/api/auth/login',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: 'a wrong guess' }),
    });
    took.push(performance.now() - startedAt);
    const { date, ...others } = headers;
    answers.add(JSON.stringify({ status, text, others, isDated: date !== undefined }));
  };
  for (let at = 0; at < tries; at += 1) {
    await guess(known[Math.floor(at / triesOfAccount)] ?? '', tookMs.known);
    await guess(`${crypto.randomUUID()}@example.org`, tookMs.unknown);
  }
  console.log(`${tries} wrong passwords each: known accounts ${told(tookMs.known)}; unknown ${told(tookMs.unknown)}`);
  expect([...answers]).toHaveLength(1);
  expect([...answers][0]).toContain('wrong-credentials');
});
