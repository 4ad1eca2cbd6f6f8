/** Numbers that follow from a seed: the same seed, the same numbers, on every machine. */
export interface Random {
  /** From 0 to 1. */
  next(): number;
  /** A whole number from 0 to `count` − 1. */
  below(count: number): number;
  /** A whole number from `min` to `max`. */
  between(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(of: readonly T[]): T;
  shuffled<T>(of: readonly T[]): T[];
  /** A stream of its own, so that one more draw there changes nothing here. */
  fork(): Random;
}

/** The generator sfc32, its state spread from the seed. */
export function randomFrom(seed: number): Random {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162 ^ Math.floor(seed / 2 ** 32), seed >>> 0];
  const word = (): number => {
    const mixed = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + mixed;
    c |= 0;
    return mixed >>> 0;
  };
  for (let round = 0; round < 15; round += 1) word();

  const next = () => word() / 2 ** 32;
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    between: (min, max) => min + below(max - min + 1),
    chance: (probability) => next() < probability,
    pick<T>(of: readonly T[]): T {
      if (of.length === 0) throw new Error('There is nothing to pick from');
      return of[below(of.length)] as T;
    },
    shuffled<T>(of: readonly T[]): T[] {
      const all = [...of];
      for (let at = all.length - 1; at > 0; at -= 1) {
        const other = below(at + 1);
        [all[at], all[other]] = [all[other] as T, all[at] as T];
      }
      return all;
    },
    fork: () => randomFrom(word()),
  };
}
