export interface Point {
  x: number;
  y: number;
}

/** A way around the stage: `at` leads along it, `away` to its outer side. */
export type Course = (at: number, away: number) => Point;

export interface Area {
  outline: Point[];
  /** The middle first, then a little nearer to the stage: where a text may stand. */
  spots: Point[];
}

/** Part of a course: from one place to another, from its inner to its outer edge. */
export interface Stretch {
  from: number;
  to: number;
  inner: number;
  outer: number;
}

const gap = 9;
/** Short enough for a line to look round. */
const stepLength = 16;

/** The area of a stretch, with half a gap left free at both of its ends. */
export function areaOn(course: Course, { from, to, inner, outer }: Stretch): Area {
  const length = Math.abs(to - from) * paceAt(course, (from + to) / 2, (inner + outer) / 2);
  const steps = 2 * Math.max(2, Math.ceil(length / stepLength / 2));
  const edge = (away: number) => {
    const [start, end] = [from + gap / 2 / paceAt(course, from, away), to - gap / 2 / paceAt(course, to, away)];
    return Array.from({ length: steps + 1 }, (_, step) => course(start + ((end - start) * step) / steps, away));
  };
  const middle = (from + to) / 2;
  return {
    outline: [...edge(inner), ...edge(outer).reverse()],
    spots: [0.5, 0.42, 0.34].map((share) => course(middle, inner + (outer - inner) * share)),
  };
}

/** The length of the way for each unit of `at`. */
function paceAt(course: Course, at: number, away: number): number {
  const tiny = 1e-3;
  const [here, there] = [course(at, away), course(at + tiny, away)];
  return Math.hypot(there.x - here.x, there.y - here.y) / tiny || 1;
}

export function boxArea(left: number, top: number, width: number, height: number): Area {
  const [right, bottom] = [left + width, top + height];
  return {
    outline: [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom },
    ],
    spots: [{ x: left + width / 2, y: top + height / 2 }],
  };
}

/** Whether an upright box around a point lies within an outline. */
export function boxFits(outline: readonly Point[], { x, y }: Point, width: number, height: number): boolean {
  return [-0.5, 0, 0.5].every((right) =>
    [-0.5, 0.5].every((down) => isInside(outline, { x: x + right * width, y: y + down * height })),
  );
}

/** By the number of edges to the left of the point: odd is inside. */
function isInside(outline: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  let from = outline.at(-1) as Point;
  for (const to of outline) {
    const crosses = from.y > y !== to.y > y;
    if (crosses && x > from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)) inside = !inside;
    from = to;
  }
  return inside;
}

const round = (value: number) => Math.round(value * 10) / 10;

export const pathOf = (outline: readonly Point[]) =>
  `M${outline.map(({ x, y }) => `${round(x)} ${round(y)}`).join('L')}Z`;

/** Around a centre: `at` is an angle, 0 towards the audience and growing to the right; `away` a radius. */
export const circle: Course = (at, away) => ({ x: away * Math.sin(at), y: away * Math.cos(at) });

/** Around an arena with straight sides and round corners: `at` runs from 0 to 1, beginning in the middle below. */
export function roundedBox(halfWidth: number, halfHeight: number, corner: number): Course {
  const [flat, high, turn] = [2 * (halfWidth - corner), 2 * (halfHeight - corner), (Math.PI / 2) * corner];
  const round = 2 * (flat + high) + 4 * turn;
  return (at, away) => {
    let left = (((at % 1) + 1) % 1) * round + flat / 2;
    for (let side = 0; side < 4; side += 1) {
      const [length, distance] = side % 2 === 0 ? [flat, halfHeight] : [high, halfWidth];
      const across = side % 2 === 0 ? high / 2 : flat / 2;
      if (left <= length) return turned(side, { x: length / 2 - left, y: distance + away });
      left -= length;
      if (left <= turn) {
        const angle = left / corner;
        const radius = corner + away;
        return turned(side, { x: -length / 2 - radius * Math.sin(angle), y: across + radius * Math.cos(angle) });
      }
      left -= turn;
    }
    return { x: flat / 2 - left, y: halfHeight + away };
  };
}

/** Quarter turns, the way around: from below to the left, above, to the right. */
function turned(quarters: number, { x, y }: Point): Point {
  return quarters === 0 ? { x, y } : turned(quarters - 1, { x: -y, y: x });
}
