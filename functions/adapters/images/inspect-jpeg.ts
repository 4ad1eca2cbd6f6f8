import { type ImageFile, viewOf } from './image-file.ts';

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, arithmeticConditioning: 0xcc, huffmanTable: 0xc4, reserved: 0xc8 };
// Baseline, extended and progressive Huffman; lossless and arithmetic files are so rare that browsers refuse them too.
const readableFrames = new Set([0xc0, 0xc1, 0xc2]);
// Encoders write about ten. Each costs a walk over the whole image, and thousands of empty ones fit into a small file.
const scansMax = 40;

const isFrame = (code: number) =>
  code >= 0xc0 &&
  code <= 0xcf &&
  code !== marker.huffmanTable &&
  code !== marker.reserved &&
  code !== marker.arithmeticConditioning;

/** The next marker at or behind `from` that is neither a stuffed byte nor a restart, or undefined at the end. */
function findMarker(bytes: Uint8Array, from: number): { code: number; behind: number } | undefined {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1];
    if (code === undefined) return undefined;
    if (code !== 0 && code !== 0xff && (code < 0xd0 || code > 0xd7)) return { code, behind: at + 2 };
  }
  return undefined;
}

/** Walks a JPEG from its first marker to its last; undefined where it is cut, of a rare kind, or no JPEG. */
export function inspectJpeg(bytes: Uint8Array): ImageFile<'jpeg'> | undefined {
  const view = viewOf(bytes);
  let frame: { width: number; height: number } | undefined;
  let scans = 0;
  for (let at = 2; ; ) {
    const found = findMarker(bytes, at);
    // Between two segments stands nothing; only behind a scan come its compressed bytes.
    if (!found || (scans === 0 && bytes[at] !== 0xff)) return undefined;
    const { code, behind } = found;
    if (code === marker.end) {
      return frame && scans > 0 ? { format: 'jpeg', ...frame, bytes: bytes.subarray(0, behind) } : undefined;
    }
    if (code === marker.start || behind + 2 > bytes.length) return undefined;
    const segmentBytes = view.getUint16(behind);
    if (segmentBytes < 2 || behind + segmentBytes > bytes.length) return undefined;
    if (isFrame(code)) {
      if (frame || !readableFrames.has(code) || segmentBytes < 11 || bytes[behind + 2] !== 8) return undefined;
      frame = { height: view.getUint16(behind + 3), width: view.getUint16(behind + 5) };
    }
    if (code === marker.scan) scans += 1;
    if (scans > scansMax) return undefined;
    at = behind + segmentBytes;
  }
}
