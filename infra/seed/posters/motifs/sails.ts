import { blendOf, type Canvas, downwards } from '../canvas.ts';
import type { Palette } from '../draw-poster.ts';
import { both, box, disc, under } from '../shapes.ts';

const water = 2.95;
const air = box(-3, -3, 6, water);

/** White shells on the harbour at noon. */
export function paintSails(canvas: Canvas, [ground, deep, main, accent, light]: Palette) {
  canvas.cover(downwards([main, ground], 0, 2.8));
  canvas.fill(disc(2.3, 0.8, 0.42), accent);
  for (const [x, size] of [
    [0.1, 1.05],
    [0.55, 1.5],
    [1.2, 1.95],
    [2.0, 1.25],
  ] as const) {
    const outer = both(disc(x + size * 0.85, water + size * 0.1, size), air);
    const inner = (shift: number) =>
      disc(x - size * (0.42 + 0.06 * shift), water - size * (0.32 - 0.05 * shift), size * 1.12);
    const shell = both(outer, inner(0));
    canvas.fill(
      shell,
      blendOf([accent, light, light], (px, py) => (px - x) / size + (water - py) / (size * 2.4)),
    );
    canvas.fill(both(outer, disc(x - size * 0.6, water - size * 0.2, size * 1.12)), deep, { opacity: 0.16 });
    for (let rib = 1; rib < 5; rib += 1) {
      const { distance } = inner(rib);
      canvas.fill(both(shell, { distance: (px, py) => Math.abs(distance(px, py)) - 0.004 }), deep, { opacity: 0.3 });
    }
  }
  canvas.fill(
    under(() => water),
    downwards([deep, ground, deep], water, 4),
  );
  for (let glint = 0; glint < 34; glint += 1) {
    const y = water + 0.08 + (glint * 0.97) / 34;
    const [middle, half] = [1.5 + 1.25 * Math.sin(glint * 2.7), 0.1 + 0.22 * Math.abs(Math.sin(glint * 1.3))];
    canvas.fill(box(middle - half, y - 0.012, middle + half, y + 0.012), glint % 4 ? light : accent, { opacity: 0.65 });
  }
}
