import type { Canvas, Rgb } from '../canvas.ts';
import { randomNumbers } from '../noise.ts';
import { disc } from '../shapes.ts';

/** Scatters stars of all sizes over the upper part of a sheet. */
export function paintStars(canvas: Canvas, colour: Rgb, { count, bottom }: { count: number; bottom: number }) {
  const random = randomNumbers(count);
  for (let star = 0; star < count; star += 1) {
    canvas.fill(disc(random() * 3, random() * bottom, 0.004 + random() ** 3 * 0.012), colour, {
      opacity: 0.35 + random() * 0.65,
    });
  }
}
