import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { expect, test } from 'vitest';
import { memoryPorts } from '../adapters/memory/ports.ts';
import { accounts } from './accounts.ts';

const edge = { knows: async (secret: string) => secret === 'the secret' };
const passwords = { hash: async () => 'hash', verify: async () => false };
// Its clock stands: no window of time ends between two tries.
const clock = () => Date.UTC(2027, 0, 1);
const shop = accounts({ ...memoryPorts({ edge, passwords, clock }), protocol: 'https' });

const guess = async (email: string, headers: Record<string, string>): Promise<number> => {
  const event = {
    httpMethod: 'POST',
    resource: '/auth/login',
    path: '/auth/login',
    headers: { 'Content-Type': 'application/json', ...headers },
    requestContext: { identity: { sourceIp: '192.0.2.1' } },
    body: JSON.stringify({ email, password: 'guessing and guessing' }),
  } as unknown as APIGatewayProxyEvent;
  return (await shop(event, { getRemainingTimeInMillis: () => 60_000 } as Context)).statusCode;
};
const guesses = (email: string, headersOf: (at: number) => Record<string, string>) =>
  Promise.all(Array.from({ length: 30 }, (_, at) => guess(email, headersOf(at))));

test('who guesses passwords gets no further with made-up addresses', async () => {
  const answers = await guesses('a@example.org', (at) => ({
    'X-Forwarded-For': `203.0.113.${at}`,
    'X-Client-Address': `203.0.113.${at}`,
    'X-Origin-Secret': 'a guess',
  }));
  expect(answers.filter((status) => status === 429)).toHaveLength(10);
});

test('callers behind the edge are told apart by the address that it adds', async () => {
  const answers = await guesses('b@example.org', (at) => ({
    'X-Client-Address': `198.51.100.${at}`,
    'X-Origin-Secret': 'the secret',
  }));
  expect(answers.filter((status) => status === 429)).toEqual([]);
});

test('who tries a stolen list, one password for each account, is slowed down by address', async () => {
  const answers = await Promise.all(
    Array.from({ length: 150 }, (_, at) =>
      guess(`stolen${at}@example.org`, { 'X-Client-Address': '198.51.100.200', 'X-Origin-Secret': 'the secret' }),
    ),
  );
  expect(answers.filter((status) => status === 429)).toHaveLength(30);
  const elsewhere = { 'X-Client-Address': '198.51.100.201', 'X-Origin-Secret': 'the secret' };
  expect(await guess('stolen1@example.org', elsewhere), 'its owner is let try').toBe(401);
});

test('from one address come so many new accounts and no more', async () => {
  const register = async (at: number, address: string): Promise<number> => {
    const event = {
      httpMethod: 'POST',
      resource: '/auth/register',
      path: '/auth/register',
      headers: { 'Content-Type': 'application/json', 'X-Client-Address': address, 'X-Origin-Secret': 'the secret' },
      requestContext: { identity: { sourceIp: '192.0.2.1' } },
      body: JSON.stringify({ email: `new${at}@example.org`, name: 'N', password: 'a quiet evening song' }),
    } as unknown as APIGatewayProxyEvent;
    return (await shop(event, { getRemainingTimeInMillis: () => 60_000 } as Context)).statusCode;
  };
  const answers = await Promise.all(Array.from({ length: 2_510 }, (_, at) => register(at, '198.51.100.210')));
  expect(answers.filter((status) => status === 201)).toHaveLength(2_500);
  expect(answers.filter((status) => status === 429)).toHaveLength(10);
  expect(await register(9_999, '198.51.100.211')).toBe(201);
});
