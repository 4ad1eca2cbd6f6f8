import type { Section, Side } from '@frontrow/functions/contract/seat-map.ts';
import { describe, expect, test } from 'vitest';
import { layOutHall } from './hall-layout.ts';
import { levelsOf } from './hall-levels.ts';
import { boxFits, type Point } from './hall-shapes.ts';

const section = (code: string, rows: number, seats: number, side?: Side): Section => ({
  code,
  name: code,
  priceTierId: 'standard',
  ...(side && { side }),
  runs: Array.from({ length: rows }, (_, at) => ({ row: String(at + 1), from: 1, to: seats })),
});
const numbered = (prefix: string, count: number, rows: number, seats: number) =>
  Array.from({ length: count }, (_, at) => section(`${prefix}${String(at + 1).padStart(2, '0')}`, rows, seats));

const club = [section('FRNT', 2, 20), section('PARK', 8, 20), section('BAR', 2, 16)];
const horseshoe = [
  section('STAL', 20, 30),
  section('LOGL', 20, 6),
  section('LOGR', 20, 6),
  section('BALM', 6, 24),
  section('BALL', 2, 48),
  section('BALR', 2, 48),
  section('CHOI', 3, 20, 'behind'),
];
const inTheRound = [
  section('AREN', 20, 36),
  ...numbered('R', 8, 10, 20).map((each) => ({ ...each, side: 'around' as const })),
];
const stadium = [...numbered('V', 4, 42, 24), ...numbered('U', 32, 42, 24), ...numbered('O', 38, 31, 24)];
const arena = [...numbered('F', 10, 16, 16), ...numbered('1', 20, 24, 16), ...numbered('2', 27, 18, 16)];
const halls = { club, horseshoe, inTheRound, stadium, arena };

const levelCodes = (sections: readonly Section[]) =>
  levelsOf(sections).map((level) => [level.side, level.sections.map(({ code }) => code).join(' ')]);

describe('the levels of a hall', () => {
  test('follow each other in the order of the sections', () => {
    expect(levelCodes(club)).toEqual([
      ['front', 'FRNT'],
      ['front', 'PARK'],
      ['front', 'BAR'],
    ]);
  });

  test('have sections abreast where codes count up and rows are shared, and one behind the other where they are not', () => {
    const rear = { ...section('B3', 2, 30), runs: [{ row: '9', from: 1, to: 30 }] };
    expect(levelCodes([section('B1', 4, 30), section('B2', 4, 30), rear])).toEqual([
      ['front', 'B1 B2'],
      ['front', 'B3'],
    ]);
  });

  test('have sides by L and R, and what sections say of themselves goes before every guess', () => {
    expect(levelCodes(horseshoe)).toEqual([
      ['front', 'STAL'],
      ['left', 'LOGL'],
      ['right', 'LOGR'],
      ['front', 'BALM'],
      ['behind', 'CHOI'],
    ]);
    expect(levelsOf(horseshoe)[3]?.wings).toMatchObject({ left: { code: 'BALL' }, right: { code: 'BALR' } });
    expect(levelCodes([section('GALL', 5, 22)])).toEqual([['front', 'GALL']]);
    expect(levelCodes([section('FL', 12, 45), section('FC', 12, 45), section('FR', 12, 45)])).toEqual([
      ['front', 'FL FC FR'],
    ]);
  });

  test('take a stand with a name of its own into the ring it is a part of', () => {
    expect(levelsOf(stadium).map(({ sections }) => sections.length)).toEqual([36, 38]);
    expect(levelsOf(arena).map(({ sections }) => sections.length)).toEqual([10, 20, 27]);
  });
});

describe.each(Object.entries(halls))('the drawing of the %s', (_, sections) => {
  describe.each(['wide', 'upright'] as const)('%s', (shape) => {
    const layout = layOutHall(sections, shape);

    test('has every section once, inside its frame', () => {
      expect(layout.areas.map((area) => area.section)).toEqual(sections);
      for (const { x, y } of layout.areas.flatMap(({ outline }) => outline)) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(layout.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(layout.height);
      }
    });

    test('lets no section lie on another or on the stage', () => {
      for (const area of layout.areas) {
        for (const other of layout.areas) {
          if (other === area) continue;
          const inside = area.outline.filter((point) => isWithin(other.outline, point));
          expect(inside, `${area.section.code} in ${other.section.code}`).toEqual([]);
        }
        expect(isWithin(area.outline, layout.stage), `the stage in ${area.section.code}`).toBe(false);
      }
    });

    test('gives every section a place for its button that is its own', () => {
      for (const {
        outline,
        spots,
        section: { code },
      } of layout.areas)
        expect(isWithin(outline, spots[0] as Point), code).toBe(true);
    });
  });
});

const isWithin = (outline: readonly Point[], point: Point) => boxFits(outline, point, 0, 0);
