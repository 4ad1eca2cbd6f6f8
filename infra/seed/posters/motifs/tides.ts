import { type Canvas, downwards, mix } from '../canvas.ts';
import type { Palette } from '../draw-poster.ts';
import { disc, sampled, under } from '../shapes.ts';

const waves = 9;

/** A low sun and wave after wave in front of it. */
export function paintTides(canvas: Canvas, [ground, deep, main, accent, light]: Palette) {
  canvas.cover(downwards([light, accent, main], -0.3, 3));
  canvas.fill(disc(1.95, 1.3, 0.9), light, { soft: 0.9, opacity: 0.6 });
  canvas.fill(disc(1.95, 1.3, 0.5), light);
  for (let wave = 0; wave < waves; wave += 1) {
    const part = wave / (waves - 1);
    const [level, height, length] = [1.5 + part * 2.1, 0.1 + part * 0.12, 1.5 + part * 0.9];
    const crest = sampled(
      (x) =>
        level +
        height * (Math.sin((x * 2 * Math.PI) / length + wave * 1.9) + 0.35 * Math.sin((x * 5.1) / length + wave)),
    );
    const colour = part < 0.5 ? mix(main, ground, part * 2) : mix(ground, deep, part * 2 - 1);
    canvas.fill(under(crest), colour, { opacity: 0.86 });
    const foam = { distance: (x: number, y: number) => Math.abs(y - crest(x)) - 0.008 };
    canvas.fill({ ...foam, within: { top: level - 0.35, bottom: level + 0.35 } }, light, { opacity: 0.5 - part * 0.3 });
  }
}
