import { type Canvas, downwards } from '../canvas.ts';
import type { Palette } from '../draw-poster.ts';
import { both, box, disc, under } from '../shapes.ts';
import { paintStars } from './stars.ts';

const horizon = 2.55;

/** A sliced sun over an endless grid. */
export function paintHorizon(canvas: Canvas, [ground, deep, main, accent, light]: Palette) {
  canvas.cover(downwards([deep, ground, main], 0, horizon + 0.1));
  paintStars(canvas, light, { count: 90, bottom: 1.9 });
  canvas.fill(disc(1.5, 1.75, 1.35), main, { soft: 0.9, opacity: 0.55 });
  const slices = (_: number, y: number) => {
    const below = y - 1.45;
    return below < 0 ? -1 : (below % 0.19) - (0.19 - 0.03 - below * 0.075);
  };
  canvas.fill(both(disc(1.5, 1.75, 0.92), { distance: slices }), downwards([light, accent, main], 0.85, 2.6));
  canvas.fill(
    under(() => horizon),
    downwards([main, deep, deep, deep], horizon, 3.9),
  );
  for (let row = 1; row < 13; row += 1) {
    const y = horizon + 0.011 * row ** 1.95;
    const half = 0.003 + row * 0.0012;
    canvas.fill(box(0, y - half, 3, y + half), accent, { opacity: 0.85 });
  }
  const lane = (x: number, y: number) => {
    const depth = y - horizon + 0.06;
    const across = (x - 1.5) / (0.42 * depth);
    return Math.abs(across - Math.round(across)) * 0.42 * depth - 0.003 - 0.008 * (y - horizon);
  };
  canvas.fill({ distance: lane, within: { top: horizon + 0.02 } }, accent, { opacity: 0.85 });
  canvas.fill(box(0, horizon - 0.008, 3, horizon + 0.008), light);
}
