import { crc32 } from 'node:zlib';
import { type ImageFile, nameAt, viewOf } from './image-file.ts';

const signatureBytes = 8;
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

export interface PngFile extends ImageFile<'png'> {
  bitsPerPixel: number;
  interlaced: boolean;
  /** The compressed pixels. */
  pixels: Uint8Array;
}

interface Chunk {
  name: string;
  data: Uint8Array;
  /** With length, name and check sum. */
  whole: Uint8Array;
}

/** The chunks up to IEND, or undefined where one is cut or its check sum is wrong. */
function readChunks(bytes: Uint8Array): Chunk[] | undefined {
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  for (let at = signatureBytes; at + 12 <= bytes.length; ) {
    const dataBytes = view.getUint32(at);
    const end = at + 12 + dataBytes;
    if (end > bytes.length) return undefined;
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return undefined;
    const chunk = {
      name: nameAt(bytes, at + 4),
      data: bytes.subarray(at + 8, end - 4),
      whole: bytes.subarray(at, end),
    };
    chunks.push(chunk);
    if (chunk.name === 'IEND') return chunks;
    at = end;
  }
  return undefined;
}

function readHeader({ name, data }: Chunk) {
  if (name !== 'IHDR' || data.length !== 13) return undefined;
  const view = viewOf(data);
  const [depth = 0, colour = 0, compression, filter, interlace = 2] = data.subarray(8);
  if (!depths[colour]?.includes(depth) || compression !== 0 || filter !== 0 || interlace > 1) return undefined;
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    colour,
    bitsPerPixel: depth * (channels[colour] ?? 0),
    interlaced: interlace === 1,
  };
}

function paletteFits(colour: number, palette: Chunk | undefined, transparency: Chunk | undefined): boolean {
  const entries = (palette?.data.length ?? 0) / 3;
  if (!Number.isInteger(entries) || entries > 256 || (colour === 3 && entries === 0)) return false;
  if (!transparency) return true;
  const { length } = transparency.data;
  return colour === 3 ? length <= entries : colour === 0 ? length === 2 : colour === 2 && length === 6;
}

/**
 * Checks every chunk of a PNG and keeps only those that make its pixels; undefined where it is damaged, where it moves
 * (APNG), or where it is no PNG.
 */
export function inspectPng(bytes: Uint8Array): PngFile | undefined {
  const chunks = readChunks(bytes);
  const header = chunks?.[0] && readHeader(chunks[0]);
  if (!chunks || !header) return undefined;
  const named = (name: string) => chunks.filter((chunk) => chunk.name === name);
  const [palettes, transparencies, data] = [named('PLTE'), named('tRNS'), named('IDAT')];
  if (named('IHDR').length > 1 || palettes.length > 1 || transparencies.length > 1) return undefined;
  if (data.length === 0 || named('acTL').length > 0 || !paletteFits(header.colour, palettes[0], transparencies[0])) {
    return undefined;
  }
  const needed = [...chunks.slice(0, 1), ...palettes, ...transparencies, ...data, ...chunks.slice(-1)];
  const { colour: _, ...size } = header;
  return {
    format: 'png',
    ...size,
    bytes: Buffer.concat([bytes.subarray(0, signatureBytes), ...needed.map(({ whole }) => whole)]),
    pixels: Buffer.concat(data.map((chunk) => chunk.data)),
  };
}
