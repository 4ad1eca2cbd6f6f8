import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { expect, test } from 'vitest';
import { memoryPorts } from '../adapters/memory/ports.ts';
import type { Workload } from '../contract/endpoint.ts';
import { endpoints } from '../contract/endpoints.ts';
import type { ApiHandler } from '../runtime/api.ts';
import { accounts } from './accounts.ts';
import { admin } from './admin.ts';
import { availability } from './availability.ts';
import { booking } from './booking.ts';
import { browse } from './browse.ts';
import { posters } from './posters.ts';

const ports = { ...memoryPorts(), protocol: 'https' as const };
const functions: Record<Workload, ApiHandler> = {
  accounts: accounts(ports),
  admin: admin(ports),
  availability: availability(ports),
  booking: booking(ports),
  browse: browse(ports),
  posters: posters(ports),
};

const send = (workload: Workload, method: string, path: string) =>
  functions[workload](
    { httpMethod: method, resource: path, path, headers: {}, body: null } as unknown as APIGatewayProxyEvent,
    { getRemainingTimeInMillis: () => 1_000 } as Context,
  );

test.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
  '%s has a handler in its function',
  async (_, endpoint) => {
    const admin = await ports.accessTokens.issue({ id: 'a', role: 'admin' });
    const { body } = await functions[endpoint.workload](
      {
        httpMethod: endpoint.method,
        resource: endpoint.path,
        path: endpoint.path,
        headers: { Authorization: `Bearer ${admin}` },
        pathParameters: { concertId: 'nosuch', orderId: 'a'.repeat(26), version: 'v1' },
        body: null,
      } as unknown as APIGatewayProxyEvent,
      { getRemainingTimeInMillis: () => 1_000 } as Context,
    );
    expect(body).not.toContain('"code":"not-found"');
  },
);

test('what no endpoint names is not found', async () => {
  expect((await send('browse', 'GET', '/nothing')).statusCode).toBe(404);
  expect((await send('browse', 'POST', '/orders')).statusCode).toBe(404);
});

test('endpoints have names of their own, and no two share method and path', () => {
  expect(new Set(endpoints.map(({ name }) => name)).size).toBe(endpoints.length);
  expect(new Set(endpoints.map(({ method, path }) => `${method} ${path}`)).size).toBe(endpoints.length);
});
