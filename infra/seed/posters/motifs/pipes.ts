import { blendOf, type Canvas, downwards } from '../canvas.ts';
import type { Palette } from '../draw-poster.ts';
import { box, disc } from '../shapes.ts';

const count = 17;
const width = 2.72 / count;

/** The front of an organ: pipes that rise to the middle, each with its own shine. */
export function paintPipes(canvas: Canvas, [ground, deep, main, accent, light]: Palette) {
  canvas.cover(downwards([ground, deep]));
  canvas.fill(disc(1.5, 1.6, 1.9), accent, { soft: 1.9, opacity: 0.55 });
  for (let pipe = 0; pipe < count; pipe += 1) {
    const fromMiddle = Math.abs(pipe - (count - 1) / 2);
    const top = 0.42 + fromMiddle * 0.16 + (pipe % 2) * 0.12;
    const mouth = 3.05 - fromMiddle * 0.07;
    const [from, to] = [0.14 + pipe * width + 0.014, 0.14 + (pipe + 1) * width - 0.014];
    const shine = blendOf([deep, main, light, main, accent, deep], (x) => (x - from) / (to - from));
    canvas.fill(disc((from + to) / 2, top, (to - from) / 2), shine);
    canvas.fill(box(from, top, to, 3.72), shine);
    canvas.fill(box(from + 0.02, mouth, to - 0.02, mouth + 0.1), deep);
    canvas.fill(box(from + 0.02, mouth + 0.1, to - 0.02, mouth + 0.125), light);
  }
  canvas.fill(box(0, 3.66, 3, 3.74), light);
  canvas.fill(box(0, 3.74, 3, 4.1), deep);
}
