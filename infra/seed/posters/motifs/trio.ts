import { type Canvas, downwards } from '../canvas.ts';
import type { Palette } from '../draw-poster.ts';
import { box, disc, line, ring } from '../shapes.ts';

/** Three players in a dark club: three discs of light over the strings of a bass. */
export function paintTrio(canvas: Canvas, [ground, deep, main, accent, light]: Palette) {
  canvas.cover(downwards([deep, ground, ground]));
  for (let string = 0; string < 4; string += 1) {
    const x = 0.5 + string * 0.16;
    canvas.fill(line(x, -0.1, x + 0.35, 4.1, 0.014 + string * 0.006), light, { opacity: 0.55 });
  }
  canvas.fill(disc(1.25, 1.35, 0.86), main, { blend: 'screen', opacity: 0.95 });
  canvas.fill(disc(1.92, 2.02, 0.74), accent, { blend: 'screen', opacity: 0.9 });
  canvas.fill(disc(1.28, 2.58, 0.56), light, { blend: 'screen', opacity: 0.75 });
  for (const radius of [1.02, 1.16]) canvas.fill(ring(1.25, 1.35, radius, 0.012), main, { opacity: 0.6 });
  for (const radius of [0.9, 1.02]) canvas.fill(ring(1.92, 2.02, radius, 0.012), accent, { opacity: 0.5 });
  paintKeys(canvas, deep, light);
}

function paintKeys(canvas: Canvas, dark: Palette[1], light: Palette[4]) {
  canvas.fill(box(0, 3.6, 3, 4.1), dark);
  for (let key = 0; key < 15; key += 1) {
    canvas.fill(box(key * 0.2 + 0.012, 3.64, key * 0.2 + 0.188, 4.1), light);
  }
  for (let key = 0; key < 15; key += 1) {
    if ([1, 2, 4, 5, 6].includes(key % 7)) canvas.fill(box(key * 0.2 - 0.055, 3.6, key * 0.2 + 0.055, 3.86), dark);
  }
}
