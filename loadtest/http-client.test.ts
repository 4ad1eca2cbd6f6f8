import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from './http-client.ts';

let sockets = 0;
const server = createServer(async (request, response) => {
  if (request.url === '/api/never') return;
  if (request.url === '/api/cut') return request.socket.destroy();
  let body = '';
  for await (const chunk of request) body += chunk;
  if (request.url === '/api/page') return response.end('<html>');
  response.end(JSON.stringify({ url: request.url, body, token: request.headers.authorization }));
});

beforeAll(async () => {
  server.on('connection', () => {
    sockets += 1;
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => server.close());

const clientTo = (path = '') =>
  createClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
    connections: 2,
    timeoutSeconds: 0.2,
  });

test.each(['', '/', '/api', '/api/'])('an address that ends in “%s” means the API', async (path) => {
  const client = clientTo(path);
  const reply = await client.request({ method: 'POST', path: '/x', token: 't', json: { a: 1 } });
  expect(reply).toMatchObject({
    answered: true,
    status: 200,
    body: { url: '/api/x', body: '{"a":1}', token: 'Bearer t' },
  });
  client.close();
});

test('connections are kept and shared', async () => {
  const client = clientTo();
  const before = sockets;
  await Promise.all(Array.from({ length: 20 }, () => client.request({ method: 'GET', path: '/x' })));
  expect(sockets - before).toBe(2);
  client.close();
});

test('a timeout and a cut connection are no answer; a page that is no JSON is one without a body', async () => {
  const client = clientTo();
  expect(await client.request({ method: 'GET', path: '/never' })).toMatchObject({ answered: false, reason: 'timeout' });
  expect(await client.request({ method: 'GET', path: '/cut' })).toMatchObject({ answered: false });
  expect(await client.request({ method: 'GET', path: '/page' })).toMatchObject({
    answered: true,
    status: 200,
    body: undefined,
  });
  client.close();
});
