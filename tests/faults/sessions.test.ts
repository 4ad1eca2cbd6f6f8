import { randomBytes } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { keysOf, secretSigningKeys } from '@frontrow/functions/adapters/signing-keys.ts';
import { jwtAccessTokens } from '@frontrow/functions/adapters/tokens.ts';
import type { Order } from '@frontrow/functions/contract/orders.ts';
import { rotated } from '@frontrow/infra/operate/rotate-secret.ts';
import type { OpenHall } from '@frontrow/loadtest/job.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type DisturbedShop, openDisturbedShop } from './disturbed-shop.ts';
import { outage, secretNow, type WireFault } from './wire-faults.ts';

/**
 * Somebody's session ends, or the key that signed their token, between the claim and its answer (F30): from then on they
 * are nobody, and what was accepted is granted all the same.
 */
const seed = Number(process.env.SEED ?? 7);
const password = 'a quiet evening song';
const finalMs = 30_000;

let shop: DisturbedShop;
let hall: OpenHall;
let seatsTaken = 0;

beforeAll(async () => {
  shop = await openDisturbedShop(seed, 1);
  hall = await shop.openSale('queued');
});
afterAll(() => shop.stop());

/** Whose keys sign tokens: whoever first checks one reads it. */
let secretName = '';
const workerHasNoTables: WireFault = {
  ...outage('dynamodb'),
  hits({ service, caller, body = '{}' }) {
    if (service === 'secrets' && caller === 'booking') secretName = JSON.parse(body).SecretId;
    return service === 'dynamodb' && caller === 'settle';
  },
};

let rotatedKeys: string | undefined;

// What is accepted waits.
beforeEach(() => shop.storm.begin([workerHasNoTables, 1], [secretNow(() => rotatedKeys), 1]));

interface SignedIn {
  readonly accessToken: string;
  readonly account: { readonly id: string; readonly email: string };
  readonly cookie: string;
}

const post = (path: string, { token, cookie, body = {}, ...headers }: Record<string, unknown> = {}) =>
  fetch(`${shop.url}/api${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(cookie ? { cookie: String(cookie) } : {}),
      ...(headers as Record<string, string>),
    },
    body: JSON.stringify(body),
  });

async function signUp(): Promise<SignedIn> {
  const email = `${crypto.randomUUID()}@example.org`;
  const answer = await post('/auth/register', { body: { email, name: 'Nora', password } });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { ...((await answer.json()) as Omit<SignedIn, 'cookie'>), cookie };
}

/** A claim for a seat that nobody has, under one key; answers what was accepted. */
async function claim(token: string) {
  const key = crypto.randomUUID();
  const seatIds = [hall.runs.flat().flat()[seatsTaken++] ?? ''];
  const ask = (by: string) =>
    post(`/concerts/${hall.id}/orders`, { token: by, 'idempotency-key': key, body: { seatIds } });
  const answer = await ask(token);
  expect(answer.status).toBe(202);
  return { ask, order: ((await answer.json()) as { order: Order }).order };
}

const read = (orderId: string, token: string) =>
  fetch(`${shop.url}/api/orders/${orderId}`, { headers: { authorization: `Bearer ${token}` } });
const isRefused = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

/** Once the worker is well again. */
async function grantedAfterwards(orderId: string): Promise<void> {
  shop.storm.end();
  const statusNow = async () => (await shop.ordersNow()).find(({ id }) => id === orderId)?.status;
  await expect.poll(statusNow, { timeout: finalMs, interval: 200 }).toBe('confirmed');
}

test('F30: who signs out everywhere while a claim waits cannot renew their token; the claim is granted, and is theirs', async () => {
  const nora = await signUp();
  const { order } = await claim(nora.accessToken);
  expect((await post('/auth/logout-everywhere', { token: nora.accessToken })).status).toBe(204);
  expect(await isRefused(await post('/auth/refresh', { cookie: nora.cookie }))).toEqual([401, 'session-ended']);
  await grantedAfterwards(order.id);
  const again = await post('/auth/login', { body: { email: nora.account.email, password } });
  const { accessToken } = (await again.json()) as SignedIn;
  expect(await (await read(order.id, accessToken)).json()).toMatchObject({ order: { status: 'confirmed' } });
});

test('F30: a token that has run out is refused, for reading and for buying; the claim is granted', async () => {
  const nora = await signUp();
  const { order, ask } = await claim(nora.accessToken);
  const past = jwtAccessTokens(secretSigningKeys(secretName, Date.now), () => Date.now() - 3_600_000);
  const expired = await past.issue({ id: nora.account.id, role: 'buyer' });
  expect(await isRefused(await read(order.id, expired))).toEqual([401, 'not-signed-in']);
  expect(await isRefused(await ask(expired))).toEqual([401, 'not-signed-in']);
  await grantedAfterwards(order.id);
});

test('F30: a key that was changed once signs nobody out; changed twice, it does, and what was accepted is granted and theirs', async () => {
  const nora = await signUp();
  const caller = { id: nora.account.id, role: 'buyer' } as const;
  const { order, ask } = await claim(nora.accessToken);
  const { SecretString = '' } = await new SecretsManagerClient({}).send(
    new GetSecretValueCommand({ SecretId: secretName }),
  );
  let keys = JSON.parse(SecretString);
  const rotate = () => {
    keys = rotated(keys, randomBytes(32).toString('hex'));
    rotatedKeys = JSON.stringify(keys);
  };
  /** Signed by the newest key, which the functions have not met yet. */
  const tokenNow = () => jwtAccessTokens(async () => keysOf(keys), Date.now).issue(caller);
  const newTokenWorks = () =>
    expect
      .poll(async () => (await read(order.id, await tokenNow())).status, { timeout: 8_000, interval: 300 })
      .toBe(200);

  rotate();
  await newTokenWorks();
  expect((await read(order.id, nora.accessToken)).status).toBe(200);

  rotate();
  await newTokenWorks();
  expect(await isRefused(await read(order.id, nora.accessToken))).toEqual([401, 'not-signed-in']);
  expect(await isRefused(await ask(nora.accessToken))).toEqual([401, 'not-signed-in']);

  await grantedAfterwards(order.id);
  const replay = await ask(await tokenNow());
  expect(await replay.json()).toMatchObject({ order: { id: order.id, status: 'confirmed' } });
});
