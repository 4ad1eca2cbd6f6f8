import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { useShop } from '../api/shop.ts';
import { knock } from './knock.ts';
import { changesBetween, readTables } from './tables-for-tests.ts';

/** What no HTTP client sends: written to the socket as it is. */
const shop = useShop({ name: 'over the embedded emulators', inMemory: false });
const answersWithinMs = 8_000;

/** Everything that is answered until the other end closes, or until it is silent for too long. */
function write(bytes: string | Buffer): Promise<{ text: string; isHanging: boolean }> {
  const { hostname, port } = new URL(shop.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    const end = (isHanging: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, isHanging });
    };
    const timer = setTimeout(end, answersWithinMs, true);
    socket.setEncoding('latin1').on('data', (part) => {
      text += part;
    });
    socket.on('error', () => end(false)).on('close', () => end(false));
    socket.write(bytes);
  });
}

const statusesIn = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));

const close = 'Connection: close';
function request(line: string, headers: readonly string[] = [], body = ''): string {
  return `${[line, 'Host: x', ...headers].join('\r\n')}\r\n\r\n${body}`;
}
const logIn = 'POST /api/auth/login HTTP/1.1';
const json = 'Content-Type: application/json';
const chunked = 'Transfer-Encoding: chunked';
const credentials = JSON.stringify({ email: 'nobody@example.org', password: 'a quiet evening song' });
const list = 'GET /api/concerts HTTP/1.1';
const hidden = request('GET /api/health HTTP/1.1', [close]);
const hex = (text: string) => text.length.toString(16);

const refused: Readonly<Record<string, string | Buffer>> = {
  'a length and chunks': request(logIn, [json, 'Content-Length: 4', chunked, close], `0\r\n\r\n${hidden}`),
  'two lengths': request(logIn, [json, 'Content-Length: 5', 'Content-Length: 6', close], 'abcdef'),
  'a length below nothing': request(logIn, [json, 'Content-Length: -1', close], 'abc'),
  'a length with a sign': request(logIn, [json, 'Content-Length: +5', close], 'abcde'),
  'a length in another notation': request(logIn, [json, 'Content-Length: 5e1', close], 'abcde'),
  'a length beyond numbers': request(logIn, [json, 'Content-Length: 99999999999999999999', close], 'abc'),
  'another coding than chunks': request(logIn, [json, 'Transfer-Encoding: xchunked', close], '0\r\n\r\n'),
  'two codings': request(logIn, [json, chunked, 'Transfer-encoding: x', close], '0\r\n\r\n'),
  'chunks of no size': request(logIn, [json, chunked, close], 'zz\r\nabc\r\n0\r\n\r\n'),
  'a space before the colon': request(list, ['X-A : b', close]),
  'a folded header': `${list}\r\nHost: x\r\nX-A: a\r\n b\r\n${close}\r\n\r\n`,
  'NUL in a header': request(list, ['X-A: a\0b', close]),
  '20 KB in a header': request(list, [`X-A: ${'a'.repeat(20_000)}`, close]),
  'an address of 20 KB': request(`GET /api/concerts?q=${'a'.repeat(20_000)} HTTP/1.1`, [close]),
  '3,000 headers': request(list, [...Array.from({ length: 3_000 }, (_, at) => `X-${at}: 1`), close]),
  'no host': `${list}\r\n${close}\r\n\r\n`,
  'lines without returns': `${list}\nHost: x\n${close}\n\n`,
  'a version that is none': request('GET /api/concerts HTTP/3.7', [close]),
  'HTTP/2 without asking': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'a method that is none': request('FOO /api/concerts HTTP/1.1', [close]),
  'a HEAD of what is only read': request('HEAD /api/concerts HTTP/1.1', [close]),
  TRACE: request('TRACE /api/concerts HTTP/1.1', [close]),
  CONNECT: request('CONNECT /api/concerts HTTP/1.1', [close]),
  'an address for proxies': request('GET http://evil.example/api/concerts HTTP/1.1', [close]),
  'OPTIONS of everything': request('OPTIONS * HTTP/1.1', [close]),
  'another expectation': request(
    logIn,
    [json, 'Expect: 200-ok', `Content-Length: ${credentials.length}`, close],
    credentials,
  ),
  '12 MB in chunks': Buffer.concat([
    Buffer.from(request(logIn, [json, chunked, close])),
    ...Array.from({ length: 12 }, () => Buffer.from(`100000\r\n${'a'.repeat(0x100000)}\r\n`)),
    Buffer.from('0\r\n\r\n'),
  ]),
  noise: Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * at * 31 + at) % 256)),
};

test.each(Object.entries(refused))('%s is refused or cut off, and nothing changes', async (_, bytes) => {
  const before = await readTables(shop.url);
  const { text, isHanging } = await write(bytes);
  expect(isHanging).toBe(false);
  const statuses = statusesIn(text);
  expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([]);
  expect(statuses.length, 'no request hides behind another').toBeLessThanOrEqual(1);
  expect(text).not.toMatch(/\bat .*\.(ts|js):\d|node_modules/);
  expect(changesBetween(before, await readTables(shop.url))).toEqual([]);
  expect((await knock(shop.url, { method: 'GET', path: '/api/health' })).status).toBe(200);
});

test('what is odd and allowed is understood: chunks with extensions and trailers, an expectation, two requests in one go', async () => {
  const chunks = `${hex(credentials)};a=b\r\n${credentials}\r\n0\r\nX-T: a\r\nAuthorization: Bearer x\r\n\r\n`;
  expect(statusesIn((await write(request(logIn, [json, chunked, close], chunks))).text)).toEqual([401]);
  const length = `Content-Length: ${credentials.length}`;
  const expecting = await write(request(logIn, [json, length, 'Expect: 100-continue', close], credentials));
  expect(statusesIn(expecting.text)).toEqual([100, 401]);
  const both = await write(request(logIn, [json, 'Content-Length: 2'], `{}${hidden}`));
  expect(statusesIn(both.text)).toEqual([422, 200]);
});
