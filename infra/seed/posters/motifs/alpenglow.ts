import { type Canvas, downwards } from '../canvas.ts';
import type { Palette } from '../draw-poster.ts';
import { rough } from '../noise.ts';
import { both, disc, ellipse, polygon, sampled, under } from '../shapes.ts';

const shore = 2.75;

/** One peak in the last light, and the lake that doubles it. */
export function paintAlpenglow(canvas: Canvas, [ground, deep, main, accent, light]: Palette) {
  canvas.cover(downwards([deep, ground, main, accent, light], -0.2, shore + 0.2));
  canvas.fill(disc(0.72, 0.78, 0.27), light);
  const farther = (x: number) => 2.05 - 0.55 * (rough(52, x * 1.2, 0.5, 5) - 0.3);
  canvas.fill(under(farther), downwards([accent, main], 1.6, shore), { opacity: 0.55 });
  paintPeak(canvas, [ground, deep, main, accent, light]);
  const foothills = (x: number) => 2.42 - 0.3 * (rough(21, x * 1.1, 3.5, 5) - 0.4) + 0.14 * Math.sin(x * 1.9);
  canvas.fill(under(foothills), downwards([ground, deep], 2.1, shore));
  const wood = (x: number) =>
    2.7 -
    0.17 * (1 - Math.abs(((x * 13 + Math.sin(x * 9)) % 1) * 2 - 1)) * (0.4 + rough(33, x * 3, 1.5, 3)) -
    0.1 * Math.abs(x - 1.6);
  canvas.fill(under(wood), deep);
  paintLake(canvas, [ground, deep, main, accent, light]);
}

function paintPeak(canvas: Canvas, [ground, deep, main, accent, light]: Palette) {
  const [topX, topY] = [1.78, 0.92];
  const ridge = sampled(
    (x) =>
      topY +
      Math.abs(x - topX) * (x < topX ? 1.02 : 1.18) -
      0.16 * (rough(4, x * 4, 0.5, 5) - 0.5) * Math.min(1, Math.abs(x - topX) * 5),
  );
  canvas.fill(under(ridge), downwards([light, accent, main, ground], topY, shore));
  const spine = sampled((y) => topX + 0.2 * (rough(8, y * 3, 0.5, 4) - 0.5) + 0.12 * (y - topY));
  const lee = {
    distance: (x: number, y: number) =>
      Math.max(ridge(x) - y, spine(y) - x + 0.05 * Math.sin(y * 14) * (y - topY) - 0.3 * (y - topY) ** 2),
  };
  canvas.fill({ ...lee, within: { top: topY - 0.05 } }, downwards([main, ground, deep], topY, shore), {
    opacity: 0.75,
  });
  const snowLine = sampled(
    (x) => 1.42 + 0.32 * (rough(9, x * 6, 0.5, 3) - 0.5) + 0.2 * Math.abs(((x * 5.3) % 1) - 0.5),
  );
  const snow = { distance: (x: number, y: number) => y - snowLine(x), within: { top: topY - 0.1, bottom: 1.9 } };
  canvas.fill(both(both(under(ridge), snow), { distance: (x, y) => x - spine(y) - 0.02 }), light, { opacity: 0.9 });
  canvas.fill(both(both(under(ridge), snow), { distance: (x, y) => spine(y) - x }), accent, { opacity: 0.55 });
}

function paintLake(canvas: Canvas, [ground, deep, main, accent, light]: Palette) {
  canvas.fill(
    under(() => shore),
    downwards([light, accent, main, ground, deep], shore - 0.2, 4.15),
  );
  canvas.fill(polygon([0.62, shore], [2.8, shore], [1.78, 3.85]), ground, { opacity: 0.45, soft: 0.12 });
  for (let ripple = 0; ripple < 26; ripple += 1) {
    const y = shore + 0.05 + ripple * ripple * 0.0014 + ripple * 0.012;
    const [middle, half] = [1.7 + 1.1 * Math.sin(ripple * 2.4), 0.25 + 0.5 * Math.abs(Math.sin(ripple * 1.7))];
    canvas.fill(ellipse(middle, y, half, 0.009), ripple % 3 ? deep : light, { opacity: ripple % 3 ? 0.4 : 0.65 });
  }
}
