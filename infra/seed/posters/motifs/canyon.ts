import { type Canvas, downwards } from '../canvas.ts';
import type { Palette } from '../draw-poster.ts';
import { rough } from '../noise.ts';
import { disc, ring, sampled, under } from '../shapes.ts';
import { paintStars } from './stars.ts';

/** Red rocks at night, and a signal going out over them. */
export function paintCanyon(canvas: Canvas, [ground, deep, main, accent, light]: Palette) {
  canvas.cover(downwards([deep, ground, main], 0, 3.4));
  paintStars(canvas, light, { count: 120, bottom: 2.2 });
  for (let wave = 0; wave < 7; wave += 1) {
    canvas.fill(ring(1.5, 2.3, 0.42 + wave * 0.27, 0.055 - wave * 0.004), accent, { opacity: 0.95 - wave * 0.12 });
  }
  canvas.fill(disc(1.5, 2.3, 0.27), light);
  const cliffs = [
    { level: 2.62, slope: -0.62, tilt: -0.2, seed: 7, top: accent, foot: main },
    { level: 2.86, slope: 0.7, tilt: 0.24, seed: 19, top: main, foot: ground },
    { level: 3.52, slope: -0.22, tilt: -0.1, seed: 31, top: ground, foot: deep },
  ];
  for (const { level, slope, tilt, seed, top, foot } of cliffs) {
    // Slabs: a slope cut into steps, its edges weathered.
    const edge = sampled((x) => {
      const step = Math.round((x + 0.35 * rough(seed, x * 2, 0.5, 4)) * 3.2) / 3.2;
      return level + slope * (step - 1.6) + tilt * (x - step) - 0.1 * (rough(seed + 5, x * 5, 0.5, 5) - 0.5);
    });
    canvas.fill(under(edge), downwards([top, foot], level - 0.6, level + 1));
    const bent = sampled((x) => 0.12 * rough(seed + 9, x * 1.6, 0.5, 3));
    const strata = (x: number, y: number) =>
      Math.max(edge(x) + 0.02 - y, Math.sin((y - tilt * x + bent(x)) * 40) - 0.35 - 0.5 * Math.sin(y * 9 + x));
    canvas.fill({ distance: strata, within: { top: 1.5 } }, foot, { opacity: 0.45, soft: 0.15 });
  }
}
