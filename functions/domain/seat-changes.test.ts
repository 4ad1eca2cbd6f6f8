import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planOf, rectangle } from './halls-for-tests.ts';
import { heldValue, type SeatBlock, seatState, soldValue, withdrawnValue } from './seat-block.ts';
import { decideSeatChange, findNamedSeats } from './seat-changes.ts';
import { seatCodes } from './seat-plan.ts';

const plan = planOf(rectangle(4, 10), rectangle(2, 10, { code: 'VIP', priceTierId: 'vip' }));
const now = 1_800_000_000;
const blockOf = (seats: Record<string, string>): SeatBlock => ({
  concertId: 'c',
  section: 'STAL',
  block: 0,
  version: 1,
  closed: false,
  seats,
});

describe('named seats', () => {
  const idsOf = (names: Parameters<typeof findNamedSeats>[1]) => findNamedSeats(plan, names).seats.map(({ id }) => id);

  test('are those of the list, of whole rows and of whole sections, each once', () => {
    const change = 'withdraw';
    expect(idsOf({ change, seatIds: ['STAL-A-1', 'VIP-B-10'] })).toEqual(['STAL-A-1', 'VIP-B-10']);
    expect(idsOf({ change, sections: [{ code: 'VIP' }] })).toHaveLength(20);
    expect(idsOf({ change, sections: [{ code: 'STAL', rows: ['B', 'D'] }] })).toHaveLength(20);
    expect(idsOf({ change, seatIds: ['STAL-A-1'], sections: [{ code: 'STAL', rows: ['A', 'A'] }] })).toHaveLength(10);
  });

  test('that the hall has not are told as they were named', () => {
    const names = { seatIds: ['STAL-Z-1', 'STAL-A-11'], sections: [{ code: 'NONE' }, { code: 'VIP', rows: ['C'] }] };
    expect(findNamedSeats(plan, { change: 'restore', ...names })).toEqual({
      seats: [],
      unknown: ['NONE', 'VIP-C', 'STAL-Z-1', 'STAL-A-11'],
    });
  });
});

const anyValue = fc.option(
  fc.oneof(
    fc.constant(withdrawnValue),
    fc.constant(soldValue('abcdefghi')),
    fc.integer({ min: now - 5, max: now + 5 }).map((expiresAt) => heldValue(expiresAt, 'abcdefghi')),
  ),
  { nil: undefined },
);
const anySeats = fc
  .array(anyValue, { minLength: 1, maxLength: 48 })
  .map((values) => Object.fromEntries(values.flatMap((value, at) => (value ? [[seatCodes[at] ?? '', value]] : []))));

test('a seat is withdrawn exactly where a claim could have it, and whoever has one is named', () => {
  fc.assert(
    fc.property(anySeats, (seats) => {
      const { write, refused } = decideSeatChange('withdraw', blockOf(seats), seatCodes, now);
      for (const code of seatCodes) {
        const { status } = seatState(seats[code], now);
        expect(write?.codes.includes(code) ?? false).toBe(status === 'available');
        expect(refused.find((seat) => seat.code === code)?.state).toBe(
          status === 'held' || status === 'sold' ? status : undefined,
        );
      }
    }),
  );
});

test('only withdrawn seats are restored; the others need nothing', () => {
  fc.assert(
    fc.property(anySeats, (seats) => {
      const { write, refused } = decideSeatChange('restore', blockOf(seats), seatCodes, now);
      expect(write?.codes ?? []).toEqual(seatCodes.filter((code) => seats[code] === withdrawnValue));
      expect(refused).toEqual([]);
    }),
  );
});
