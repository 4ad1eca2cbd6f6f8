import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { drawPoster, motifs, type PosterArt } from './draw-poster.ts';

const colours = ['#12355b', '#0a1128', '#d72638', '#f49d37', '#fff1d0'] as const;
const names = Object.keys(motifs) as PosterArt['motif'][];

function read(png: Uint8Array) {
  const bytes = Buffer.from(png);
  const dataBytes = bytes.readUInt32BE(33);
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    rows: inflateSync(bytes.subarray(41, 41 + dataBytes)),
  };
}

describe.each(names)('the poster %s', (motif) => {
  const { width, height, rows } = read(drawPoster({ motif, colours }, 90));

  test('is a PNG of the shape 3:4', () => {
    expect([width, height]).toEqual([90, 120]);
    expect(rows.length).toBe(120 * (1 + 90 * 3));
  });

  test('shows something everywhere: it has many colours, and no row of it is empty', () => {
    const seen = new Set<string>();
    for (let row = 0; row < height; row += 1) {
      const line = rows.subarray(row * 271 + 1, (row + 1) * 271);
      expect(
        line.some((value) => value > 0),
        `row ${row}`,
      ).toBe(true);
      for (let at = 0; at < line.length; at += 3)
        seen.add(
          line
            .subarray(at, at + 3)
            .map((value) => value >> 5)
            .join(),
        );
    }
    expect(seen.size).toBeGreaterThan(8);
  });

  test('is the same every time', () => {
    expect(Buffer.from(drawPoster({ motif, colours }, 45))).toEqual(Buffer.from(drawPoster({ motif, colours }, 45)));
  });
});

test('no two motifs look alike', () => {
  const posters = new Set(names.map((motif) => Buffer.from(drawPoster({ motif, colours }, 30)).toString('base64')));
  expect(posters.size).toBe(names.length);
});
