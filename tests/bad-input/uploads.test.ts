import {
  exif,
  jpegOf,
  pngChunk,
  pngFrom,
  pngOf,
  quarters,
  riff,
  webpOf,
  withJpegSegment,
} from '@frontrow/functions/adapters/images/images-for-tests.ts';
import { type RefusalCode, refusals } from '@frontrow/functions/contract/refusals.ts';
import { posterHeaders } from '@frontrow/infra/response-headers.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { addConcert, useShop } from '../api/shop.ts';
import { knock } from './knock.ts';

/** What is dangerous in a picture, sent to the running shop and looked for in what it shows. */
const shop = useShop({ name: 'over the embedded emulators', inMemory: false });
let concertId: string;
const small = quarters(32, 24);
const script = Buffer.from('<html><script>alert(1)</script><?php system($_GET[0]); ?>');

beforeAll(async () => {
  ({ id: concertId } = await addConcert(shop));
});

const upload = (bytes: Uint8Array, mediaType: string) =>
  knock(shop.url, {
    method: 'PUT',
    path: `/api/admin/concerts/${concertId}/poster`,
    headers: { authorization: `Bearer ${shop.admin.accessToken}`, 'content-type': mediaType },
    body: Buffer.from(bytes),
  });
const posterNow = async () =>
  JSON.parse(
    (
      await knock(shop.url, {
        method: 'GET',
        path: `/api/admin/concerts/${concertId}`,
        headers: { authorization: `Bearer ${shop.admin.accessToken}` },
      })
    ).text,
  ).concert.poster as { url: string } | null;

async function shown(bytes: Uint8Array, mediaType: string) {
  const { status, text } = await upload(bytes, mediaType);
  expect([status, status === 200 ? '' : text]).toEqual([200, '']);
  const answer = await fetch(`${shop.url}${JSON.parse(text).poster.url}`);
  return { headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

describe('shown without what was hidden in it, as a picture and nothing else', () => {
  test.each<readonly [string, string, () => Promise<Uint8Array>]>([
    ['where it was taken', 'image/jpeg', async () => withJpegSegment(await jpegOf(small), 0xe1, exif(1))],
    ['a comment of HTML', 'image/jpeg', async () => withJpegSegment(await jpegOf(small), 0xfe, script)],
    ['HTML behind the end of a JPEG', 'image/jpeg', async () => Buffer.concat([await jpegOf(small), script])],
    ['HTML in a text of a PNG', 'image/png', async () => pngOf(small, [pngChunk('tEXt', script)])],
    ['a colour profile that is none', 'image/png', async () => pngOf(small, [pngChunk('iCCP', script)])],
    [
      'an archive behind the end of a PNG',
      'image/png',
      async () => Buffer.concat([pngOf(small), Buffer.from('PK\x03\x04'), script]),
    ],
  ])('%s', async (_, mediaType, make) => {
    const picture = await make();
    expect(/GPS|<script>/.test(Buffer.from(picture).toString('latin1'))).toBe(true);
    const { headers, bytes } = await shown(picture, mediaType);
    expect(bytes.subarray(0, 4).toString()).toBe('RIFF');
    expect(bytes.toString('latin1')).not.toMatch(/GPS|Exif|script|php|PK\x03\x04/);
    expect(headers.get('content-type')).toBe('image/webp');
    for (const [name, value] of Object.entries(posterHeaders)) expect(headers.get(name)).toBe(value);
    expect(headers.get('set-cookie')).toBeNull();
  });

  test('nothing of the name or the type that somebody gave it is in its address', async () => {
    await shown(await jpegOf(small), 'image/png');
    expect((await posterNow())?.url).toMatch(new RegExp(`^/posters/${concertId}/[0-9a-f-]{36}\\.webp$`));
  });
});

describe('refused within a moment, the poster before still shown', () => {
  const moving = async () => {
    const flags = Buffer.alloc(10);
    flags[0] = 0x02;
    return riff(['VP8X', flags], ['ANIM', Buffer.alloc(6)]);
  };
  test.each<readonly [string, string, RefusalCode, () => Promise<Uint8Array> | Uint8Array]>([
    [
      '50,000 × 50,000 pixels',
      'image/png',
      'image-too-large',
      () => pngFrom({ width: 50_000, height: 50_000, rows: new Uint8Array(1) }),
    ],
    [
      'a side of 10,001',
      'image/png',
      'image-too-large',
      () => pngFrom({ width: 10_001, height: 1, rows: new Uint8Array(1) }),
    ],
    [
      'a few bytes that unpack to 200 MB',
      'image/png',
      'invalid-image',
      () => pngFrom({ width: 8, height: 8, rows: new Uint8Array(200_000_000) }),
    ],
    [
      '24 megapixels of which none is there',
      'image/png',
      'invalid-image',
      () => pngFrom({ width: 6_000, height: 4_000, rows: new Uint8Array(1) }),
    ],
    ['a moving WebP', 'image/webp', 'invalid-image', moving],
    [
      'an SVG',
      'image/png',
      'invalid-image',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    ],
    ['an SVG in UTF-16', 'image/jpeg', 'invalid-image', () => Buffer.from('<svg onload="alert(1)"/>', 'utf16le')],
    ['HTML before a JPEG', 'image/jpeg', 'invalid-image', async () => Buffer.concat([script, await jpegOf(small)])],
    ['a GIF that is a script', 'image/png', 'invalid-image', () => Buffer.from('GIF89a/*\0\0*/=1;alert(1)')],
    ['a PDF', 'image/jpeg', 'invalid-image', () => Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction 2 0 R>>')],
    [
      'a JPEG that ends in its header',
      'image/jpeg',
      'invalid-image',
      async () => (await jpegOf(small)).subarray(0, 40),
    ],
    ['a WebP cut in the middle', 'image/webp', 'invalid-image', async () => (await webpOf(small)).subarray(0, 30)],
  ])('%s', async (_, mediaType, code, make) => {
    const before = (await posterNow())?.url;
    const heard = await upload(await make(), mediaType);
    expect([heard.status, heard.code]).toEqual([refusals[code].status, code]);
    expect((await posterNow())?.url).toBe(before);
  });
});
