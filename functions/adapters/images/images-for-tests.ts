import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { crc32, deflateSync } from 'node:zlib';
import encodeWithMozjpeg, { init as initJpegEncoder } from '@jsquash/jpeg/encode.js';
import { encodeWebp } from './codecs.ts';
import type { Pixels } from './scale-down.ts';

const { resolve } = createRequire(import.meta.url);

/** Four fields of one colour each: red and green above, blue and white below. */
export function quarters(width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    const [right, below] = [at % width >= width / 2, Math.floor(at / width) >= height / 2];
    const colour = below ? (right ? [255, 255, 255] : [0, 0, 255]) : right ? [0, 255, 0] : [255, 0, 0];
    data.set([...colour, 255], at * 4);
  }
  return { data, width, height };
}

const names: Readonly<Record<string, string>> = { '1,0,0': 'red', '0,1,0': 'green', '0,0,1': 'blue', '1,1,1': 'white' };

export function colourAt({ data, width, height }: Pixels, across: number, down: number) {
  const at = (Math.floor(down * height) * width + Math.floor(across * width)) * 4;
  return names[Array.from(data.subarray(at, at + 3), (value) => (value > 127 ? 1 : 0)).join(',')] ?? 'other';
}

export async function jpegOf(pixels: Pixels, progressive = false): Promise<Uint8Array> {
  const instantiateWasm = (imports: object, use: (instance: object) => void) => {
    // biome-ignore lint/suspicious/noExplicitAny: TypeScript tells of WebAssembly in the browser's library only.
    const { Module, Instance } = (globalThis as any).WebAssembly;
    const instance = new Instance(
      new Module(readFileSync(resolve('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'))),
      imports,
    );
    use(instance);
    return instance.exports;
  };
  await initJpegEncoder({ instantiateWasm } as Parameters<typeof initJpegEncoder>[0]);
  const image = pixels as Parameters<typeof encodeWithMozjpeg>[0];
  return new Uint8Array(await encodeWithMozjpeg(image, { progressive, quality: 90 }));
}

export const webpOf = (pixels: Pixels) => encodeWebp(pixels, 90);

export function pngChunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

export interface PngRecipe {
  width: number;
  height: number;
  depth?: number;
  colour?: number;
  interlace?: number;
  /** Rows with their filter bytes, not yet compressed. */
  rows: Uint8Array;
  /** Chunks between header and pixels. */
  extra?: Uint8Array[];
}

/** Writes a PNG from what it is told, however wrong that is. */
export function pngFrom({ width, height, depth = 8, colour = 6, interlace = 0, rows, extra = [] }: PngRecipe) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, interlace], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

export function pngOf({ data, width, height }: Pixels, extra: Uint8Array[] = []): Uint8Array {
  const rows = new Uint8Array(height * (1 + width * 4));
  for (let row = 0; row < height; row += 1) {
    rows.set(data.subarray(row * width * 4, (row + 1) * width * 4), row * (1 + width * 4) + 1);
  }
  return pngFrom({ width, height, rows, extra });
}

/** A JPEG with a segment put behind its first marker. */
export function withJpegSegment(jpeg: Uint8Array, code: number, data: Uint8Array): Uint8Array {
  const head = Buffer.from([0xff, code, (data.length + 2) >> 8, (data.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
}

/** An Exif segment that says which way up the picture is, and where it was taken. */
export function exif(orientation: number): Uint8Array {
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
  return Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from(tiff), Buffer.from('GPS 48.2082 16.3738')]);
}

export function riff(...chunks: [name: string, data: Uint8Array][]): Uint8Array {
  const parts = chunks.map(([name, data]) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  });
  const body = Buffer.concat([Buffer.from('WEBP'), ...parts]);
  const head = Buffer.alloc(8);
  head.write('RIFF');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}
