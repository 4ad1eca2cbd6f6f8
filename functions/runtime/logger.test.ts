import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { endpoint } from '../contract/endpoint.ts';
import { Refusal } from '../domain/refusal.ts';
import { api, route } from './api.ts';
import { logger } from './logger.ts';

const guess = endpoint({
  name: 'guess',
  workload: 'accounts',
  method: 'POST',
  path: '/guess/{what}',
  access: 'account',
  summary: 'Refuses every guess',
  params: z.object({ what: z.string() }),
  body: z.strictObject({ password: z.string() }),
  status: 204,
  refusals: ['wrong-credentials'],
});
const verify = async (token: string) =>
  token === 'good.token' ? { id: 'somebody', role: 'buyer' as const } : undefined;
const receive = api(
  [
    route(guess, async () => {
      throw new Refusal('wrong-credentials');
    }),
  ],
  { verify },
);

const info = logger.info;
let lines: Record<string, unknown>[];
beforeEach(() => {
  lines = [];
  logger.info = (message, ...more) => void lines.push({ message, ...(more[0] as object) });
});
afterEach(() => {
  logger.info = info;
});

async function ask(token: string, path = '/guess/x'): Promise<Record<string, unknown>> {
  const event = {
    httpMethod: 'POST',
    resource: '/guess/{what}',
    path,
    pathParameters: { what: 'x' },
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, cookie: 'refresh=a.b.1.c' },
    body: JSON.stringify({ password: 'a quiet evening song' }),
    requestContext: { requestId: 'r1', identity: { sourceIp: '192.0.2.1' } },
  } as unknown as APIGatewayProxyEvent;
  await receive(event, { getRemainingTimeInMillis: () => 1_000 } as Context);
  expect(lines).toHaveLength(1);
  return lines[0] ?? {};
}

test('a request is one line: who asked for what, and why it was refused', async () => {
  expect(await ask('good.token')).toMatchObject({
    message: 'request',
    method: 'POST',
    route: '/guess/{what}',
    accountId: 'somebody',
    status: 401,
    refusal: 'wrong-credentials',
  });
});

test('who is nobody is logged as nobody', async () => {
  expect(await ask('bad.token')).toMatchObject({ accountId: undefined, status: 401, refusal: 'not-signed-in' });
});

test('no password, no token, no cookie and no address is in it, and nobody begins a line of their own', async () => {
  const line = JSON.stringify(await ask('good.token', '/guess/x\n{"message":"request","accountId":"admin"}'));
  expect(line).not.toMatch(/quiet|good\.token|refresh|192\.0\.2/);
  expect(line).not.toContain('\n');
});
