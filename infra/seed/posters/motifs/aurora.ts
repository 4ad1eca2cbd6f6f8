import { type Canvas, downwards } from '../canvas.ts';
import type { Palette } from '../draw-poster.ts';
import { hills, rough } from '../noise.ts';
import { box, sampled, under } from '../shapes.ts';
import { paintStars } from './stars.ts';

/** Northern lights over black water. */
export function paintAurora(canvas: Canvas, [ground, deep, main, accent, light]: Palette) {
  canvas.cover(downwards([deep, ground, deep], 0, 3.6));
  paintStars(canvas, light, { count: 130, bottom: 3 });
  canvas.fill(curtain({ foot: 2.55, reach: 1.9, seed: 2, sway: 0.55 }), main, { blend: 'screen', soft: 1 });
  canvas.fill(curtain({ foot: 2.1, reach: 1.6, seed: 6, sway: 0.7 }), accent, { blend: 'screen', soft: 1 });
  canvas.fill(curtain({ foot: 2.8, reach: 1.2, seed: 12, sway: 0.4 }), main, { blend: 'screen', soft: 1 });
  canvas.fill(
    under((x) => 3.18 - 0.36 * rough(41, x * 1.4, 0.5, 5) + 0.1 * Math.abs(x - 1.2)),
    deep,
  );
  canvas.fill(
    under(() => 3.24),
    downwards([ground, main, deep], 3.1, 3.9),
    { opacity: 0.8 },
  );
  for (let ripple = 0; ripple < 30; ripple += 1) {
    const y = 3.28 + ripple * 0.024;
    const [middle, half] = [1.5 + 1.3 * Math.sin(ripple * 2.3), 0.2 + 0.5 * Math.abs(Math.sin(ripple * 1.1))];
    const dark = ripple % 2 === 1;
    canvas.fill(box(middle - half, y - 0.006, middle + half, y + 0.006), dark ? deep : light, {
      opacity: dark ? 0.5 : 0.25,
    });
  }
}

/** Bright at its hem, fading upwards, in folds. Its distance is its darkness, so that a soft edge becomes a glow. */
function curtain({ foot, reach, seed, sway }: { foot: number; reach: number; seed: number; sway: number }) {
  const hem = sampled((x) => foot - sway * (rough(seed, x * 0.8, 0.5, 2) - 0.3));
  const fold = sampled((x) => 0.25 + 0.75 * hills(seed + 4, x * 9 + 1.2 * hills(seed, x * 2, 0.5), 0.5));
  const length = sampled((x) => reach * (0.6 + 0.4 * hills(seed + 8, x * 3, 0.5)));
  const distance = (x: number, y: number) => {
    const above = hem(x) - y;
    if (above < -0.12) return 1;
    const glow = above < 0 ? 1 + above / 0.12 : Math.max(0, 1 - above / length(x)) ** 1.6;
    return 0.5 - glow * fold(x);
  };
  return { distance, within: { bottom: foot + 0.4 } };
}
