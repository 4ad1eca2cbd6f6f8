import { setTimeout as sleep } from 'node:timers/promises';
import {
  createConcert,
  deleteConcert,
  getAdminConcert,
  listAdminConcerts,
  updateConcert,
} from '@frontrow/functions/contract/admin.ts';
import { type Concert, getConcert, listConcerts } from '@frontrow/functions/contract/concerts.ts';
import { getAvailability, getSeatMap } from '@frontrow/functions/contract/seat-map.ts';
import { newConcertOnSale, rectangle } from '@frontrow/functions/domain/halls-for-tests.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPages } from './client.ts';
import { addConcert, claim, smallHall, targets, useShop } from './shop.ts';

const cursorOf = (text: string) => Buffer.from(text).toString('base64url');
const dayMs = 24 * 60 * 60 * 1000;
const venue = (city: string, timeZone: string) => ({ name: `Hall of ${city}`, city, country: 'XX', timeZone });

describe.each(targets)('concerts $name', (target) => {
  const shop = useShop(target);
  const titles = (concerts: readonly Concert[]) => concerts.map(({ title }) => title);
  const search = async (query: Record<string, string>) =>
    titles((await shop.call(listConcerts, { query: query as never })).body.items);

  beforeAll(async () => {
    const add = (title: string, startsAt: string, where: ReturnType<typeof venue>, artist = 'Somebody') =>
      addConcert(shop, { title, artist, startsAt, venue: where });
    await add('Éclairs', '2031-05-01T18:00:00Z', venue('Paris', 'Europe/Paris'), 'Björk’s Friends');
    await add('Late Show', '2031-05-01T23:30:00Z', venue('Tokyo', 'Asia/Tokyo'));
    await add('Early Show', '2031-05-02T05:00:00Z', venue('Los Angeles', 'America/Los_Angeles'));
    await add('上海之夜', '2031-05-03T12:00:00Z', venue('上海', 'Asia/Shanghai'));
    await add('Encore', '2031-06-01T18:00:00Z', venue('Paris', 'Europe/Paris'));
  });

  test.each([
    ['eclair', ['Éclairs']],
    ['BJORK', ['Éclairs']],
    ['paris', ['Éclairs', 'Encore']],
    ['paris enc', ['Encore']],
    ['show tokyo', ['Late Show']],
    ['之夜', ['上海之夜']],
    ['clairs', []],
    ['?!', []],
  ])('the words %j find %j', async (q, expected) => {
    expect(await search({ q })).toEqual(expected);
  });

  test.each([
    ['2031-05-01', ['Éclairs', 'Early Show']],
    ['2031-05-02', ['Late Show']],
    ['2031-05-04', []],
  ])('on %s, in each venue’s own zone, there is %j', async (date, expected) => {
    expect(await search({ date })).toEqual(expected);
  });

  test('a range and words may be combined', async () => {
    expect(await search({ from: '2031-05-02', to: '2031-06-30' })).toEqual(['Late Show', '上海之夜', 'Encore']);
    expect(await search({ from: '2031-05-02', q: 'paris' })).toEqual(['Encore']);
  });

  test('pages follow each other without gap or repetition', async () => {
    for (const query of [{ from: '2031-01-01' }, { from: '2031-01-01', q: 'hall' }]) {
      const read = async (cursor: object) =>
        (await shop.call(listConcerts, { query: { ...query, limit: '2', ...cursor } })).body;
      const seen = titles(await readPages(read));
      expect(seen).toEqual(['Éclairs', 'Late Show', 'Early Show', '上海之夜', 'Encore']);
    }
  });

  test.each([
    [{ date: '2026-13-01' }, 'invalid-query'],
    [{ date: '2026-02-30' }, 'invalid-query'],
    [{ from: '2026-05-02', to: '2026-05-01' }, 'invalid-query'],
    [{ date: '2026-05-02', from: '2026-05-01' }, 'invalid-query'],
    [{ limit: '0' }, 'invalid-query'],
    [{ limit: '51' }, 'invalid-query'],
    [{ limit: '1.5' }, 'invalid-query'],
    [{ q: 'x'.repeat(101) }, 'invalid-query'],
    [{ sort: 'price' }, 'invalid-query'],
    [JSON.parse('{"__proto__":"1"}'), 'invalid-query'],
    [{ cursor: 'e30' }, 'invalid-cursor'],
    [{ cursor: cursorOf('{"startsAt":"\\ud800","id":"x"}') }, 'invalid-cursor'],
    [{ cursor: cursorOf('{"startsAt":"é","id":"x"}') }, 'invalid-cursor'],
    [{ cursor: 'bm90IGpzb24' }, 'invalid-cursor'],
    [{ cursor: '***' }, 'invalid-query'],
  ])('the query %j is refused', async (query, code) => {
    expect(await shop.call(listConcerts, { query: query as never })).toMatchObject({ status: 400, code });
  });

  test('a concert tells its prices and seats left, and its seats one by one', async () => {
    const concert = await addConcert(shop);
    await claim(shop, shop.buyer, concert.id, ['STAL-A-1', 'VIP-A-10']);
    const params = { concertId: concert.id };
    const map = await shop.call(getSeatMap, { params: { ...params, version: concert.seatMapVersion } });
    expect(map.body.sections.map(({ code, priceTierId, runs }) => [code, priceTierId, runs.length])).toEqual([
      ['STAL', 'standard', 4],
      ['VIP', 'vip', 2],
    ]);
    expect(map.headers.get('cache-control')).toContain('immutable');
    expect((await shop.call(getSeatMap, { params: { ...params, version: 'other' } })).code).toBe('seat-map-not-found');

    const states = await shop.call(getAvailability, { params });
    expect(states.body.sections).toEqual({ STAL: `s${'.'.repeat(39)}`, VIP: `${'.'.repeat(9)}s${'.'.repeat(10)}` });
    const etag = states.headers.get('etag') ?? '';
    const again = await shop.call(getAvailability, { params, extraHeaders: { 'if-none-match': etag } });
    expect([again.status, again.headers.get('etag')]).toEqual([304, etag]);
    const weak = await shop.call(getAvailability, { params, extraHeaders: { 'if-none-match': `"other", W/${etag}` } });
    expect(weak.status).toBe(304);
  });

  test('counts of seats left follow within seconds', async () => {
    const concert = await addConcert(shop);
    await claim(shop, shop.buyer, concert.id, ['STAL-B-1', 'STAL-B-2']);
    const available = async () =>
      (await shop.call(getConcert, { params: { concertId: concert.id } })).body.concert.available;
    await expect.poll(available, { timeout: 8_000, interval: 500 }).toBe(58);
  });

  test.each(['nosuch', 'UPPER', 'a'.repeat(13), 'a%2Fb', '..%2F'])('there is no concert %j', async (id) => {
    const response = await fetch(`${shop.url}/api/concerts/${id}`);
    expect(response.status).toBe(404);
    expect(((await response.json()) as { code: string }).code).toMatch(/not-found$/);
  });

  test('an admin edits a concert; of two edits from one version the second is told', async () => {
    const concert = await addConcert(shop, { title: 'Before' });
    const edit = (title: string) =>
      shop.call(updateConcert, {
        as: shop.admin,
        params: { concertId: concert.id },
        body: { version: 1, title, startsAt: '2031-07-01T18:00:00Z' },
      });
    const first = await edit('Renamed');
    expect(first.body.concert).toMatchObject({
      title: 'Renamed',
      version: 2,
      startsAt: '2031-07-01T18:00:00.000Z',
      salesEndAt: '2031-07-01T18:00:00.000Z',
    });
    expect(await edit('Too late')).toMatchObject({
      status: 409,
      code: 'stale-version',
      problem: { currentVersion: 2 },
    });
    expect(await search({ q: 'renamed' })).toEqual(['Renamed']);
    expect(await search({ q: 'before' })).toEqual([]);
    const seen = await shop.call(getAdminConcert, { as: shop.admin, params: { concertId: concert.id } });
    expect(seen.body.concert.version).toBe(2);
  });

  test('a deleted concert is gone from every list', async () => {
    const concert = await addConcert(shop, { title: 'Vanishing' });
    expect((await shop.call(deleteConcert, { as: shop.admin, params: { concertId: concert.id } })).status).toBe(204);
    expect(await search({ q: 'vanishing' })).toEqual([]);
    const listed = await shop.call(listAdminConcerts, { as: shop.admin, query: { limit: '50' } });
    expect(titles(listed.body.items)).not.toContain('Vanishing');
    const edited = await shop.call(updateConcert, {
      as: shop.admin,
      params: { concertId: concert.id },
      body: { version: 1, title: 'Back' },
    });
    expect(edited.code).toBe('concert-not-found');
  });

  test('admins who delete one concert at once end it once; the others are told that it is gone, or being worked on', async () => {
    for (let round = 0; round < 3; round += 1) {
      const concert = await addConcert(shop, { title: 'Unwanted' });
      const ends = Array.from({ length: 8 }, async (_, turn) => {
        await sleep(turn * 2);
        return (await shop.call(deleteConcert, { as: shop.admin, params: { concertId: concert.id } })).status;
      });
      const statuses = await Promise.all(ends);
      expect(statuses.filter((status) => status === 204)).toHaveLength(1);
      expect(new Set(statuses).isSubsetOf(new Set([204, 404, 503]))).toBe(true);
    }
  });

  const now = Date.now();
  const inDays = (days: number) => new Date(now + days * dayMs).toISOString();
  const valid = newConcertOnSale(smallHall(), now);
  test.each([
    ['an empty title', { title: '  ' }],
    ['a title of 1,000 characters', { title: 'x'.repeat(1_000) }],
    ['a day that does not exist', { startsAt: '2031-02-29T18:00:00Z' }],
    ['a time without a zone', { startsAt: '2031-02-28T18:00:00' }],
    ['sales that end before they begin', { onSaleAt: inDays(2), salesEndAt: inDays(1) }],
    ['sales that end after the start', { salesEndAt: inDays(31) }],
    ['a start in the past', { startsAt: inDays(-1), onSaleAt: inDays(-3) }],
    ['a currency that does not exist', { currency: 'ZZZ' }],
    ['a zone that does not exist', { venue: { ...valid.venue, timeZone: 'Europe/Atlantis' } }],
    [
      'a negative price',
      {
        priceTiers: [
          { id: 'standard', name: 'S', price: -1 },
          { id: 'vip', name: 'V', price: 1 },
        ],
      },
    ],
    [
      'a price in fractions',
      {
        priceTiers: [
          { id: 'standard', name: 'S', price: 12.5 },
          { id: 'vip', name: 'V', price: 1 },
        ],
      },
    ],
    [
      'a price as text',
      {
        priceTiers: [
          { id: 'standard', name: 'S', price: '12' },
          { id: 'vip', name: 'V', price: 1 },
        ],
      },
    ],
    [
      'two tiers of one id',
      {
        priceTiers: [
          { id: 'vip', name: 'S', price: 1 },
          { id: 'vip', name: 'V', price: 1 },
        ],
      },
    ],
    ['a tier that no section has', { priceTiers: [...valid.priceTiers, { id: 'gold', name: 'G', price: 1 }] }],
    [
      'a tier that every object of JavaScript has',
      {
        priceTiers: [{ id: 'constructor', name: 'C', price: 1 }],
        sections: [rectangle(1, 4, { priceTierId: 'constructor' })],
      },
    ],
    ['half a character as title', { title: '\ud800' }],
    ['half a character in its description', { description: 'a\udfff' }],
    ['no sections', { sections: [] }],
    [
      'two sections of one code',
      { sections: [rectangle(1, 4), rectangle(1, 4), rectangle(1, 4, { code: 'V', priceTierId: 'vip' })] },
    ],
    [
      'a row with a seat twice',
      {
        sections: [
          rectangle(0, 0, {
            runs: [
              { row: 'A', from: 1, to: 4 },
              { row: 'A', from: 3, to: 5 },
            ],
          }),
          ...smallHall().slice(1),
        ],
      },
    ],
    ['a field that is not known', { soldOut: true }],
    ['more seats an order than possible', { seatsPerOrder: 9 }],
  ])('a concert with %s is refused', async (_, changes) => {
    const answer = await shop.call(createConcert, { as: shop.admin, body: { ...valid, ...changes } as never });
    expect(answer).toMatchObject({ status: 422, code: 'invalid-body' });
    expect(answer.problem.errors?.length).toBeGreaterThan(0);
  });
});
