import { jpegOf, quarters } from '@frontrow/functions/adapters/images/images-for-tests.ts';
import type { SignedIn } from '@frontrow/functions/contract/accounts.ts';
import type { Endpoint } from '@frontrow/functions/contract/endpoint.ts';
import { endpoints } from '@frontrow/functions/contract/endpoints.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf, type Scene, setScene, validBodies, validHeaders } from '../bad-input/examples.ts';
import { targets, useShop } from './shop.ts';

/**
 * What each endpoint with an id in its address lets a buyer do with things that are not theirs. Whoever adds one has to
 * say it here, or the tests fail.
 *
 * - `owner`: to everybody else the thing is not there
 * - `public`: anybody may look
 * - `any buyer`: every buyer may do it with every concert, for themselves
 * - `admin`: buyers are turned away before anything is looked at
 */
const rules: Readonly<Record<string, 'owner' | 'public' | 'any buyer' | 'admin'>> = {
  'get-concert': 'public',
  'get-seat-map': 'public',
  'get-availability': 'public',
  'claim-seats': 'any buyer',
  'get-order': 'owner',
  'pay-order': 'owner',
  'release-order': 'owner',
  'cancel-order': 'owner',
  'get-admin-concert': 'admin',
  'update-concert': 'admin',
  'delete-concert': 'admin',
  'cancel-concert': 'admin',
  'put-poster': 'admin',
  'change-seats': 'admin',
  'get-sales': 'admin',
  'export-orders': 'admin',
};

/** Answers that are the same for everybody, and may be kept by whoever passes them on. All others are `no-store`. */
const shared: Readonly<Record<string, RegExp>> = {
  'get-openapi': /^public, max-age=300$/,
  'get-seat-map': /^public, max-age=31536000, immutable$/,
  'get-availability': /^public, max-age=0, s-maxage=1$/,
};

const withIds = endpoints.filter(({ params }) => params !== undefined);
const named = (list: readonly Endpoint[]) => list.map((endpoint) => [endpoint.name, endpoint] as const);

test('every endpoint with an id says who may use it on what, and none says so in vain', () => {
  expect(Object.keys(rules).sort()).toEqual(withIds.map(({ name }) => name).sort());
  for (const { name, access } of withIds) {
    const expected = { anyone: ['public'], account: ['owner', 'any buyer'], admin: ['admin'] }[access];
    expect(expected, name).toContain(rules[name]);
  }
});

describe.each(targets)('authorisation $name', (target) => {
  const shop = useShop(target);
  let scene: Scene;
  beforeAll(async () => {
    scene = await setScene(shop);
  });

  /** A request that the endpoint would take, by somebody. */
  async function send(endpoint: Endpoint, as: SignedIn | undefined, query = ''): Promise<Response> {
    const { authorization: _, ...headers } = validHeaders(endpoint, shop);
    const body = validBodies(scene, shop)[endpoint.name];
    const [mediaType] = endpoint.binaryBody ?? [];
    const file = mediaType && new Uint8Array(await jpegOf(quarters(8, 8)));
    return fetch(`${shop.url}${addressOf(endpoint, scene)}${query}`, {
      method: endpoint.method,
      headers: {
        ...headers,
        ...(body && { 'content-type': 'application/json' }),
        ...(mediaType && { 'content-type': mediaType }),
        ...(as && { authorization: `Bearer ${as.accessToken}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      ...(file && { body: file }),
    });
  }
  const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code;

  test.each(named(withIds.filter(({ name }) => rules[name] === 'owner')))(
    'to another buyer and to an admin the thing of %s is not there, and it stays as it was',
    async (_, endpoint) => {
      for (const as of [shop.otherBuyer, shop.admin]) {
        const response = await send(endpoint, as);
        expect([response.status, await codeOf(response)]).toEqual([404, 'order-not-found']);
      }
      const mine = await fetch(`${shop.url}/api/orders/${scene.orderId}`, {
        headers: { authorization: `Bearer ${shop.buyer.accessToken}` },
      });
      expect(((await mine.json()) as { order: { status: string } }).order.status).toBe('held');
    },
  );

  test.each(named(endpoints.filter(({ access }) => access === 'admin')))(
    '%s turns a buyer away',
    async (_, endpoint) => {
      const response = await send(endpoint, shop.buyer);
      expect([response.status, await codeOf(response)]).toEqual([403, 'not-allowed']);
    },
  );

  test.each(named(endpoints.filter(({ access }) => access !== 'anyone')))(
    '%s turns nobody’s request away',
    async (_, endpoint) => {
      const response = await send(endpoint, undefined);
      expect([response.status, await codeOf(response)]).toEqual([401, 'not-signed-in']);
    },
  );

  test.each(named(endpoints))('%s is cached by nobody, unless it is the same for everybody', async (name, endpoint) => {
    // What ends sessions or concerts would end those of the tests after it: their refusals show as much.
    const as =
      endpoint.method === 'GET'
        ? { anyone: undefined, account: shop.buyer, admin: shop.admin }[endpoint.access]
        : undefined;
    const response = await send(endpoint, as);
    await response.arrayBuffer();
    const expected = endpoint.method === 'GET' && shared[name];
    if (expected) expect(response.headers.get('cache-control')).toMatch(expected);
    else expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('strict-transport-security')).toMatch(/^max-age=31536000$/);
  });

  test.each(
    named(
      endpoints.filter(({ method, query, access }) => method === 'GET' && query !== undefined && access === 'account'),
    ),
  )('%s cannot be asked for what is another’s', async (_, endpoint) => {
    const theirs = await send(endpoint, shop.buyer);
    const { items } = (await theirs.json()) as { items: { id: string; createdAt: string }[] };
    expect(items.map(({ id }) => id)).toContain(scene.orderId);
    // A cursor says where to go on, never whose list it is.
    const [first] = items;
    const cursor = Buffer.from(JSON.stringify({ createdAt: '9999', id: first?.id })).toString('base64url');
    const others = await send(endpoint, shop.otherBuyer, `?cursor=${cursor}`);
    expect(others.status).toBe(200);
    expect(((await others.json()) as typeof theirs & { items: object[] }).items).toEqual([]);
  });

  test('an answer holds no field that its schema does not name', async () => {
    for (const endpoint of endpoints.filter(
      ({ method, reply, replyMediaType }) => method === 'GET' && reply && !replyMediaType,
    )) {
      const as = { anyone: undefined, account: shop.buyer, admin: shop.admin }[endpoint.access];
      const text = await (await send(endpoint, as)).text();
      expect(text, endpoint.name).not.toMatch(/"(passwordHash|ref|fingerprint|revision|PK|SK|holdRef|wish)":/);
      if (endpoint.name === 'get-openapi') continue;
      const strict = endpoint.reply?.safeParse(JSON.parse(text));
      expect(strict?.error, endpoint.name).toBeUndefined();
      expect(keysOf(JSON.parse(text)), endpoint.name).toEqual(keysOf(strict?.data));
    }
  });
});

/** Every key in a value, by its path; a schema that reads a value drops what it does not name. */
function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .flatMap(([key, inner]) => [`${path}/${key}`, ...keysOf(inner, `${path}/${key}`)])
    .sort();
}
