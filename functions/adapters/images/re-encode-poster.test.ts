import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePng, decodeWebp } from './codecs.ts';
import {
  colourAt,
  exif,
  jpegOf,
  pngChunk,
  pngFrom,
  pngOf,
  quarters,
  riff,
  webpOf,
  withJpegSegment,
} from './images-for-tests.ts';
import { reEncodePoster } from './re-encode-poster.ts';
import type { Pixels } from './scale-down.ts';

const small = quarters(24, 32);
const invalid = { outcome: 'refused', code: 'invalid-image' };
const tooLarge = { outcome: 'refused', code: 'image-too-large' };

async function picture(bytes: Uint8Array) {
  const poster = await reEncodePoster(bytes);
  if (poster.outcome === 'refused') throw new Error(poster.code);
  const pixels = (await decodeWebp(poster.bytes)) as Pixels;
  expect(poster).toMatchObject({ mediaType: 'image/webp', width: pixels.width, height: pixels.height });
  return { poster, pixels };
}

const corners = (pixels: Pixels) => [
  colourAt(pixels, 0.25, 0.25),
  colourAt(pixels, 0.75, 0.25),
  colourAt(pixels, 0.25, 0.75),
  colourAt(pixels, 0.75, 0.75),
];

describe('a picture that can be read', () => {
  test.each([
    ['a baseline JPEG', () => jpegOf(small)],
    ['a progressive JPEG', () => jpegOf(small, true)],
    ['a PNG', async () => pngOf(small)],
    ['a WebP', () => webpOf(small)],
  ])('%s becomes a WebP of the same picture', async (_, make) => {
    const { pixels } = await picture(await make());
    expect([pixels.width, pixels.height]).toEqual([24, 32]);
    expect(corners(pixels)).toEqual(['red', 'green', 'blue', 'white']);
  });

  test('a large one is scaled down to 1,200 pixels across, its shape kept', async () => {
    const { pixels } = await picture(pngOf(quarters(2_400, 3_200)));
    expect([pixels.width, pixels.height]).toEqual([1_200, 1_600]);
    expect(corners(pixels)).toEqual(['red', 'green', 'blue', 'white']);
  });

  test('a tall one is scaled down by its height, and a thin one keeps at least one pixel', async () => {
    expect((await picture(pngOf(quarters(400, 3_600)))).poster).toMatchObject({ width: 200, height: 1_800 });
    expect((await picture(pngOf(quarters(2, 9_000)))).poster).toMatchObject({ width: 1, height: 1_800 });
  });

  test('a clear background lends no colour to what is drawn on it', async () => {
    const data = new Uint8ClampedArray(2_400 * 8 * 4);
    for (let at = 0; at < data.length; at += 8) data.set([255, 0, 0, 255], at);
    const { pixels } = await picture(pngOf({ data, width: 2_400, height: 8 }));
    expect(pixels.data[0]).toBeGreaterThan(200);
    expect(pixels.data[3]).toBeGreaterThan(100);
    expect(pixels.data[3]).toBeLessThan(156);
  });

  test('a photo that lies on its side is turned, and what its Exif tells is gone', async () => {
    const { poster, pixels } = await picture(withJpegSegment(await jpegOf(small), 0xe1, exif(6)));
    expect([pixels.width, pixels.height]).toEqual([32, 24]);
    expect(corners(pixels)).toEqual(['blue', 'red', 'white', 'green']);
    expect(Buffer.from(poster.bytes).toString('latin1')).not.toMatch(/Exif|GPS/);
  });

  test('HTML hidden in a comment or behind the end does not survive', async () => {
    const html = Buffer.from('<script>alert(1)</script>');
    const jpeg = Buffer.concat([withJpegSegment(await jpegOf(small), 0xfe, html), html]);
    const png = Buffer.concat([pngOf(small, [pngChunk('tEXt', html)]), html]);
    const webp = Buffer.concat([await webpOf(small), html]);
    for (const bytes of [jpeg, png, webp]) {
      const { poster, pixels } = await picture(bytes);
      expect(Buffer.from(poster.bytes).toString('latin1')).not.toContain('script');
      expect(corners(pixels)).toEqual(['red', 'green', 'blue', 'white']);
    }
  });

  test('every kind of PNG comes out as its own decoder sees it', async () => {
    const kinds = [
      { colour: 0, depth: 1, rowBytes: 2 },
      { colour: 0, depth: 16, rowBytes: 18 },
      { colour: 2, depth: 8, rowBytes: 27 },
      { colour: 3, depth: 4, rowBytes: 5, extra: [pngChunk('PLTE', new Uint8Array(48).fill(200))] },
      { colour: 4, depth: 8, rowBytes: 18 },
      { colour: 6, depth: 16, rowBytes: 72 },
    ];
    for (const { rowBytes, ...kind } of kinds) {
      const png = pngFrom({ width: 9, height: 3, rows: new Uint8Array(3 * (1 + rowBytes)), ...kind });
      expect(await decodePng(png)).toMatchObject({ width: 9, height: 3 });
      expect(await reEncodePoster(png)).toMatchObject({ outcome: 'encoded', width: 9, height: 3 });
    }
  });

  test('an interlaced PNG is read', async () => {
    // 3 × 3 grey pixels: passes 1, 4, 5, 6 and 7 hold 1, 1, 2, 1 + 1 and 3 of them; 2 and 3 hold none.
    const rows = Buffer.from([0, 9, 0, 9, 0, 9, 9, 0, 9, 0, 9, 0, 9, 9, 9]);
    const png = pngFrom({ width: 3, height: 3, colour: 0, interlace: 1, rows });
    expect(await reEncodePoster(png)).toMatchObject({ outcome: 'encoded', width: 3, height: 3 });
  });
});

describe('what is refused', () => {
  test.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['a GIF', 'GIF89a\x01\0\x01\0\0\0\0;'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a bitmap', 'BM\x1e\0\0\0'],
    ['the beginning of a JPEG', '\xff\xd8\xff'],
    ['the beginning of a PNG', '\x89PNG\r\n\x1a\n'],
    ['the beginning of a WebP', 'RIFF\x04\0\0\0WEBP'],
    ['PHP', '<?php system($_GET["x"]);'],
  ])('%s', async (_, text) => {
    expect(await reEncodePoster(Buffer.from(text, 'latin1'))).toEqual(invalid);
  });

  test('a picture with anything in front of it', async () => {
    for (const bytes of [await jpegOf(small), pngOf(small), await webpOf(small)]) {
      expect(await reEncodePoster(Buffer.concat([Buffer.from('<html>'), bytes]))).toEqual(invalid);
    }
  });

  test('a picture cut anywhere', async () => {
    for (const bytes of [await jpegOf(small), await jpegOf(small, true), pngOf(small), await webpOf(small)]) {
      for (let length = 0; length < bytes.length; length += 1) {
        expect(await reEncodePoster(bytes.subarray(0, length)), `cut at ${length}`).toEqual(invalid);
      }
    }
  });

  test('50,000 × 50,000 pixels, before one of them is unpacked', async () => {
    const startedAt = performance.now();
    const png = pngFrom({ width: 50_000, height: 50_000, rows: new Uint8Array(1) });
    const jpeg = Buffer.from(await jpegOf(small));
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(50_000, frame + 5);
    jpeg.writeUInt16BE(50_000, frame + 7);
    const webp = riff(['VP8L', Buffer.from([0x2f, 0xff, 0xff, 0xff, 0x0f, 0, 0, 0])]);
    for (const bytes of [png, jpeg, webp]) expect(await reEncodePoster(bytes)).toEqual(tooLarge);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  test('a few pixels more than a camera makes, and a side that no poster has', async () => {
    expect(await reEncodePoster(pngFrom({ width: 6_001, height: 4_000, rows: new Uint8Array(1) }))).toEqual(tooLarge);
    expect(await reEncodePoster(pngFrom({ width: 10_001, height: 1, rows: new Uint8Array(1) }))).toEqual(tooLarge);
  });

  test('a size of nothing', async () => {
    expect(await reEncodePoster(pngFrom({ width: 0, height: 5, rows: new Uint8Array(5) }))).toEqual(invalid);
  });

  test('a moving WebP and a moving PNG', async () => {
    const flagged = Buffer.alloc(10);
    flagged[0] = 0x02;
    const still = Buffer.from(await webpOf(small)).subarray(20);
    expect(await reEncodePoster(riff(['VP8X', flagged], ['ANIM', Buffer.alloc(6)]))).toEqual(invalid);
    expect(await reEncodePoster(riff(['ANMF', Buffer.alloc(16)], ['VP8 ', still]))).toEqual(invalid);
    expect(await reEncodePoster(pngOf(small, [pngChunk('acTL', Buffer.alloc(8))]))).toEqual(invalid);
  });

  test('a PNG that unpacks to more, or to less, than its header says', async () => {
    for (const bytes of [8 * 9 - 1, 8 * 9 + 1, 50_000_000]) {
      const png = pngFrom({ width: 2, height: 8, rows: new Uint8Array(bytes) });
      expect(await reEncodePoster(png)).toEqual(invalid);
    }
  });

  test('a PNG with a filter, a palette or a chunk that does not exist', async () => {
    const rows = Buffer.alloc(9 * 8);
    rows[9] = 5;
    expect(await reEncodePoster(pngFrom({ width: 2, height: 8, rows }))).toEqual(invalid);
    expect(await reEncodePoster(pngFrom({ width: 8, height: 8, colour: 3, rows }))).toEqual(invalid);
    expect(await reEncodePoster(pngFrom({ width: 8, height: 8, colour: 5, rows }))).toEqual(invalid);
    expect(await reEncodePoster(pngFrom({ width: 2, height: 8, rows: deflateSync(rows) }))).toEqual(invalid);
  });

  test('a JPEG with a damaged scan, and one of a thousand scans', async () => {
    const jpeg = Buffer.from(await jpegOf(quarters(200, 200)));
    const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
    const damaged = Buffer.concat([jpeg.subarray(0, scan + 20), jpeg.subarray(-2)]);
    expect(await reEncodePoster(damaged)).toEqual(invalid);
    const scans = Array.from({ length: 1_000 }, () => jpeg.subarray(scan, -2));
    expect(await reEncodePoster(Buffer.concat([jpeg.subarray(0, scan), ...scans, jpeg.subarray(-2)]))).toEqual(invalid);
  });
});

test('damage anywhere is answered, never thrown, and the next picture is read as if nothing had been', async () => {
  const sources = [await jpegOf(small), await jpegOf(small, true), pngOf(small), await webpOf(small)];
  const damage = fc.array(fc.tuple(fc.nat(3_000), fc.nat(255)), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...sources), damage, async (source, changes) => {
      const bytes = Uint8Array.from(source);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      const { outcome } = await reEncodePoster(bytes);
      expect(['encoded', 'refused']).toContain(outcome);
    }),
    { numRuns: 400 },
  );
  for (const source of sources) {
    expect(corners((await picture(source)).pixels)).toEqual(['red', 'green', 'blue', 'white']);
  }
}, 30_000);

test('pictures sent at the same moment are all answered', async () => {
  const posters = await Promise.all([pngOf(small), Buffer.from('no'), await jpegOf(small)].map(reEncodePoster));
  expect(posters.map(({ outcome }) => outcome)).toEqual(['encoded', 'refused', 'encoded']);
});
