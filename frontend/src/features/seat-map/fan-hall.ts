import type { Section } from '@frontrow/functions/contract/seat-map.ts';
import type { PlacedHall } from './hall-layout.ts';
import type { Level } from './hall-levels.ts';
import { type Area, areaOn, circle, type Stretch } from './hall-shapes.ts';
import { rowCount, rowWidth } from './section-size.ts';

const quarter = Math.PI / 2;
const firstRow = 150;
const betweenLevels = 12;
/** Half the width of the hall in front of the stage, where its longest row stands. */
const halfWidth = 360;
/** How far the sides of a hall reach around the stage, and how far what is behind it. */
const sidesEnd = 1.2 * quarter;
const behindHalf = 0.66 * quarter;
const sideWidth = 96;

/** A hall around one end: levels as arcs before the stage, sides along them, the choir behind the stage. */
export function placeInFan(levels: readonly Level[]): PlacedHall {
  const areas = new Map<Section, Area>();
  const put = (section: Section, stretch: Stretch) => areas.set(section, areaOn(circle, stretch));
  const putAll = (sections: readonly Section[], stretch: Stretch) => {
    for (const [section, part] of shareOut(sections, stretch)) put(section, part);
  };

  const behindEnd = placeBehind(levels, putAll);
  const longest = Math.max(...levels.filter(({ side }) => side === 'front').map(rowsWidth), 1);
  let end = firstRow;
  /** The arcs in front that nothing stands beside yet. */
  let open = { inner: firstRow, outer: firstRow, half: 0.8 };
  for (const level of levels) {
    const { side, sections, wings } = level;
    if (side === 'left' || side === 'right') {
      const far = open.half + sideWidth / ((open.inner + open.outer) / 2);
      const [from, to] = side === 'left' ? [-far, -open.half] : [open.half, far];
      for (const [section, part] of inDepth(sections, open)) put(section, { ...part, from, to });
      continue;
    }
    if (side === 'behind') continue;
    const inner = side === 'around' ? Math.max(end, behindEnd) : end;
    const outer = inner + depthOf(level);
    const half = side === 'around' ? 2 * quarter : halfSpan(rowsWidth(level) / longest, (inner + outer) / 2);
    putAll(sections, { from: -half, to: half, inner, outer });
    if (wings) {
      put(wings.left, { from: -sidesEnd, to: -half, inner, outer });
      put(wings.right, { from: half, to: sidesEnd, inner, outer });
    }
    end = outer + betweenLevels;
    const isFree = side === 'front' && !wings;
    open = isFree ? { inner: open.inner, outer, half: Math.max(half, open.half) } : { inner: end, outer: end, half: 0 };
  }
  return { stage: stageArea(), areas };
}

/** Straight at its back and round towards the audience. */
function stageArea(): Area {
  const front = areaOn(circle, { from: -0.66 * quarter, to: 0.66 * quarter, inner: 0, outer: 124 });
  const round = front.outline.slice(front.outline.length / 2);
  return { outline: [...round, { x: -96, y: 12 }, { x: 96, y: 12 }], spots: [{ x: 0, y: 66 }] };
}

/** Returns how far away from the stage the last of them reaches. */
function placeBehind(
  levels: readonly Level[],
  putAll: (sections: readonly Section[], stretch: Stretch) => void,
): number {
  let inner = 52;
  for (const level of levels.filter(({ side }) => side === 'behind')) {
    const outer = inner + depthOf(level);
    putAll(level.sections, { from: 2 * quarter + behindHalf, to: 2 * quarter - behindHalf, inner, outer });
    inner = outer + betweenLevels;
  }
  return inner;
}

const rowsWidth = ({ sections }: Level) => sections.reduce((sum, section) => sum + rowWidth(section), 0);

/** By its rows; rows of boxes are short and many. */
function depthOf({ sections, side }: Level): number {
  const rows = Math.max(...sections.map(rowCount));
  return side === 'around' ? Math.min(Math.max(8 * rows, 50), 64) : Math.min(Math.max(34 + 6 * rows, 58), 150);
}

/** Long rows are wide, and what is near the stage bends around it. */
const halfSpan = (share: number, radius: number) =>
  Math.min(Math.max((halfWidth * Math.max(share, 0.6)) / radius, 0.42), 1.02);

/** Parts of a stretch side by side, by the width of the sections' rows. */
function shareOut(sections: readonly Section[], stretch: Stretch): [Section, Stretch][] {
  const whole = sections.reduce((sum, section) => sum + rowWidth(section), 0);
  const at = (seats: number) => stretch.from + ((stretch.to - stretch.from) * seats) / whole;
  let done = 0;
  return sections.map((section) => {
    const from = at(done);
    done += rowWidth(section);
    return [section, { ...stretch, from, to: at(done) }];
  });
}

/** One behind the other along the side of the hall, the first nearest to the stage. */
function inDepth(sections: readonly Section[], { inner, outer }: Pick<Stretch, 'inner' | 'outer'>) {
  const depth = (outer - inner + betweenLevels) / sections.length;
  return sections.map((section, at): [Section, Pick<Stretch, 'inner' | 'outer'>] => [
    section,
    { inner: inner + at * depth, outer: inner + (at + 1) * depth - betweenLevels },
  ]);
}
