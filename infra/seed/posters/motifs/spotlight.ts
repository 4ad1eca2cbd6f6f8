import { blendOf, type Canvas } from '../canvas.ts';
import type { Palette } from '../draw-poster.ts';
import { box, disc, ellipse, line, under } from '../shapes.ts';

const stage = 3.28;

/** A curtain, one cone of light, and nobody in it yet. */
export function paintSpotlight(canvas: Canvas, [ground, deep, main, accent, light]: Palette) {
  const fold = (x: number, y: number) => 0.5 + 0.5 * Math.sin(x * 11 + 0.55 * Math.sin(y * 0.9 + x * 2.3));
  canvas.cover(blendOf([deep, ground, main, accent], (x, y) => fold(x, y) ** 1.4 * (1 - 0.1 * y)));
  canvas.fill(
    under((x) => stage - 0.06 * Math.abs(Math.sin(x * 5.5))),
    blendOf([deep, ground], (_, y) => (y - stage) / 1.6),
  );
  const cone = (x: number, y: number) => Math.max(Math.abs(x - (2.55 - 0.3 * y)) - (0.05 + 0.235 * y), y - 3.55);
  canvas.fill({ distance: cone }, light, { blend: 'screen', opacity: 0.42, soft: 0.07 });
  canvas.fill(ellipse(1.5, 3.55, 0.92, 0.34), light, { blend: 'screen', opacity: 0.85, soft: 0.05 });
  canvas.fill(line(1.5, 2.1, 1.5, 3.52, 0.035), deep);
  canvas.fill(ellipse(1.5, 3.53, 0.24, 0.08), deep);
  canvas.fill(line(1.44, 2.02, 1.56, 1.78, 0.17), deep);
  canvas.fill(disc(1.575, 1.75, 0.115), accent);
  for (let grille = 0; grille < 4; grille += 1) {
    const x = 1.5 + grille * 0.05;
    canvas.fill(box(x - 0.005, 1.67, x + 0.005, 1.83), light, { opacity: 0.6 });
  }
}
