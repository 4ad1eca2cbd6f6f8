import { type Canvas, downwards } from '../canvas.ts';
import type { Palette } from '../draw-poster.ts';
import { disc, polygon } from '../shapes.ts';

const radius = 0.375;

/** Waves as Japanese cloth shows them, and a paper crane above. */
export function paintScales(canvas: Canvas, [ground, deep, main, accent, light]: Palette) {
  canvas.cover(downwards([light, light, accent], 0, 3.6));
  canvas.fill(disc(1.5, 1.42, 0.86), accent);
  for (let row = 0; row < 11; row += 1) {
    const y = 2.3 + row * radius * 0.5;
    for (let column = -1; column <= 4; column += 1) {
      const x = column * radius * 2 + (row % 2) * radius;
      [ground, light, main, light, deep, light].forEach((colour, at) => {
        canvas.fill(disc(x, y, radius - at * 0.055 - (at % 2 ? 0.03 : 0)), colour);
      });
    }
  }
  paintCrane(canvas, [ground, deep, main, accent, light]);
}

function paintCrane(canvas: Canvas, [ground, deep, main, , light]: Palette) {
  canvas.fill(polygon([1.62, 1.62], [2.52, 0.98], [1.78, 1.8]), main);
  canvas.fill(polygon([1.42, 1.62], [0.62, 1.02], [1.3, 1.78]), main);
  canvas.fill(polygon([0.62, 1.02], [0.5, 1.2], [0.76, 1.12]), deep);
  canvas.fill(polygon([1.34, 1.6], [1.8, 0.64], [1.72, 1.72]), light);
  canvas.fill(polygon([1.5, 1.62], [1.16, 0.56], [1.3, 1.72]), ground);
  canvas.fill(polygon([1.26, 1.66], [1.56, 1.5], [1.8, 1.7], [1.54, 1.98]), deep);
  canvas.fill(polygon([1.26, 1.66], [1.56, 1.5], [1.54, 1.98]), ground);
}
