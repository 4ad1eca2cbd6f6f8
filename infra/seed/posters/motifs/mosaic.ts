import { type Canvas, mix, type Rgb } from '../canvas.ts';
import type { Palette } from '../draw-poster.ts';
import { randomNumbers } from '../noise.ts';

const columns = 34;
const rows = Math.ceil((columns * 4) / 3);
const size = 3 / columns;
const joint = 0.007;

interface Stone {
  x: number;
  y: number;
  colour: Rgb;
}

/** Broken tiles set into a sun over the sea, as on the columns of the Palau. */
export function paintMosaic(canvas: Canvas, palette: Palette) {
  const random = randomNumbers(11);
  const [, dark, , , pale] = palette;
  const stones = Array.from({ length: (columns + 2) * (rows + 2) }, (_, at): Stone => {
    const x = ((at % (columns + 2)) - 1 + 0.15 + random() * 0.7) * size;
    const y = (Math.floor(at / (columns + 2)) - 1 + 0.15 + random() * 0.7) * size;
    const shade = random() * 0.5 - 0.25;
    return { x, y, colour: mix(colourOf(x, y, palette), shade > 0 ? pale : dark, Math.abs(shade)) };
  });
  canvas.cover(pale);
  stones.forEach((stone, at) => {
    const near = [-2, -1, 0, 1, 2].flatMap((row) =>
      [-2, -1, 0, 1, 2].map((column) => stones[at + row * (columns + 2) + column]),
    );
    const edges = near
      .flatMap((other) => (other && other !== stone ? [halfway(stone, other)] : []))
      .sort((one, other) => one.reach - other.reach)
      .slice(0, 10);
    const reach = size * 0.95;
    canvas.fill(
      {
        distance: insideOf(edges),
        within: { left: stone.x - reach, right: stone.x + reach, top: stone.y - reach, bottom: stone.y + reach },
      },
      stone.colour,
    );
  });
}

/** The line halfway between two stones, as its direction and its distance from the origin. */
function halfway(one: Stone, other: Stone) {
  const length = Math.sqrt((other.x - one.x) ** 2 + (other.y - one.y) ** 2);
  const [alongX, alongY] = [(other.x - one.x) / length, (other.y - one.y) / length];
  return { alongX, alongY, reach: length, offset: ((one.x + other.x) / 2) * alongX + ((one.y + other.y) / 2) * alongY };
}

const insideOf = (edges: ReturnType<typeof halfway>[]) => (x: number, y: number) => {
  let distance = -1;
  for (const { alongX, alongY, offset } of edges) {
    distance = Math.max(distance, x * alongX + y * alongY - offset);
    if (distance > joint) return distance;
  }
  return distance + joint;
};

function colourOf(x: number, y: number, [ground, deep, main, accent, light]: Palette): Rgb {
  const [fromX, fromY] = [x - 1.5, y - 1.62];
  const radius = Math.sqrt(fromX * fromX + fromY * fromY);
  const ray = Math.cos(Math.atan2(fromY, fromX) * 16);
  if (y > 2.98 + 0.12 * Math.sin(x * 6.3)) {
    const wave = (y + 0.12 * Math.sin(x * 6.3 + y * 3)) % 0.34;
    return wave < 0.12 ? light : wave < 0.23 ? ground : deep;
  }
  if (radius < 0.66) return radius < 0.36 ? light : accent;
  if (radius < 0.78) return main;
  if (radius < 1.05 + 0.33 * ray) return ray > 0 ? main : accent;
  return radius < 1.2 + 0.33 * ray ? accent : ground;
}
