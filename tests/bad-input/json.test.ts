import type { Endpoint } from '@frontrow/functions/contract/endpoint.ts';
import { endpoints } from '@frontrow/functions/contract/endpoints.ts';
import { limits } from '@frontrow/functions/contract/limits.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { refusalCodesOf } from '../../tools/openapi-document.ts';
import { useShop } from '../api/shop.ts';
import { badJson, wrongValues } from './bad-json.ts';
import { addressOf, type Scene, setScene, validBodies, validHeaders } from './examples.ts';
import { type Heard, type Knock, knock } from './knock.ts';
import { changesBetween, readTables } from './tables-for-tests.ts';

const shop = useShop({ name: 'over the embedded emulators', inMemory: false });
let scene: Scene;
let bodies: ReturnType<typeof validBodies>;

beforeAll(async () => {
  scene = await setScene(shop);
  bodies = validBodies(scene, shop);
});

const send = (endpoint: Endpoint, more: Partial<Knock>): Promise<Heard> =>
  knock(shop.url, {
    method: endpoint.method,
    path: addressOf(endpoint, scene),
    ...more,
    headers: { ...validHeaders(endpoint, shop), ...more.headers },
  });

/** What was answered otherwise than it should have been. */
class Findings {
  readonly list: string[] = [];
  seen = 0;

  judge(what: string, { status, code, text }: Heard, isRight: (code: string) => boolean): void {
    this.seen += 1;
    if (code === undefined || status < 400 || status >= 500 || !isRight(code))
      this.list.push(`${what} → ${status} ${code ?? text.slice(0, 200)}`);
  }
}

async function expectNoChange(work: () => Promise<void>): Promise<void> {
  const before = await readTables(shop.url);
  await work();
  expect(changesBetween(before, await readTables(shop.url)), 'items that bad input changed').toEqual([]);
}

const named = (list: readonly Endpoint[]) => list.map((endpoint) => [endpoint.name, endpoint] as const);
const withBody = endpoints.filter(({ body }) => body !== undefined);

describe.each(named(withBody))('%s', (name, endpoint) => {
  const documented: readonly string[] = refusalCodesOf(endpoint);
  const valid = () => {
    const body = bodies[name];
    if (body === undefined) throw new Error(`Say in examples.ts what ${name} takes`);
    return body;
  };

  test('would take the example', () => {
    expect(endpoint.body?.safeParse(valid()).error).toBeUndefined();
  });

  test('refuses bodies that are no JSON, more than JSON, or not what it asks for, and nothing changes', async () => {
    const findings = new Findings();
    await expectNoChange(async () => {
      for (const { what, contentType, codes, ...bad } of badJson(valid(), endpoint.bodyBytesMax ?? limits.bodyBytes)) {
        const headers = { ...(contentType && { 'content-type': contentType }), ...bad.headers };
        const heard = await send(endpoint, { ...bad, headers });
        findings.judge(what, heard, (code) => codes.some((each) => each === code) && documented.includes(code));
      }
    });
    expect(findings.list).toEqual([]);
    expect(findings.seen).toBeGreaterThan(40);
  });

  test('refuses each of its values in every other shape, and nothing changes', async () => {
    const findings = new Findings();
    await expectNoChange(async () => {
      for (const { what, body } of wrongValues(valid())) {
        const heard = await send(endpoint, { body, headers: { 'content-type': 'application/json' } });
        findings.judge(
          what,
          heard,
          (code) => code === 'invalid-body' || (what.includes('9,000') && code === 'body-too-large'),
        );
      }
    });
    expect(findings.list).toEqual([]);
    expect(findings.seen).toBeGreaterThan(5);
  });
});

test.each(named(endpoints.filter(({ method }) => method !== 'GET')))(
  '%s refuses a body that is too large unread',
  async (_, endpoint) => {
    const bodyBytes = (endpoint.bodyBytesMax ?? limits.bodyBytes) + 1;
    await expectNoChange(async () => {
      const body = Buffer.alloc(bodyBytes, 'x');
      const [contentType = 'application/json'] = endpoint.binaryBody ?? [];
      const heard = await send(endpoint, { body, headers: { 'content-type': contentType } });
      expect([heard.status, heard.code]).toEqual([413, 'body-too-large']);
    });
  },
);

test('10 MB are refused by the gateway, announced or not', async () => {
  const body = Buffer.alloc(10 * 1024 * 1024 + 1);
  const heard = await knock(shop.url, { method: 'POST', path: '/api/auth/login', body }).catch(() => 'closed' as const);
  expect(heard === 'closed' || heard.code === 'body-too-large').toBe(true);
});

describe.each(named(endpoints.filter(({ query }) => query !== undefined)))('%s', (_, endpoint) => {
  test.each([
    'limit=1&limit=2',
    'nothing=1',
    '__proto__=1',
    'constructor=1',
    'cursor=',
    'cursor=%00',
    'userId=1',
    'limit[]=1',
    '%',
    'status=3&status=01',
  ])('refuses the query %s', async (query) => {
    const heard = await send(endpoint, { path: `${addressOf(endpoint, scene)}?${query}` });
    expect([heard.status, heard.code]).toEqual([400, 'invalid-query']);
  });
});

test.each(named(endpoints))('%s answers to its own address only', async (_, endpoint) => {
  const address = addressOf(endpoint, scene);
  const findings = new Findings();
  const odd = [
    `${address}/`,
    `${address}//`,
    address.replace('/api/', '/api//'),
    `${address}/..;/`,
    `${address};x=1`,
    `${address}%00`,
  ];
  const dots = [
    address.replace('/api/', '/api/%2e%2e/api/'),
    address.replace('/api/', '/api/./'),
    `${address}/../../me`,
    `${address}\\`,
  ];
  await expectNoChange(async () => {
    for (const path of [
      ...odd,
      ...dots,
      `${address}.css`,
      `${address}/x.css`,
      address.toUpperCase().replace('/API/', '/api/'),
    ]) {
      const heard = await send(endpoint, { path });
      findings.judge(path, heard, (code) =>
        ['not-found', 'method-not-allowed', 'unsupported-media-type'].includes(code),
      );
    }
  });
  expect(findings.list).toEqual([]);
});
