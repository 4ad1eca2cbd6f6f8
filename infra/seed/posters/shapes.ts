import type { Area, Shape } from './canvas.ts';

const around = (x: number, y: number, reachX: number, reachY = reachX): Area => ({
  left: x - reachX,
  top: y - reachY,
  right: x + reachX,
  bottom: y + reachY,
});

// Math.hypot is many times slower.
const length = (x: number, y: number) => Math.sqrt(x * x + y * y);

export const disc = (centreX: number, centreY: number, radius: number): Shape => ({
  distance: (x, y) => length(x - centreX, y - centreY) - radius,
  within: around(centreX, centreY, radius),
});

export const ring = (centreX: number, centreY: number, radius: number, thickness: number): Shape => ({
  distance: (x, y) => Math.abs(length(x - centreX, y - centreY) - radius) - thickness / 2,
  within: around(centreX, centreY, radius + thickness / 2),
});

/** Its distance is not true at the ends of the long axis; its edge is. */
export const ellipse = (centreX: number, centreY: number, radiusX: number, radiusY: number): Shape => ({
  distance: (x, y) => (length((x - centreX) / radiusX, (y - centreY) / radiusY) - 1) * Math.min(radiusX, radiusY),
  within: around(centreX, centreY, radiusX, radiusY),
});

/** A straight line with round ends. */
export function line(fromX: number, fromY: number, toX: number, toY: number, thickness: number): Shape {
  const [runX, runY] = [toX - fromX, toY - fromY];
  const square = runX * runX + runY * runY || 1;
  const half = thickness / 2;
  return {
    distance: (x, y) => {
      const along = Math.min(1, Math.max(0, ((x - fromX) * runX + (y - fromY) * runY) / square));
      return length(x - fromX - runX * along, y - fromY - runY * along) - half;
    },
    within: {
      left: Math.min(fromX, toX) - half,
      top: Math.min(fromY, toY) - half,
      right: Math.max(fromX, toX) + half,
      bottom: Math.max(fromY, toY) + half,
    },
  };
}

export const box = (left: number, top: number, right: number, bottom: number): Shape => ({
  distance: (x, y) => Math.max(left - x, x - right, top - y, y - bottom),
  within: { left, top, right, bottom },
});

/** A convex shape by its corners, in either direction. */
export function polygon(...corners: (readonly [x: number, y: number])[]): Shape {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [middleX, middleY] = [
    xs.reduce((sum, x) => sum + x, 0) / xs.length,
    ys.reduce((sum, y) => sum + y, 0) / ys.length,
  ];
  const edges = corners.map(([fromX, fromY], at) => {
    const [toX, toY] = corners[(at + 1) % corners.length] ?? [fromX, fromY];
    const [normalX, normalY] = [
      (toY - fromY) / length(toX - fromX, toY - fromY),
      (fromX - toX) / length(toX - fromX, toY - fromY),
    ];
    const inwards = (middleX - fromX) * normalX + (middleY - fromY) * normalY > 0 ? -1 : 1;
    return {
      normalX: normalX * inwards,
      normalY: normalY * inwards,
      offset: (fromX * normalX + fromY * normalY) * inwards,
    };
  });
  return {
    distance: (x, y) => {
      let distance = Number.NEGATIVE_INFINITY;
      for (const { normalX, normalY, offset } of edges)
        distance = Math.max(distance, x * normalX + y * normalY - offset);
      return distance;
    },
    within: { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) },
  };
}

const samples = 1_200;

/** A curve over the width of the sheet, worked out once. */
export function sampled(curve: (x: number) => number): (x: number) => number {
  const heights = Float32Array.from({ length: samples + 1 }, (_, at) => curve((at * 3) / samples));
  return (x) => heights[Math.min(samples, Math.max(0, Math.round((x * samples) / 3)))] ?? 0;
}

/** Everything under a curve. */
export function under(curve: (x: number) => number): Shape {
  const edge = sampled(curve);
  const top = Array.from({ length: 301 }, (_, at) => edge(at / 100)).reduce((least, y) => Math.min(least, y));
  return { distance: (x, y) => edge(x) - y, within: { top: top - 0.02 } };
}

/** What two shapes have in common. */
export const both = (one: Shape, other: Shape): Shape => ({
  distance: (x, y) => Math.max(one.distance(x, y), other.distance(x, y)),
  within: {
    left: Math.max(one.within?.left ?? 0, other.within?.left ?? 0),
    top: Math.max(one.within?.top ?? 0, other.within?.top ?? 0),
    right: Math.min(one.within?.right ?? 3, other.within?.right ?? 3),
    bottom: Math.min(one.within?.bottom ?? 4, other.within?.bottom ?? 4),
  },
});

export const without = (one: Shape, other: Shape): Shape => ({
  distance: (x, y) => Math.max(one.distance(x, y), -other.distance(x, y)),
  within: one.within,
});
