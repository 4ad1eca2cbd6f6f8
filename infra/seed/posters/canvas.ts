import { randomNumbers } from './noise.ts';

export type Rgb = readonly [red: number, green: number, blue: number];

/** Part of a sheet; the whole of it in every direction where nothing is said. */
export interface Area {
  readonly left?: number;
  readonly top?: number;
  readonly right?: number;
  readonly bottom?: number;
}

export interface Shape {
  /** How far a point is from the edge, in canvas units; negative inside. */
  readonly distance: (x: number, y: number) => number;
  /** Where the shape can be at all: nothing outside is looked at. */
  readonly within?: Area | undefined;
}

/** A colour that may change from place to place: a row of 256 colours and where in it (0 to 1) a point is. */
export interface Paint {
  readonly colours: Float32Array;
  readonly at: (x: number, y: number) => number;
}

export interface Stroke {
  /** 0 to 1. */
  readonly opacity?: number;
  /** Width of the soft edge in canvas units; sharp where nothing is said. */
  readonly soft?: number;
  /** `screen` lightens like light, `multiply` darkens like ink. */
  readonly blend?: 'normal' | 'screen' | 'multiply';
}

const shadesOfPaint = 256;

/** Reads `#rrggbb`. */
export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** `part` of the way from one colour to another. */
export const mix = (from: Rgb, to: Rgb, part: number): Rgb => [
  from[0] + (to[0] - from[0]) * part,
  from[1] + (to[1] - from[1]) * part,
  from[2] + (to[2] - from[2]) * part,
];

/** A paint that runs through the stops evenly as `at` goes from 0 to 1. */
export function blendOf(stops: readonly Rgb[], at: (x: number, y: number) => number): Paint {
  const colours = new Float32Array(shadesOfPaint * 3);
  for (let shade = 0; shade < shadesOfPaint; shade += 1) {
    const place = (shade / (shadesOfPaint - 1)) * (stops.length - 1);
    const [from, to] = [stops[Math.floor(place)], stops[Math.ceil(place)]];
    if (from && to) colours.set(mix(from, to, place % 1), shade * 3);
  }
  return { colours, at };
}

/** A paint that runs from the first stop at height `top` to the last at height `bottom`. */
export const downwards = (stops: readonly Rgb[], top = 0, bottom = 4) =>
  blendOf(stops, (_, y) => (y - top) / (bottom - top));

const plain = (colour: Rgb): Paint => ({ colours: Float32Array.from(colour), at: () => 0 });

/** A sheet 3 units wide and 4 high, whatever its pixels; the origin is at the top left. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly #scale: number;
  readonly #pixels: Float32Array;

  constructor(width: number) {
    this.width = width;
    this.height = Math.round((width * 4) / 3);
    this.#scale = width / 3;
    this.#pixels = new Float32Array(this.width * this.height * 3);
  }

  /** Paints the inside of a shape, its edge smoothed. */
  fill({ distance, within = {} }: Shape, paint: Paint | Rgb, { opacity = 1, soft = 0, blend = 'normal' }: Stroke = {}) {
    const { colours, at: place } = 'colours' in paint ? paint : plain(paint);
    const [width, pixels, unit] = [this.width, this.#pixels, 1 / this.#scale];
    const edge = Math.max(soft, unit);
    const sharpness = 1 / edge;
    const { left, top, right, bottom } = this.#pixelsOf(within, edge);
    for (let row = top; row < bottom; row += 1) {
      const y = (row + 0.5) * unit;
      for (let column = left; column < right; column += 1) {
        const x = (column + 0.5) * unit;
        const covered = 0.5 - distance(x, y) * sharpness;
        if (covered <= 0) continue;
        const shade = Math.round(Math.min(1, Math.max(0, place(x, y))) * (shadesOfPaint - 1)) * 3;
        lay(pixels, (row * width + column) * 3, colours, shade, covered >= 1 ? opacity : covered * opacity, blend);
      }
    }
  }

  /** Paints the whole sheet. */
  cover(paint: Paint | Rgb) {
    this.fill({ distance: () => -1 }, paint);
  }

  #pixelsOf({ left = 0, top = 0, right = 3, bottom = 4 }: Area, margin: number) {
    const pixel = (units: number, max: number) => Math.min(max, Math.max(0, Math.round(units * this.#scale)));
    return {
      left: pixel(left - margin, this.width),
      top: pixel(top - margin, this.height),
      right: pixel(right + margin, this.width),
      bottom: pixel(bottom + margin, this.height),
    };
  }

  /** Three bytes a pixel. A trace of grain keeps slow gradients from showing bands. */
  toBytes(): Uint8Array {
    const bytes = new Uint8ClampedArray(this.#pixels.length);
    for (let at = 0, speck = 0; at < bytes.length; at += 3, speck += 1) {
      const grain = specks[speck % specks.length] ?? 0;
      bytes[at] = (this.#pixels[at] ?? 0) * 255 + grain;
      bytes[at + 1] = (this.#pixels[at + 1] ?? 0) * 255 + grain;
      bytes[at + 2] = (this.#pixels[at + 2] ?? 0) * 255 + grain;
    }
    return new Uint8Array(bytes.buffer);
  }
}

function lay(
  pixels: Float32Array,
  pixel: number,
  colours: Float32Array,
  shade: number,
  amount: number,
  blend: Stroke['blend'],
) {
  for (let channel = 0; channel < 3; channel += 1) {
    const below = pixels[pixel + channel] ?? 0;
    const above = colours[shade + channel] ?? 0;
    const mixed = blend === 'normal' ? above : blend === 'screen' ? below + above - below * above : below * above;
    pixels[pixel + channel] = below + (mixed - below) * amount;
  }
}

// A prime number of them, so that they never line up with the rows.
const specks = Float32Array.from({ length: 20_011 }, randomNumbers(1)).map((speck) => (speck - 0.5) * 5);
