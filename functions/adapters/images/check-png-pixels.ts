import { createInflate } from 'node:zlib';
import type { PngFile } from './inspect-png.ts';

/** First column, first row, column step and row step of the seven passes of an interlaced PNG. */
const interlacedPasses = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** The bytes of each row of pixels, its filter byte included, in the order of the file. */
function* rowLengths({ width, height, bitsPerPixel, interlaced }: PngFile) {
  for (const [x, y, dx, dy] of interlaced ? interlacedPasses : ([[0, 0, 1, 1]] as const)) {
    const columns = Math.ceil((width - x) / dx);
    const rows = columns > 0 ? Math.ceil((height - y) / dy) : 0;
    for (let row = 0; row < rows; row += 1) yield 1 + Math.ceil((columns * bitsPerPixel) / 8);
  }
}

/**
 * Whether the compressed pixels unpack to exactly what the header says. The decoder never frees what it holds when it
 * meets an error, so it is given sound files only. Unpacks in pieces and stops at the first byte too many.
 */
export async function holdsItsPixels(file: PngFile): Promise<boolean> {
  const rows = rowLengths(file);
  let leftInRow = 0;
  try {
    for await (const piece of createInflate().end(file.pixels) as AsyncIterable<Uint8Array>) {
      for (let at = 0; at < piece.length; ) {
        if (leftInRow === 0) {
          const next = rows.next();
          // A row begins with the number of its filter, 0 to 4.
          if (next.done || (piece[at] ?? 0) > 4) return false;
          leftInRow = next.value;
        }
        const step = Math.min(leftInRow, piece.length - at);
        at += step;
        leftInRow -= step;
      }
    }
  } catch {
    return false;
  }
  return leftInRow === 0 && rows.next().done === true;
}
