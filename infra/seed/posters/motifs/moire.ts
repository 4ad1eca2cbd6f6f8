import { type Canvas, downwards } from '../canvas.ts';
import type { Palette } from '../draw-poster.ts';
import { disc } from '../shapes.ts';

const spacing = 0.105;

/** Two sets of rings that beat against each other, as two near tones do. */
export function paintMoire(canvas: Canvas, [ground, deep, main, accent, light]: Palette) {
  canvas.cover(ground);
  canvas.fill(rings(1.08, 1.5), deep);
  canvas.fill(rings(1.92, 2.5), downwards([main, accent], 0.5, 3.8), { blend: 'multiply' });
  canvas.fill(disc(1.08, 1.5, 0.24), deep);
  canvas.fill(disc(1.92, 2.5, 0.24), light);
}

const rings = (centreX: number, centreY: number) => ({
  distance: (x: number, y: number) => {
    const radius = Math.sqrt((x - centreX) ** 2 + (y - centreY) ** 2);
    return Math.abs((radius % spacing) - spacing / 2) - spacing / 4;
  },
});
