import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { progressBar } from './progress.ts';
import { runSeed } from './seed.ts';

const entry = {
  title: 'Night Trains',
  artist: 'The Sleepers',
  venue: { name: 'Hall', city: 'Vienna', country: 'AT', timeZone: 'Europe/Vienna' },
  startsAt: '2027-05-01T20:00',
  onSaleAt: '2027-01-01T10:00',
  currency: 'EUR',
  priceTiers: [{ id: 'standard', name: 'Standard', price: 4500 }],
  sections: [{ code: 'STAL', name: 'Stalls', priceTierId: 'standard', rows: ['A-C: 1-10'] }],
  poster: { motif: 'moire', colours: ['#000000', '#111111', '#222222', '#333333', '#444444'] },
};
const withoutSections = { ...entry, sections: undefined };

/** A shop that remembers what was sent and refuses what it is told to refuse. */
function standIn() {
  const calls: string[] = [];
  const refused = new Set<string>();
  const concerts: unknown[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const call = `${request.method} ${request.url?.replace('/api', '').split('?')[0]}`;
    calls.push(call);
    const reply = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (refused.has(call))
      return reply(422, { code: 'invalid-body', detail: 'The body has values that cannot be used.' });
    if (call === 'POST /auth/login') return reply(200, { account: { role: 'admin' }, accessToken: 'token' });
    if (call === 'GET /admin/concerts') return reply(200, { items: concerts, nextCursor: null });
    if (request.method === 'DELETE') return response.writeHead(204).end();
    const concert = {
      ...(call.endsWith('poster') ? {} : JSON.parse(Buffer.concat(chunks).toString())),
      id: 'c1',
      poster: null,
    };
    if (call === 'POST /admin/concerts') concerts.push({ ...concert, poster: {} });
    return reply(200, { concert });
  });
  return { calls, refused, server };
}

let shop: { calls: string[]; refused: Set<string>; server: Server };
let folder: string;

beforeEach(async () => {
  shop = standIn();
  await once(shop.server.listen(0, '127.0.0.1'), 'listening');
  folder = await mkdtemp(join(tmpdir(), 'frontrow-seed-'));
});

afterEach(async () => {
  shop.server.close();
  await rm(folder, { recursive: true });
});

async function seed(...args: string[]) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const { port } = shop.server.address() as AddressInfo;
  const environment = { FRONTROW_PASSWORD: 'secret' };
  const all = ['--api', `http://127.0.0.1:${port}`, ...args];
  const code = await runSeed(all, environment, {
    out: out as unknown as typeof process.stdout,
    err: err as unknown as typeof process.stderr,
  });
  return { code, out: String(out.read() ?? ''), err: String(err.read() ?? '') };
}

async function fileOf(name: string, content: unknown) {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

test('a concert and its poster are sent, with a plain line for each where there is no terminal', async () => {
  const { code, out } = await seed('--file', await fileOf('a.json', entry));
  expect({ code, out }).toEqual({
    code: 0,
    out: '1/1 Night Trains · created\n1 concerts added, 0 were there already.\n',
  });
  expect(shop.calls).toEqual([
    'POST /auth/login',
    'GET /admin/concerts',
    'POST /admin/concerts',
    'PUT /admin/concerts/c1/poster',
  ]);
});

test('a second run adds nothing', async () => {
  const path = await fileOf('a.json', entry);
  await seed('--file', path);
  expect((await seed('--file', path)).out).toContain('0 concerts added, 1 were there already.');
  expect(shop.calls.filter((call) => call === 'POST /admin/concerts').length).toBe(1);
});

test('a hall is read from a CSV', async () => {
  const seats = await fileOf('seats.csv', 'section,row,number,tier\nSTAL,A,1,standard\n');
  expect((await seed('--file', await fileOf('a.json', withoutSections), '--csv', seats)).code).toBe(0);
});

test('one bad line of a CSV, and nothing at all is sent', async () => {
  const seats = await fileOf('seats.csv', 'section,row,number,tier\nSTAL,A,1,standard\nSTAL,A,zero,standard\n');
  const { code, err } = await seed('--file', await fileOf('a.json', withoutSections), '--csv', seats);
  expect(code).toBe(1);
  expect(err).toContain('a.json (Night Trains): seats.csv line 3: number “zero” is not a whole number from 1 to 999');
  expect(shop.calls).toEqual([]);
});

test('one bad concert of a file, and none of the others is sent', async () => {
  const { code, err } = await seed(
    '--file',
    await fileOf('a.json', [entry, { ...entry, title: 'Two', currency: 'Euro' }]),
  );
  expect(code).toBe(1);
  expect(err).toContain('a.json, concert 2 (Two): currency: An ISO 4217 code, such as EUR');
  expect(shop.calls).toEqual([]);
});

test.each([
  [
    'a seat twice',
    { sections: [{ ...entry.sections[0], rows: ['A: 1-10', 'A: 5'] }] },
    'section STAL: row A has a seat twice',
  ],
  [
    'a tier that nobody defined',
    { sections: [{ ...entry.sections[0], priceTierId: 'gold' }] },
    'there is no price tier gold',
  ],
  ['an hour that does not exist', { startsAt: '2027-03-28T02:30' }, 'is left out in Europe/Vienna'],
  ['a sale that ends before it begins', { onSaleAt: '2027-05-02T10:00' }, 'Sales end before they begin'],
  ['a field that is none', { tilte: 'x' }, 'tilte'],
  ['two ways to say when', { startsIn: 'P3D', startTime: '20:00' }, 'Give startsAt, or startsIn with startTime'],
  ['a poster that is not there', { poster: 'nowhere.png' }, 'there is no poster nowhere.png'],
  [
    'rows in words',
    { sections: [{ ...entry.sections[0], rows: ['all of them'] }] },
    'sections.0: “all of them” is not rows',
  ],
])('%s is told and nothing is sent', async (_, change, message) => {
  const { code, err } = await seed('--file', await fileOf('a.json', { ...entry, ...change }));
  expect(code).toBe(1);
  expect(err).toContain(message);
  expect(shop.calls).toEqual([]);
});

test('a file that is no JSON is told with its line', async () => {
  const { code, err } = await seed('--file', await fileOf('a.json', '{\n  "title": "x",\n  oops\n}'));
  expect(code).toBe(1);
  expect(err).toContain('a.json line 3: ');
});

test('a concert whose poster is refused is taken back', async () => {
  shop.refused.add('PUT /admin/concerts/c1/poster');
  const { code, err } = await seed('--file', await fileOf('a.json', entry));
  expect(code).toBe(1);
  expect(err).toContain('The poster of Night Trains was not taken');
  expect(shop.calls.at(-1)).toBe('DELETE /admin/concerts/c1');
});

test('whoever forgets something is told what to do', async () => {
  expect(await seed('--csv', 'x.csv')).toMatchObject({ code: 1, err: expect.stringContaining('give both') });
  expect(await seed('--nonsense')).toMatchObject({ code: 1, err: expect.stringContaining('--nonsense') });
  expect(await seed('--password-from-env', 'NOWHERE')).toMatchObject({
    code: 1,
    err: expect.stringContaining('into NOWHERE'),
  });
  expect(await seed('--api', 'http://127.0.0.1:1')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Nothing answers at'),
  });
  expect(await seed('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--password-from-env') });
});

test('on a terminal the bar redraws itself and ends with a line break', () => {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 60 });
  const bar = progressBar(stream);
  bar.step({ done: 1, total: 2, label: 'One' });
  bar.step({ done: 2, total: 2, label: 'Two '.repeat(30) });
  const text = stripVTControlCharacters(String(stream.read()).replaceAll('\r', '|'));
  expect(text.split('|').length).toBe(3);
  expect(text).toMatch(/█░+ 1\/2 One/);
  expect(text.endsWith('\n')).toBe(true);
});
