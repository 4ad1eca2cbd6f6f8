import { Canvas, type Rgb, rgb } from './canvas.ts';
import { paintAlpenglow } from './motifs/alpenglow.ts';
import { paintAurora } from './motifs/aurora.ts';
import { paintCanyon } from './motifs/canyon.ts';
import { paintDome } from './motifs/dome.ts';
import { paintHorizon } from './motifs/horizon.ts';
import { paintInk } from './motifs/ink.ts';
import { paintMoire } from './motifs/moire.ts';
import { paintMosaic } from './motifs/mosaic.ts';
import { paintPipes } from './motifs/pipes.ts';
import { paintRays } from './motifs/rays.ts';
import { paintSails } from './motifs/sails.ts';
import { paintScales } from './motifs/scales.ts';
import { paintSpotlight } from './motifs/spotlight.ts';
import { paintTides } from './motifs/tides.ts';
import { paintTrio } from './motifs/trio.ts';
import { writePng } from './write-png.ts';

/** Five colours of a poster by their part in it. */
export type Palette = readonly [ground: Rgb, deep: Rgb, main: Rgb, accent: Rgb, light: Rgb];

export const motifs = {
  alpenglow: paintAlpenglow,
  aurora: paintAurora,
  canyon: paintCanyon,
  dome: paintDome,
  horizon: paintHorizon,
  ink: paintInk,
  moire: paintMoire,
  mosaic: paintMosaic,
  pipes: paintPipes,
  rays: paintRays,
  sails: paintSails,
  scales: paintScales,
  spotlight: paintSpotlight,
  tides: paintTides,
  trio: paintTrio,
} as const satisfies Record<string, (canvas: Canvas, palette: Palette) => void>;

export interface PosterArt {
  motif: keyof typeof motifs;
  /** `#rrggbb`: ground, deep, main, accent, light. */
  colours: readonly [string, string, string, string, string];
}

/** Draws a poster of the shape 3:4 as PNG. */
export function drawPoster({ motif, colours }: PosterArt, width = 540): Uint8Array {
  const canvas = new Canvas(width);
  const [ground, deep, main, accent, light] = colours;
  motifs[motif](canvas, [rgb(ground), rgb(deep), rgb(main), rgb(accent), rgb(light)]);
  return writePng(canvas.width, canvas.height, canvas.toBytes());
}
