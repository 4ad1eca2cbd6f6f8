import { expect, test } from 'vitest';
import { canName, labelFor } from './hall-labels.ts';
import { layOutHall } from './hall-layout.ts';

const runs = Array.from({ length: 20 }, (_, at) => ({ row: String(at + 1), from: 1, to: 24 }));
const ring = Array.from({ length: 36 }, (_, at) => ({
  code: `U${String(at + 1).padStart(2, '0')}`,
  name: `Lower ring U${String(at + 1).padStart(2, '0')}`,
  priceTierId: 'standard',
  runs,
}));
const { areas } = layOutHall(ring);
const [area] = areas;
const texts = { name: 'Lower ring U01', code: 'U01', price: '€119', left: '962 left', count: '962' };
const linesAt = (scale: number) => area && labelFor(texts, area, scale)?.lines;

test('a section tells the more of itself the closer one looks', () => {
  expect(linesAt(4)).toEqual(['Lower ring U01', '€119 · 962 left']);
  expect(linesAt(0.75)).toEqual(['U01', '€119', '962']);
  expect(linesAt(0.5)).toEqual(['U01']);
  expect(linesAt(0.1)).toBeUndefined();
});

test('before the seats are counted, it tells what is known', () => {
  expect(area && labelFor({ ...texts, left: undefined, count: undefined }, area, 4)?.lines).toEqual([
    'Lower ring U01',
    '€119',
  ]);
});

test('sections are named where most of them can be', () => {
  expect([canName(areas, 1), canName(areas, 0.1)]).toEqual([true, false]);
});
