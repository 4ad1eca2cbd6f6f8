import { limits } from '@frontrow/functions/contract/limits.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSeatList } from './seat-list.ts';

const options = { fileName: 'seats.csv', priceTierIds: ['vip', 'standard'], sectionNames: { STAL: 'Stalls' } };
const read = (...lines: string[]) => readSeatList(lines, options);
const header = 'section,row,number,tier';

test('seats become rows with aisles where numbers are left out', async () => {
  expect(
    await read(header, 'STAL,A,2,vip', 'STAL,A,1,vip', 'STAL,A,4,vip', 'STAL,B,1,vip', 'BALC,A,1,standard'),
  ).toEqual({
    sections: [
      {
        code: 'STAL',
        name: 'Stalls',
        priceTierId: 'vip',
        runs: [
          { row: 'A', from: 1, to: 2 },
          { row: 'A', from: 4, to: 4 },
          { row: 'B', from: 1, to: 1 },
        ],
      },
      { code: 'BALC', name: 'BALC', priceTierId: 'standard', runs: [{ row: 'A', from: 1, to: 1 }] },
    ],
  });
});

test('a spreadsheet of another country is read as well: semicolons, quotes, another order, a mark at the start', async () => {
  expect(await read('\ufeff"Tier";"Number";"Row";"Section"', '"vip";"7";"A";"STAL"', '')).toMatchObject({
    sections: [{ code: 'STAL', runs: [{ row: 'A', from: 7, to: 7 }] }],
  });
});

describe('a bad line is named', () => {
  test.each([
    ['STAL,A,x,vip', 'number “x” is not a whole number from 1 to 999'],
    ['STAL,A,0,vip', 'number “0” is not a whole number from 1 to 999'],
    ['STAL,A,1.5,vip', 'number “1.5” is not a whole number from 1 to 999'],
    ['STAL,A,1000,vip', 'number “1000” is not a whole number from 1 to 999'],
    ['stal,A,1,vip', 'section “stal” is not 1 to 4 capital letters and digits'],
    ['STAL,Ä,1,vip', 'row “Ä” is not 1 to 3 capital letters and digits'],
    ['STAL,A,1,gold', 'there is no price tier “gold”, only vip, standard'],
    ['STAL,A,1', '3 fields where 4 belong'],
    ['STAL,A,1,vip,new', '5 fields where 4 belong'],
    ['STAL,A,9,standard', 'section STAL has the tier vip since line 2, and a section has one'],
    ['STAL,A,8,vip', 'seat STAL-A-8 stands on line 2 already'],
  ])('%s', async (line, message) => {
    expect(await read(header, 'STAL,A,8,vip', line)).toEqual({ faults: [`seats.csv line 3: ${message}`] });
  });

  test('a missing header', async () => {
    expect(await read('STAL,A,1,vip')).toEqual({
      faults: [`seats.csv line 1: the first line must name the columns ${header}`],
    });
  });

  test('a list without seats', async () => {
    expect(await read(header)).toEqual({ faults: ['seats.csv line 1: there are no seats'] });
    expect(await read()).toEqual({ faults: ['seats.csv line 1: there are no seats'] });
  });

  test('several at once, but not thousands', async () => {
    const result = await read(header, ...Array.from({ length: 5_000 }, () => 'nonsense'));
    expect('faults' in result && result.faults.length).toBe(20);
  });

  test('the row that is one too long', async () => {
    const seats = Array.from({ length: limits.seatsPerRow + 1 }, (_, at) => `STAL,A,${at + 1},vip`);
    expect(await read(header, ...seats)).toEqual({
      faults: [
        `seats.csv line ${limits.seatsPerRow + 2}: row A of section STAL has more than ${limits.seatsPerRow} seats`,
      ],
    });
  });
});

test('60,000 lines are read in well under two seconds', async () => {
  const lines = function* () {
    yield header;
    for (let seat = 0; seat < 60_000; seat += 1) {
      yield `S${Math.floor(seat / 5_000)},${Math.floor(seat / 50) % 100},${(seat % 50) + 1},vip`;
    }
  };
  const startedAt = performance.now();
  const result = await readSeatList(lines(), options);
  expect('sections' in result && result.sections.length).toBe(12);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test('whatever the lines are, they become seats or a named line', async () => {
  const field = fc.oneof(
    fc.constantFrom('STAL', 'A', '1', '2', 'vip', 'standard', '', '"', '\u0000'),
    fc.string({ maxLength: 6 }),
  );
  const line = fc.oneof(
    fc
      .tuple(fc.constantFrom('STAL', 'BALC'), fc.constantFrom('A', 'B'), fc.nat(12), fc.constantFrom('vip', 'standard'))
      .map((seat) => seat.join()),
    fc.array(field, { maxLength: 6 }).map((fields) => fields.join(',')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 30 }), fc.boolean(), async (lines, withHeader) => {
      const result = await read(...(withHeader ? [header] : []), ...lines);
      if ('faults' in result) {
        expect(result.faults.length).toBeGreaterThan(0);
        for (const fault of result.faults) expect(fault).toMatch(/^seats\.csv line \d+: ./);
      } else {
        const seats = result.sections.flatMap(({ runs }) => runs).reduce((sum, { from, to }) => sum + to - from + 1, 0);
        expect(seats).toBe(lines.filter((text) => text.trim() !== '').length);
      }
    }),
    { numRuns: 2_000 },
  );
});
