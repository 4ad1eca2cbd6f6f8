import type { Section, Side } from '@frontrow/functions/contract/seat-map.ts';
import { rowCount } from './section-size.ts';

/** Sections that stand side by side at the same distance from the stage, from left to right. */
export interface Level {
  sections: Section[];
  side: Side;
  /** The ends of a horseshoe, which bend around to the stage. */
  wings?: { left: Section; right: Section };
}

/** So many sections in one level stand around a whole arena. */
const ringSections = 12;
export const isRing = ({ sections, side }: Level) => side === 'front' && sections.length >= ringSections;

/**
 * The levels of a hall, nearest to the stage first. Where sections do not say on which side of the stage they are, it is
 * read from their order and codes: codes that count up (101, 102, … or B1, B2, …) and share rows are one level, and L and
 * R at the end of codes are the sides of the hall.
 */
export function levelsOf(sections: readonly Section[]): Level[] {
  const groups: Section[][] = [];
  for (const section of sections) {
    const group = groups.at(-1);
    if (group?.[0] && belongTogether(group[0], section)) group.push(section);
    else groups.push([section]);
  }
  return mergeRings(groups)
    .flatMap(splitPair)
    .map((group, at, all) => levelOf(group, all[at - 1], all[at + 1]));
}

/** What is left of a code without its last number or letter; of 214 it is 2. */
function stemOf(code: string): string {
  if (/^\d{3,}$/.test(code)) return code.slice(0, -2);
  return code.replace(/(\d+|[A-Z])$/, '');
}

const rowsOf = ({ runs }: Section) => new Set(runs.map(({ row }) => row));

function belongTogether(one: Section, other: Section): boolean {
  if (one.side !== other.side || stemOf(one.code) !== stemOf(other.code)) return false;
  return !rowsOf(one).isDisjointFrom(rowsOf(other));
}

/** A stand with a name of its own in the middle of a ring has the same rows as the ring. */
function mergeRings(groups: Section[][]): Section[][] {
  const merged: Section[][] = [];
  for (const group of groups) {
    const before = merged.at(-1);
    const [one, other] = [before?.[0], group[0]];
    const hasRing = Math.max(before?.length ?? 0, group.length) >= ringSections;
    if (before && one && other && hasRing && sameRows(one, other)) before.push(...group);
    else merged.push([...group]);
  }
  return merged;
}

const sameRows = (one: Section, other: Section) => JSON.stringify(one.runs) === JSON.stringify(other.runs);

/** LOGL and LOGR without a middle stand at both sides of what is before them, not beside each other. */
function splitPair(group: Section[]): Section[][] {
  const [left, right] = group;
  const isPair = left && right && group.length === 2 && left.code.endsWith('L') && right.code.endsWith('R');
  return isPair ? [[left], [right]] : [group];
}

function levelOf(group: Section[], before: Section[] | undefined, after: Section[] | undefined): Level {
  const said = group[0]?.side ?? sideOfStem(group, after, 'L', 'R') ?? sideOfStem(group, before, 'R', 'L');
  if (said) return { sections: group, side: said };
  const ends = new Map(group.map((section) => [section.code.at(-1) ?? '', section]));
  const [left, right, centre] = [ends.get('L'), ends.get('R'), ends.get('C') ?? ends.get('M')];
  if (!left || !right || !centre || group.length !== 3) return { sections: group, side: 'front' };
  // As deep as the middle: three blocks side by side, none of which looks at the stage from its side.
  if (rowCount(centre) === rowCount(left)) return { sections: [left, centre, right], side: 'front' };
  return { sections: [centre], side: 'front', wings: { left, right } };
}

/** LOGL and LOGR, or 2LA, 2LB, … beside 2RA, 2RB, …: the sides of the hall. */
function sideOfStem(group: Section[], twin: Section[] | undefined, own: 'L' | 'R', other: 'L' | 'R'): Side | undefined {
  const [stem, twinStem] = [sideStem(group), sideStem(twin)];
  const arePair = stem.endsWith(own) && twinStem.endsWith(other) && stem.slice(0, -1) === twinStem.slice(0, -1);
  if (!arePair || group.length !== twin?.length) return undefined;
  return own === 'L' ? 'left' : 'right';
}

const sideStem = (group: Section[] = []) =>
  group.length === 1 ? (group[0]?.code ?? '') : stemOf(group[0]?.code ?? '');
