import { blendOf, type Canvas } from '../canvas.ts';
import type { Palette } from '../draw-poster.ts';
import { hills } from '../noise.ts';
import { disc, line, under } from '../shapes.ts';

const [centreX, centreY] = [1.5, 2.55];

/** Everything bursts from the stage, above ten thousand heads. */
export function paintRays(canvas: Canvas, [ground, deep, main, accent, light]: Palette) {
  const radius = (x: number, y: number) => Math.sqrt((x - centreX) ** 2 + (y - centreY) ** 2);
  canvas.cover(blendOf([accent, ground, deep], (x, y) => radius(x, y) / 2.9));
  const rays = (x: number, y: number) => Math.sin(Math.atan2(y - centreY, x - centreX) * 18) * radius(x, y) * 0.055;
  canvas.fill(
    { distance: rays },
    blendOf([light, accent, main], (x, y) => radius(x, y) / 2.6),
  );
  for (let circle = 5; circle >= 0; circle -= 1) {
    canvas.fill(disc(centreX, centreY, 0.3 + circle * 0.115), circle % 2 ? deep : light);
  }
  for (let row = 0; row < 5; row += 1) paintHeads(canvas, row, [accent, main, ground, deep, deep][row] ?? deep);
}

function paintHeads(canvas: Canvas, row: number, colour: Palette[0]) {
  const size = 0.062 + row * 0.022;
  const level = 2.95 + row * 0.2;
  canvas.fill(
    under(() => level + size * 1.3),
    colour,
  );
  for (let head = -1; head * size * 2.6 < 3.3; head += 1) {
    const x = head * size * 2.6 + (row % 2) * size * 1.3;
    const y = level + 0.09 * (hills(row + 7, head * 0.9, 0.5) - 0.5);
    canvas.fill(disc(x, y, size), colour);
    // Some of them throw their arms up.
    if ((head * 7 + row * 3) % 5 === 0) {
      canvas.fill(line(x - size * 0.8, y + size * 1.5, x - size * 1.5, y - size * 2.4, size * 0.55), colour);
      canvas.fill(line(x + size * 0.8, y + size * 1.5, x + size * 1.4, y - size * 2.6, size * 0.55), colour);
    }
  }
}
