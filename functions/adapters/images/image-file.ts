/** What can be told of an image file without decoding it. */
export interface ImageFile<Format extends 'jpeg' | 'png' | 'webp'> {
  format: Format;
  width: number;
  height: number;
  /** The image alone: nothing in front of it, nothing behind it, nothing a decoder need not see. */
  bytes: Uint8Array;
}

export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Text in Latin-1: chunk names are four such characters. */
export const nameAt = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
