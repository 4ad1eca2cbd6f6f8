import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { expect, test } from 'vitest';
import { endpoint } from '../contract/endpoint.ts';
import { api, route } from './api.ts';

const slow = endpoint({
  name: 'slow',
  workload: 'browse',
  method: 'GET',
  path: '/slow',
  access: 'anyone',
  summary: 'Waits for a storage that does not answer',
  status: 204,
  refusals: [],
});

test('a function whose time runs out says that the shop is busy, before it is cut off without a word', async () => {
  const receive = api([route(slow, () => new Promise(() => {}))]);
  const event = { httpMethod: 'GET', resource: '/slow', headers: {} } as unknown as APIGatewayProxyEvent;
  const reply = await receive(event, { getRemainingTimeInMillis: () => 50 } as Context);
  expect(reply).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1' } });
  expect(JSON.parse(reply.body)).toMatchObject({ code: 'busy' });
});
