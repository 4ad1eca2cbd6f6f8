import type { Section } from '@frontrow/functions/contract/seat-map.ts';
import type { HallShape, PlacedHall } from './hall-layout.ts';
import { isRing, type Level } from './hall-levels.ts';
import { type Area, areaOn, boxArea, roundedBox } from './hall-shapes.ts';
import { rowCount } from './section-size.ts';

const betweenRings = 14;
/** Of the floor, and how deep a ring may be. */
const measures = {
  wide: { halfWidth: 300, halfHeight: 245, depthMax: 98 },
  upright: { halfWidth: 240, halfHeight: 400, depthMax: 70 },
};

/** An arena: rings around a floor, which has the stage at its upper end and may have sections too. */
export function placeInBowl(levels: readonly Level[], shape: HallShape): PlacedHall {
  const firstRing = levels.findIndex(isRing);
  const floor = levels.slice(0, firstRing).flatMap(({ sections }) => sections);
  const { halfWidth, halfHeight, depthMax } = measures[shape];
  const areas = new Map<Section, Area>();

  const stage = boxArea(-0.42 * halfWidth, -halfHeight + 26, 0.84 * halfWidth, 74);
  placeOnFloor(floor, halfWidth * 0.7, { top: -halfHeight + 116, bottom: halfHeight - 46 }, areas);

  const corner = 0.72 * Math.min(halfWidth, halfHeight);
  let inner = 0;
  for (const level of levels.slice(firstRing)) {
    const depth = Math.min(Math.max(3 * Math.max(...level.sections.map(rowCount)), 64), depthMax);
    const middle = inner + depth / 2;
    const course = roundedBox(halfWidth + middle, halfHeight + middle, corner + middle);
    const span = isRing(level) ? 1 : Math.min(0.06 * level.sections.length, 0.6);
    const part = span / level.sections.length;
    // The best sections come first: they look at the stage from across the floor.
    const first = isRing(level) ? -leadersOf(level) * part * 0.5 : -span / 2;
    level.sections.forEach((section, at) => {
      const from = first + at * part;
      areas.set(section, areaOn(course, { from, to: from + part, inner: -depth / 2, outer: depth / 2 }));
    });
    inner += depth + betweenRings;
  }
  return { stage, areas };
}

/** How many sections a ring begins with that are of the tier of its first one; 1 where that is all of them. */
function leadersOf({ sections }: Level): number {
  const other = sections.findIndex(({ priceTierId }) => priceTierId !== sections[0]?.priceTierId);
  return other === -1 ? 1 : other;
}

function placeOnFloor(
  sections: readonly Section[],
  halfWidth: number,
  { top, bottom }: { top: number; bottom: number },
  areas: Map<Section, Area>,
): void {
  const columns = columnsFor(sections.length);
  const rows = Math.ceil(sections.length / columns);
  const [width, height] = [(2 * halfWidth) / columns, (bottom - top) / rows];
  sections.forEach((section, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    areas.set(section, boxArea(-halfWidth + column * width + 4, top + row * height + 4, width - 8, height - 8));
  });
}

/** As wide as it takes for two or three rows without a gap in the last one, where that can be. */
function columnsFor(count: number): number {
  const widest = Math.min(count, 5);
  const even = [5, 4, 3].find((columns) => columns <= count && count % columns === 0);
  return count <= 3 ? Math.max(count, 1) : (even ?? widest);
}
