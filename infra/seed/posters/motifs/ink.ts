import { type Canvas, downwards } from '../canvas.ts';
import type { Palette } from '../draw-poster.ts';
import { rough } from '../noise.ts';
import { box, disc, line, sampled, under, without } from '../shapes.ts';

const ranges = [
  { level: 1.75, height: 1.5, seed: 3, opacity: 0.34 },
  { level: 2.25, height: 1.6, seed: 8, opacity: 0.52 },
  { level: 2.85, height: 1.5, seed: 14, opacity: 0.72 },
  { level: 3.5, height: 1.3, seed: 27, opacity: 0.95 },
];

/** Mountains in ink on paper: each range fades into the mist at its foot. */
export function paintInk(canvas: Canvas, [ground, deep, main, accent, light]: Palette) {
  canvas.cover(downwards([light, light, ground]));
  canvas.fill(disc(2.12, 0.98, 0.43), accent);
  for (const { level, height, seed, opacity } of ranges) {
    const ridge = (x: number) => level - height * (rough(seed, x * 0.85 + seed, 0.5, 6) - 0.42);
    canvas.fill(under(ridge), downwards([deep, main, ground], level - height * 0.45, level + 0.62), {
      opacity,
      soft: 0.012,
    });
    const edge = sampled((x) => level + 0.33 - 0.13 * rough(seed + 50, x * 2, 0.5));
    const mist = { distance: (x: number, y: number) => (edge(x) - y) * 0.9, within: { top: level - 0.1 } };
    canvas.fill(mist, light, { opacity: 0.85, soft: 0.75 });
  }
  for (let bird = 0; bird < 5; bird += 1) {
    const [x, y] = [0.55 + bird * 0.17, 0.9 + 0.12 * Math.sin(bird * 2.1) + bird * 0.05];
    canvas.fill(line(x - 0.06, y - 0.035, x, y, 0.014), deep);
    canvas.fill(line(x, y, x + 0.06, y - 0.04, 0.014), deep);
  }
  canvas.fill(without(box(0.26, 3.36, 0.58, 3.68), box(0.3, 3.4, 0.54, 3.64)), accent);
  canvas.fill(box(0.35, 3.45, 0.49, 3.5), accent);
  canvas.fill(box(0.395, 3.45, 0.445, 3.6), accent);
}
