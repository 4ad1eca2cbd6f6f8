import type { Section } from '@frontrow/functions/contract/seat-map.ts';
import { placeInBowl } from './bowl-hall.ts';
import { placeInFan } from './fan-hall.ts';
import { isRing, levelsOf } from './hall-levels.ts';
import { type Area, type Point, pathOf } from './hall-shapes.ts';

/** A hall before it is moved into its frame: the stage, and an area a section. */
export interface PlacedHall {
  stage: Area;
  areas: Map<Section, Area>;
}

export interface SectionArea {
  section: Section;
  path: string;
  outline: Point[];
  /** Its middle. */
  x: number;
  y: number;
  /** Where its text may stand, the best place first. */
  spots: Point[];
}

/** What an arena is stretched to fill: a page, or a phone. */
export type HallShape = 'wide' | 'upright';

export interface HallLayout {
  width: number;
  height: number;
  stage: { path: string; x: number; y: number };
  /** In the order of the sections. */
  areas: SectionArea[];
}

const edge = 14;

/** The hall from above: the stage, and every section where its people would look for it. */
export function layOutHall(sections: readonly Section[], shape: HallShape = 'wide'): HallLayout {
  const levels = levelsOf(sections);
  const { stage, areas } = levels.some(isRing) ? placeInBowl(levels, shape) : placeInFan(levels);
  const all = [stage, ...areas.values()].flatMap(({ outline }) => outline);
  const left = Math.min(...all.map(({ x }) => x)) - edge;
  const top = Math.min(...all.map(({ y }) => y)) - edge;
  const moved = ({ x, y }: Point) => ({ x: x - left, y: y - top });
  return {
    width: Math.ceil(Math.max(...all.map(({ x }) => x)) + edge - left),
    height: Math.ceil(Math.max(...all.map(({ y }) => y)) + edge - top),
    stage: { path: pathOf(stage.outline.map(moved)), ...moved(stage.spots[0] as Point) },
    areas: sections.flatMap((section) => {
      const area = areas.get(section);
      if (!area) return [];
      const [outline, spots] = [area.outline.map(moved), area.spots.map(moved)];
      return { section, outline, path: pathOf(outline), spots, ...(spots[0] as Point) };
    }),
  };
}
