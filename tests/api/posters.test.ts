import { jpegOf, quarters, webpOf } from '@frontrow/functions/adapters/images/images-for-tests.ts';
import { deleteConcert, putPoster } from '@frontrow/functions/contract/admin.ts';
import { getConcert } from '@frontrow/functions/contract/concerts.ts';
import { limits } from '@frontrow/functions/contract/limits.ts';
import { describe, expect, test } from 'vitest';
import { addConcert, targets, useShop } from './shop.ts';

describe.each(targets)('posters $name', (target) => {
  const shop = useShop(target);
  const upload = (concertId: string, bytes: Uint8Array, mediaType: string, as = shop.admin) =>
    shop.call(putPoster, {
      as,
      params: { concertId },
      rawBody: new Uint8Array(bytes),
      extraHeaders: { 'content-type': mediaType },
    });
  const load = (url: string) => fetch(`${shop.url}${url}`);
  /** The edge may go on showing what it has shown; the bucket has lost it, and an address means one picture for ever. */
  const gone = 'deployed' in target ? { status: 200, from: 'Hit from cloudfront' } : { status: 404, from: null };
  const loadAgain = async (url: string) => {
    const { status, headers } = await load(url);
    return { status, from: headers.get('x-cache') };
  };

  test('an uploaded picture is shown re-encoded, and replaced by the next one', async () => {
    const concert = await addConcert(shop);
    const first = await upload(concert.id, await jpegOf(quarters(60, 80)), 'image/jpeg');
    expect(first.body.poster).toMatchObject({ width: 60, height: 80 });
    const shown = await load(first.body.poster.url);
    expect(shown.headers.get('content-type')).toBe('image/webp');
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(shown.headers.get('cache-control')).toContain('immutable');
    expect(
      Buffer.from(await shown.arrayBuffer())
        .subarray(8, 12)
        .toString(),
    ).toBe('WEBP');

    const second = await upload(concert.id, await webpOf(quarters(40, 40)), 'image/webp');
    expect(second.body.poster.url).not.toBe(first.body.poster.url);
    expect(await loadAgain(first.body.poster.url), 'nobody is left with an old poster').toEqual(gone);
    const poster = async () =>
      (await shop.call(getConcert, { params: { concertId: concert.id } })).body.concert.poster?.url;
    await expect.poll(poster, { timeout: 7_000, interval: 500 }).toBe(second.body.poster.url);

    await shop.call(deleteConcert, { as: shop.admin, params: { concertId: concert.id } });
    expect((await load(second.body.poster.url)).status, 'a deleted concert leaves no poster').toBe(404);
  });

  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  test.each([
    ['nothing', new Uint8Array(), 'image/png', 400, 'invalid-image'],
    ['an SVG that says it is a PNG', svg, 'image/png', 400, 'invalid-image'],
    ['an SVG', svg, 'image/svg+xml', 415, 'unsupported-media-type'],
    ['JSON', Buffer.from('{"url":"http://169.254.169.254/"}'), 'application/json', 415, 'unsupported-media-type'],
    ['4 MB of nothing', new Uint8Array(limits.posterBytes), 'image/png', 400, 'invalid-image'],
    ['more than 4 MB', new Uint8Array(limits.posterBytes + 1), 'image/png', 413, 'body-too-large'],
  ])('%s is refused and changes nothing', async (_, bytes, mediaType, status, code) => {
    const concert = await addConcert(shop);
    expect(await upload(concert.id, bytes, mediaType)).toMatchObject({ status, code });
    expect((await shop.call(getConcert, { params: { concertId: concert.id } })).body.concert.poster).toBeNull();
  });

  test.each(['/posters/', '/posters/%', '/posters/%00', '/posters/../concerts'])(
    'there is no poster at %s',
    async (address) => {
      const answer = await load(address);
      // Where the site is, it takes the addresses that browsers make of dots before they ask.
      const isPage = 'deployed' in target && !new URL(address, shop.url).pathname.startsWith('/posters/');
      expect(answer.status).toBe(isPage ? 200 : 404);
      expect(answer.headers.get('content-type') ?? '').not.toContain('image');
    },
  );

  test('a buyer uploads nothing, and nothing is uploaded for a concert that is not there', async () => {
    const picture = await webpOf(quarters(20, 20));
    expect((await upload('nosuch', picture, 'image/webp')).code).toBe('concert-not-found');
    expect((await upload('nosuch', picture, 'image/webp', shop.buyer)).status).toBe(403);
  });
});
