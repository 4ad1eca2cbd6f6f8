import { type Canvas, downwards } from '../canvas.ts';
import type { Palette } from '../draw-poster.ts';
import { both, box, disc, ring } from '../shapes.ts';

const [middle, stage] = [1.5, 3.05];
const hall = box(-1, -1, 4, stage);

/** Arch within arch, as the hall looks from the stage, each tier with its lamps. */
export function paintDome(canvas: Canvas, [ground, deep, main, accent, light]: Palette) {
  canvas.cover(downwards([deep, ground]));
  [main, light, accent, ground, main, light, accent].forEach((colour, at) => {
    canvas.fill(both(disc(middle, stage, 1.42 - at * 0.18), hall), colour);
  });
  canvas.fill(both(disc(middle, stage, 0.2), hall), deep);
  canvas.fill(both(ring(middle, stage, 1.49, 0.016), hall), light, { opacity: 0.8 });
  for (const [radius, lamps] of [
    [1.33, 25],
    [0.97, 19],
    [0.61, 13],
  ] as const) {
    for (let lamp = 0; lamp < lamps; lamp += 1) {
      const angle = Math.PI * ((lamp + 0.5) / lamps);
      canvas.fill(disc(middle - radius * Math.cos(angle), stage - radius * Math.sin(angle), 0.022), deep);
    }
  }
  for (let step = 0; step < 6; step += 1) {
    canvas.fill(
      box(0.08 - step * 0.1, stage + 0.09 + step * 0.16, 2.92 + step * 0.1, stage + 0.17 + step * 0.16),
      step % 2 ? accent : main,
    );
  }
  canvas.fill(disc(2.35, 0.72, 0.26), light);
  canvas.fill(disc(2.24, 0.66, 0.23), deep);
}
