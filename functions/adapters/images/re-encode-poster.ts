import { limits } from '../../contract/limits.ts';
import { holdsItsPixels } from './check-png-pixels.ts';
import { decodeJpeg, decodePng, decodeWebp, encodeWebp } from './codecs.ts';
import type { ImageFile } from './image-file.ts';
import { inspectJpeg } from './inspect-jpeg.ts';
import { inspectPng, type PngFile } from './inspect-png.ts';
import { inspectWebp } from './inspect-webp.ts';
import { fitInside, type Pixels, scaleDown } from './scale-down.ts';

const sideMax = 10_000;
/** Twice the width of a poster on a large screen; as high as a 2:3 poster of that width. */
const box = { width: 1_200, height: 1_800 };
const quality = 80;

export type ReEncodedPoster =
  | { outcome: 'encoded'; bytes: Uint8Array; mediaType: 'image/webp'; width: number; height: number }
  | { outcome: 'refused'; code: 'invalid-image' | 'image-too-large' };

type Inspected = PngFile | ImageFile<'jpeg'> | ImageFile<'webp'>;

let latest: Promise<unknown> = Promise.resolve();

/**
 * Makes a WebP of a JPEG, PNG or WebP that a stranger sent: by its first bytes, never by what it calls itself. Pixels
 * alone survive: Exif (its turn applied for JPEG), colour profile and whatever hid in the file are gone.
 * One at a time in a process, since 24 megapixels are 96 MB unpacked.
 */
export function reEncodePoster(bytes: Uint8Array): Promise<ReEncodedPoster> {
  const mine = latest.then(() => reEncode(bytes));
  latest = mine.catch(() => undefined);
  return mine;
}

async function reEncode(bytes: Uint8Array): Promise<ReEncodedPoster> {
  const file = inspect(bytes);
  if (!file || file.width === 0 || file.height === 0) return { outcome: 'refused', code: 'invalid-image' };
  if (file.width > sideMax || file.height > sideMax || file.width * file.height > limits.posterPixels) {
    return { outcome: 'refused', code: 'image-too-large' };
  }
  const pixels = await decode(file);
  if (!pixels || pixels.width * pixels.height !== file.width * file.height) {
    return { outcome: 'refused', code: 'invalid-image' };
  }
  const poster = scaleDown(pixels, fitInside(pixels, box));
  const { width, height } = poster;
  return { outcome: 'encoded', bytes: await encodeWebp(poster, quality), mediaType: 'image/webp', width, height };
}

const startsWith = (bytes: Uint8Array, start: string, at = 0) =>
  Buffer.from(bytes.subarray(at, at + start.length)).toString('latin1') === start;

function inspect(bytes: Uint8Array): Inspected | undefined {
  if (startsWith(bytes, '\xff\xd8\xff')) return inspectJpeg(bytes);
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return inspectPng(bytes);
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return inspectWebp(bytes);
  return undefined;
}

async function decode(file: Inspected): Promise<Pixels | null> {
  if (file.format === 'jpeg') return decodeJpeg(file.bytes);
  if (file.format === 'webp') return decodeWebp(file.bytes);
  return (await holdsItsPixels(file)) ? decodePng(file.bytes) : null;
}
