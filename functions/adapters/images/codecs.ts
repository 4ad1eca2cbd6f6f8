import { readFile } from 'node:fs/promises';
import jpegDecoder from '@jsquash/jpeg/codec/dec/mozjpeg_dec.js';
import startPngDecoder, { decode as decodePngPixels } from '@jsquash/png/codec/pkg/squoosh_png.js';
import webpDecoder from '@jsquash/webp/codec/dec/webp_dec.js';
import webpEncoder from '@jsquash/webp/codec/enc/webp_enc_simd.js';
import { defaultOptions as webpDefaults } from '@jsquash/webp/meta.js';
import type { Pixels } from './scale-down.ts';

/**
 * The codecs' WebAssembly. Left alone they would fetch it by URL, which Node does not do for files, so it is resolved
 * like any file of a package. A bundle needs these files under `node_modules` beside it and nothing else: with esbuild
 * `--bundle --format=esm --platform=node`, no loader and no external, then for each name
 * `cp node_modules/<name> <out>/node_modules/<name>` (folders kept, package.json not needed).
 */
export const wasmFiles = {
  jpegDecoder: '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  pngDecoder: '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  webpDecoder: '@jsquash/webp/codec/dec/webp_dec.wasm',
  webpEncoder: '@jsquash/webp/codec/enc/webp_enc_simd.wasm',
} as const;

// A codec that meets a damaged file gives nothing, aborts or traps: all of them mean the same to the caller.
function nullIfDamaged(decode: () => Pixels | null): Pixels | null {
  try {
    return decode();
  } catch {
    return null;
  }
}

// TypeScript tells of WebAssembly in the browser's library only, which has no place here.
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  Instance: new (module: object, imports: object) => { exports: object };
};

const compiled = new Map<string, Promise<object>>();

function compile(file: string): Promise<object> {
  const known =
    compiled.get(file) ?? readFile(new URL(import.meta.resolve(file))).then((bytes) => WebAssembly.compile(bytes));
  compiled.set(file, known);
  return known;
}

interface EmscriptenOptions {
  noInitialRun: boolean;
  instantiateWasm: (imports: object, use: (instance: object) => void) => object;
  printErr: (line: string) => void;
}

/** A fresh codec a call: its memory goes with it, and a broken one hurts nobody after it. */
async function start<T>(factory: unknown, file: string, complain: (line: string) => void = () => {}): Promise<T> {
  const module = await compile(file);
  return (factory as (options: EmscriptenOptions) => Promise<T>)({
    noInitialRun: true,
    instantiateWasm(imports, use) {
      const instance = new WebAssembly.Instance(module, imports);
      use(instance);
      return instance.exports;
    },
    printErr: complain,
  });
}

// Cameras leave stray bytes between segments; libjpeg mentions them and decodes every pixel all the same.
const harmless = /extraneous bytes/;

/** Turned the way up its Exif says. Null where its pixels are damaged: libjpeg would go on and fill them with grey. */
export async function decodeJpeg(bytes: Uint8Array): Promise<Pixels | null> {
  const complaints: string[] = [];
  const codec = await start<{ decode(bytes: Uint8Array, applyOrientation: boolean): Pixels | null }>(
    jpegDecoder,
    wasmFiles.jpegDecoder,
    (line) => complaints.push(line),
  );
  const pixels = nullIfDamaged(() => codec.decode(bytes, true));
  return complaints.every((line) => harmless.test(line)) ? pixels : null;
}

export async function decodeWebp(bytes: Uint8Array): Promise<Pixels | null> {
  const codec = await start<{ decode(bytes: Uint8Array): Pixels | null }>(webpDecoder, wasmFiles.webpDecoder);
  return nullIfDamaged(() => codec.decode(bytes));
}

/** The one codec that cannot be started afresh: give it sound files only. */
export async function decodePng(bytes: Uint8Array): Promise<Pixels | null> {
  await startPngDecoder(await compile(wasmFiles.pngDecoder));
  return nullIfDamaged(() => decodePngPixels(bytes) as Pixels);
}

export async function encodeWebp({ data, width, height }: Pixels, quality: number): Promise<Uint8Array> {
  const codec = await start<{
    encode(data: Uint8ClampedArray, width: number, height: number, options: object): Uint8Array | null;
  }>(webpEncoder, wasmFiles.webpEncoder);
  const encoded = codec.encode(data, width, height, { ...webpDefaults, quality });
  if (!encoded) throw new Error('The WebP encoder gave nothing back.');
  return encoded.slice();
}
