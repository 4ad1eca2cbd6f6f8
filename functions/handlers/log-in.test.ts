import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { expect, test } from 'vitest';
import { memoryPorts } from '../adapters/memory/ports.ts';
import { accounts } from './accounts.ts';

const email = 'known@example.org';
const password = 'a quiet evening song';

/** A shop with one account, which notes each call that a request makes. */
async function openShop() {
  const passwords = {
    hash: async (given: string) => given,
    verify: async (given: string, hash?: string) => given === hash,
  };
  const ports = memoryPorts({ passwords });
  const calls: string[] = [];
  const noted = Object.entries(ports).map(([name, port]) => [
    name,
    typeof port === 'object' ? noting(name, port, calls) : port,
  ]);
  const handler = accounts({ ...(Object.fromEntries(noted) as typeof ports), protocol: 'https' });
  const post = async (path: string, body: object) => {
    const event = {
      httpMethod: 'POST',
      resource: `/auth/${path}`,
      path: `/auth/${path}`,
      headers: { 'Content-Type': 'application/json' },
      requestContext: { identity: { sourceIp: '192.0.2.1' } },
      body: JSON.stringify(body),
    } as unknown as APIGatewayProxyEvent;
    calls.length = 0;
    const {
      statusCode,
      headers,
      body: text,
    } = await handler(event, { getRemainingTimeInMillis: () => 1_000 } as Context);
    return { statusCode, headers, text, calls: [...calls] };
  };
  expect((await post('register', { email, name: 'Known', password })).statusCode).toBe(201);
  return post;
}

function noting(name: string, port: object, calls: string[]): object {
  const note = ([method, run]: [string, unknown]) => [
    method,
    typeof run !== 'function'
      ? run
      : (...args: unknown[]) => {
          calls.push(`${name}.${method}`);
          return run(...args);
        },
  ];
  return Object.fromEntries(Object.entries(port).map(note));
}

test('for an account that is not there, the shop does and says the same as for a wrong password', async () => {
  const post = await openShop();
  const known = await post('login', { email, password: 'a wrong guess' });
  const unknown = await post('login', { email: 'unknown@example.org', password: 'a wrong guess' });
  expect(known.statusCode).toBe(401);
  expect(unknown).toEqual(known);
  expect(known.calls).toEqual(['throttle.count', 'throttle.count', 'accounts.findByEmail', 'passwords.verify']);
});

test('a right password is more work, and so would be a shop that looks for the account alone', async () => {
  const post = await openShop();
  const right = await post('login', { email, password });
  expect(right.statusCode).toBe(200);
  expect(right.calls.length).toBeGreaterThan(4);
});
