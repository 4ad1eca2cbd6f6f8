import { registerAccount } from '@frontrow/functions/contract/accounts.ts';
import { expect, test } from 'vitest';
import { signUp } from './api/client.ts';
import { addConcert, claim, useShop } from './api/shop.ts';
import { knock } from './bad-input/knock.ts';

const shop = useShop({ name: 'over the embedded emulators', inMemory: false });

/** Sends so many requests, some at a time, and tells how often each status was answered. */
async function attack(times: number, atOnce: number, send: (at: number) => Promise<{ status: number }>) {
  const statuses: Record<number, number> = {};
  let next = 0;
  const lane = async () => {
    while (next < times) {
      const at = next;
      next += 1;
      const { status } = await send(at);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return statuses;
}

/** Buys seat after seat until the attack is over, and tells how long each took. */
async function buyDuring<T>(attacking: Promise<T>): Promise<{ attacked: T; tookMs: number[] }> {
  const concert = await addConcert(shop, { salesMode: 'direct', seatsPerBuyer: 40 });
  const seats = ['A', 'B', 'C', 'D'].flatMap((row) => Array.from({ length: 10 }, (_, at) => `STAL-${row}-${at + 1}`));
  const attack = { isOver: false };
  const watched = attacking.finally(() => {
    attack.isOver = true;
  });
  const tookMs: number[] = [];
  for (const seat of seats) {
    const startedAt = performance.now();
    const { status } = await claim(shop, shop.buyer, concert.id, [seat]);
    tookMs.push(performance.now() - startedAt);
    expect(status).toBe(201);
    if (attack.isOver) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { attacked: await watched, tookMs };
}

const told = (what: string, statuses: Record<number, number>, tookMs: number[]) => {
  const sorted = tookMs.map(Math.round).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  console.log(
    `${what} ${JSON.stringify(statuses)}; meanwhile ${sorted.length} claims of a buyer: median ${median} ms, slowest ${sorted.at(-1)} ms`,
  );
};

test('1,000 tries of stolen passwords open nothing, and a buyer buys meanwhile', async () => {
  const victim = (await signUp(shop.call)).account.email;
  const headers = { 'content-type': 'application/json' };
  const attacking = attack(1_000, 20, (at) =>
    knock(shop.url, {
      method: 'POST',
      path: '/api/auth/login',
      headers: { ...headers, 'x-forwarded-for': `203.0.113.${at % 250}` },
      body: JSON.stringify({ email: at % 2 === 0 ? victim : `stolen${at}@example.org`, password: `stolen ${at}` }),
    }),
  );
  const { attacked, tookMs } = await buyDuring(attacking);
  told('1,000 tries were answered', attacked, tookMs);
  expect(Object.keys(attacked).sort()).toEqual(expect.arrayContaining(['401', '429']));
  expect(attacked[200]).toBeUndefined();
  expect(attacked[500]).toBeUndefined();
  const elsewhere = { email: `late.${Date.now()}@example.org`, name: 'Late', password: 'a quiet evening song' };
  expect((await shop.call(registerAccount, { body: elsewhere })).status, 'new people are let in').toBe(201);
});

test('a flood of 10,000 requests on one route is answered, and a buyer buys meanwhile', async () => {
  const { id } = await addConcert(shop);
  const attacking = attack(10_000, 50, async () => {
    const response = await fetch(`${shop.url}/api/concerts/${id}/availability`);
    await response.arrayBuffer();
    return response;
  });
  const { attacked, tookMs } = await buyDuring(attacking);
  told('10,000 requests were answered', attacked, tookMs);
  expect(attacked).toEqual({ 200: 10_000 });
});
