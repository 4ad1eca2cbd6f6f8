interface Spot {
  x: number;
  y: number;
}

const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const;

/** What an arrow key leads to on a plan: the nearest spot that lies rather that way than another. */
export function nextInDirection<S extends Spot>(spots: readonly S[], from: S, key: string): S | undefined {
  const direction = directions[key as keyof typeof directions];
  if (!direction) return undefined;
  let best: { spot: S; cost: number } | undefined;
  for (const spot of spots) {
    const [right, down] = [spot.x - from.x, spot.y - from.y];
    const ahead = right * direction[0] + down * direction[1];
    const aside = Math.abs(right * direction[1]) + Math.abs(down * direction[0]);
    if (ahead < 1 || aside > ahead * 1.5) continue;
    // What lies straight ahead comes before what is a little nearer but aside.
    const cost = ahead + 2 * aside;
    if (best === undefined || cost < best.cost) best = { spot, cost };
  }
  return best?.spot;
}
