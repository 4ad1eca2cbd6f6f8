import { type ImageFile, nameAt, viewOf } from './image-file.ts';

const animationFlag = 0x02;

interface Size {
  width: number;
  height: number;
}

function sizeOfLossy(bytes: Uint8Array, at: number): Size | undefined {
  const startCode = bytes[at + 3] === 0x9d && bytes[at + 4] === 0x01 && bytes[at + 5] === 0x2a;
  if (!startCode) return undefined;
  const view = viewOf(bytes);
  return { width: view.getUint16(at + 6, true) & 0x3fff, height: view.getUint16(at + 8, true) & 0x3fff };
}

function sizeOfLossless(bytes: Uint8Array, at: number): Size | undefined {
  if (bytes[at] !== 0x2f) return undefined;
  const bits = viewOf(bytes).getUint32(at + 1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** Reads a WebP's chunks; undefined where one is cut, where it moves, or where it is no WebP. */
export function inspectWebp(bytes: Uint8Array): ImageFile<'webp'> | undefined {
  const view = viewOf(bytes);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) return undefined;
  let size: Size | undefined;
  for (let at = 12; at < end; ) {
    if (at + 8 > end) return undefined;
    const name = nameAt(bytes, at);
    const chunkBytes = view.getUint32(at + 4, true);
    const data = at + 8;
    at = data + chunkBytes + (chunkBytes % 2);
    if (at > end) return undefined;
    if (name === 'ANIM' || name === 'ANMF') return undefined;
    if (name === 'VP8X' && (chunkBytes < 10 || (bytes[data] ?? 0) & animationFlag)) return undefined;
    if (name !== 'VP8 ' && name !== 'VP8L') continue;
    if (size || chunkBytes < (name === 'VP8 ' ? 10 : 5)) return undefined;
    size = name === 'VP8 ' ? sizeOfLossy(bytes, data) : sizeOfLossless(bytes, data);
    if (!size) return undefined;
  }
  return size && { format: 'webp', ...size, bytes: bytes.subarray(0, end) };
}
