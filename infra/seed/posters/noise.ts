/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function at(seed: number, x: number, y: number): number {
  let mixed = Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263) ^ Math.imul(seed, 2_246_822_519);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 1_274_126_177);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

/** Smooth random hills over the plane, 0 to 1, one unit from hill to hill. */
export function hills(seed: number, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [across, down] = [x - left, y - top];
  const [easeX, easeY] = [across * across * (3 - 2 * across), down * down * (3 - 2 * down)];
  const upper = at(seed, left, top) * (1 - easeX) + at(seed, left + 1, top) * easeX;
  const lower = at(seed, left, top + 1) * (1 - easeX) + at(seed, left + 1, top + 1) * easeX;
  return upper * (1 - easeY) + lower * easeY;
}

/** Hills with smaller hills on them, as coasts and clouds have, 0 to 1. */
export function rough(seed: number, x: number, y: number, octaves = 4): number {
  let [sum, weight, total] = [0, 1, 0];
  for (let octave = 0; octave < octaves; octave += 1) {
    sum += hills(seed + octave, x * 2 ** octave, y * 2 ** octave) * weight;
    total += weight;
    weight /= 2;
  }
  return sum / total;
}
