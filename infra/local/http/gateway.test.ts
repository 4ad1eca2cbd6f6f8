import { once } from 'node:events';
import { Agent, type IncomingMessage, request as send } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { LocalFunctions } from '../invoke.ts';
import type { ApiDefinition, FixedReply } from '../read-api.ts';
import { type FrontDoor, openFrontDoor } from '../serve-http.ts';
import { noSite } from '../site/site.ts';
import { createGateway } from './gateway.ts';

const problem = (status: number, code: string): FixedReply => ({
  status,
  headers: { 'Content-Type': 'application/problem+json' },
  body: JSON.stringify({ status, code }),
});

const api: ApiDefinition = {
  stage: 'api',
  binaryMediaTypes: new Set(['image/png']),
  compressedFromBytes: 1_000,
  routes: [
    { method: 'GET', path: '/orders/{orderId}', answer: { workload: 'booking' } },
    { method: 'POST', path: '/orders', answer: { workload: 'booking' } },
    { method: 'ANY', path: '/orders', answer: { fixed: problem(405, 'method-not-allowed') } },
  ],
  gatewayReplies: new Map([
    ['MISSING_AUTHENTICATION_TOKEN', problem(404, 'not-found')],
    ['REQUEST_TOO_LARGE', problem(413, 'body-too-large')],
    ['INTEGRATION_FAILURE', problem(503, 'busy')],
    ['INTEGRATION_TIMEOUT', problem(503, 'busy')],
  ]),
};

let door: FrontDoor;
let answer: (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;
const echo = async (event: APIGatewayProxyEvent) => ({ statusCode: 200, body: JSON.stringify(event) });

beforeAll(async () => {
  door = await openFrontDoor(0);
  const booking = { handler: (event: APIGatewayProxyEvent) => answer(event), timeoutSeconds: 0.2 };
  door.listeners.set('api', createGateway(api, { booking } as unknown as LocalFunctions));
  door.otherwise = noSite;
});
afterAll(() => door.stop());

/** Sends what `fetch` would not: repeated and oddly named headers, raw paths. */
async function ask(path: string, { method = 'GET', headers = [] as string[], body = '' as string | Buffer } = {}) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = { method, path, headers: ['Host', 'shop.test', ...headers], agent: new Agent() };
    send(door.url, options, resolve).on('error', reject).end(body);
  });
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

test('a function gets the event that API Gateway would send', async () => {
  answer = echo;
  const { body } = await ask('/api/orders/o%2F1?a=1&a=2&b=%20x+y', {
    headers: ['X-Tag', '1', 'X-Tag', '2'],
  });
  const event: APIGatewayProxyEvent = JSON.parse(body);
  expect(event).toMatchObject({
    resource: '/orders/{orderId}',
    path: '/orders/o%2F1',
    httpMethod: 'GET',
    headers: { Host: 'shop.test', 'X-Tag': '2' },
    multiValueHeaders: { 'X-Tag': ['1', '2'] },
    pathParameters: { orderId: 'o%2F1' },
    queryStringParameters: { a: '2', b: ' x y' },
    multiValueQueryStringParameters: { a: ['1', '2'], b: [' x y'] },
    body: null,
    isBase64Encoded: false,
  });
  expect(event.requestContext).toMatchObject({
    stage: 'api',
    path: '/api/orders/o%2F1',
    identity: { sourceIp: '127.0.0.1' },
  });
  expect(event.requestContext.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test('text bodies come as text, files as base64', async () => {
  answer = echo;
  const json = await ask('/api/orders', {
    method: 'POST',
    headers: ['Content-Type', 'application/json'],
    body: '{"ü":1}',
  });
  expect(JSON.parse(json.body)).toMatchObject({ body: '{"ü":1}', isBase64Encoded: false });
  const bytes = Buffer.from([0xff, 0x00, 0x80]);
  const file = await ask('/api/orders', { method: 'POST', headers: ['Content-Type', 'Image/PNG; q=1'], body: bytes });
  expect(JSON.parse(file.body)).toMatchObject({ body: bytes.toString('base64'), isBase64Encoded: true });
});

test('a reply is written with all its headers, and without a body where its status has none', async () => {
  answer = async () => ({
    statusCode: 201,
    headers: { 'X-Age': 7 },
    multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
    body: 'YmlubwA=',
    isBase64Encoded: true,
  });
  const created = await ask('/api/orders', { method: 'POST' });
  expect(created).toMatchObject({
    status: 201,
    headers: { 'x-age': '7', 'set-cookie': ['a=1', 'b=2'] },
    body: 'bino\0',
  });
  answer = async () => ({ statusCode: 304, headers: { ETag: '"1"' }, body: '' });
  const unchanged = await ask('/api/orders/1');
  expect(unchanged.status).toBe(304);
  expect(unchanged.headers).not.toHaveProperty('content-length');
});

test('a large reply is compressed for whoever takes it, a small one for nobody', async () => {
  const large = JSON.stringify({ seats: '.'.repeat(5_000) });
  answer = async () => ({ statusCode: 200, headers: { ETag: '"1"' }, body: large });
  const whole = await ask('/api/orders/1');
  expect([whole.body, whole.headers['content-encoding']]).toEqual([large, undefined]);
  const refused = await ask('/api/orders/1', { headers: ['Accept-Encoding', 'gzip;q=0, br'] });
  expect(refused.headers['content-encoding']).toBeUndefined();
  const fetched = await fetch(`${door.url}/api/orders/1`, { headers: { 'accept-encoding': 'br, gzip' } });
  expect(await fetched.text()).toBe(large);
  expect(Number(fetched.headers.get('content-length'))).toBeLessThan(100);
  expect([fetched.headers.get('content-encoding'), fetched.headers.get('etag')]).toEqual(['gzip', '"1"']);
  answer = async () => ({ statusCode: 200, body: '.'.repeat(999) });
  const small = await ask('/api/orders/1', { headers: ['Accept-Encoding', 'gzip'] });
  expect(small.headers['content-encoding']).toBeUndefined();
});

test('an unknown path and a wrong method are refused in the words of the gateway', async () => {
  expect(await ask('/api/nothing')).toMatchObject({ status: 404, body: expect.stringContaining('not-found') });
  expect(await ask('/api')).toMatchObject({ status: 404 });
  expect(await ask('/api/orders', { method: 'DELETE' })).toMatchObject({ status: 405 });
  const head = await ask('/api/orders', { method: 'HEAD' });
  expect(head).toMatchObject({ status: 405, body: '' });
});

test('a body above 10 MB is refused, announced or not, and the next request is served', async () => {
  answer = echo;
  const body = Buffer.alloc(10 * 1024 * 1024 + 1);
  expect(
    await ask('/api/orders', { method: 'POST', headers: ['Content-Length', String(body.length)], body: '' }),
  ).toMatchObject({ status: 413 });
  const chunked = await ask('/api/orders', { method: 'POST', headers: ['Transfer-Encoding', 'chunked'], body }).catch(
    () => 'closed',
  );
  expect(['closed', expect.objectContaining({ status: 413 })]).toContainEqual(chunked);
  expect(await ask('/api/orders/1')).toMatchObject({ status: 200 });
});

test('a function that throws, answers nonsense or takes too long becomes a refusal, not a crash', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
  answer = async () => {
    throw new Error('boom');
  };
  expect(await ask('/api/orders/1')).toMatchObject({ status: 503, body: expect.stringContaining('busy') });
  answer = async () => ({ body: 'no status' }) as never;
  expect(await ask('/api/orders/1')).toMatchObject({ status: 503 });
  answer = async () => ({ statusCode: 200, headers: { 'X-Bad': 'line\nbreak' }, body: '' });
  expect(await ask('/api/orders/1')).toMatchObject({ status: 503 });
  expect(complaints).toHaveBeenCalledTimes(3);
  answer = () => new Promise(() => {});
  expect(await ask('/api/orders/1')).toMatchObject({ status: 503 });
  complaints.mockRestore();
});

test.each([
  '/api/orders/%E0%A4%A',
  '/%E0%A4%A',
  '/api/orders/1?__proto__=1&a[]=%',
  '//api//',
  '/api/../../etc/passwd',
  '/posters',
])('the address %s harms nothing', async (path) => {
  answer = echo;
  const { status } = await ask(path, { headers: ['__proto__', 'x', 'constructor', 'y'] });
  expect([200, 404]).toContain(status);
});

test('what is no HTTP at all is turned away, and others are served on', async () => {
  answer = echo;
  for (const line of [
    'NONSENSE\r\n\r\n',
    'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET http://elsewhere/ HTTP/1.1\r\nHost: x\r\n\r\n',
  ]) {
    const socket = connect(Number(new URL(door.url).port), '127.0.0.1');
    socket.write(line);
    const said = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    socket.destroy();
    expect(said).toMatch(/^HTTP\/1.1 400/);
  }
  expect(await ask('/api/orders/1')).toMatchObject({ status: 200 });
});

test('an offer to go on in another protocol is passed over, and the request is answered', async () => {
  answer = echo;
  // Vite listens to offers like this, for its hot reload, and says nothing to those that are not for it.
  door.server.on('upgrade', () => {});
  for (const protocol of ['h2c', 'websocket']) {
    const { status } = await ask('/api/orders/1', { headers: ['Connection', 'Upgrade', 'Upgrade', protocol] });
    expect(status).toBe(200);
  }
  door.server.removeAllListeners('upgrade');
});

test('somebody who goes away in the middle of a body is no failure of ours', async () => {
  const complaints = vi.spyOn(console, 'error');
  const socket = connect(Number(new URL(door.url).port), '127.0.0.1');
  const arrived = once(door.server, 'request');
  socket.write('POST /api/orders HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf of');
  const [request] = (await arrived) as [IncomingMessage];
  socket.destroy();
  await new Promise((resolve) => request.once('close', resolve));
  await new Promise(setImmediate);
  expect(complaints.mock.calls).toEqual([]);
  complaints.mockRestore();
});
