import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planOf, rectangle } from './halls-for-tests.ts';
import {
  countTaken,
  encodeTime,
  type HallStates,
  hallStatesOf,
  hasLiveOrder,
  isOpen,
  renderSection,
  type SeatBlock,
  seatState,
  soldValue,
  statesAfter,
  withBlocks,
  withdrawnValue,
} from './seat-block.ts';

const anySecond = fc.integer({ min: 0, max: 36 ** 7 - 1 });
const anyRef = fc.stringMatching(/^[a-z2-7]{9}$/);
const held = (expiresAt: number, ref: string) => `${encodeTime(expiresAt)}:${ref}`;

test('times order as their texts', () => {
  fc.assert(
    fc.property(anySecond, anySecond, (a, b) => {
      expect(encodeTime(a).length).toBe(7);
      expect(Math.sign(a - b)).toBe(encodeTime(a) === encodeTime(b) ? 0 : encodeTime(a) < encodeTime(b) ? -1 : 1);
    }),
  );
});

test('a hold is open exactly once its time has passed', () => {
  fc.assert(
    fc.property(anySecond, anySecond, anyRef, (expiresAt, now, ref) => {
      expect(isOpen(held(expiresAt, ref), now)).toBe(expiresAt < now);
    }),
  );
});

test('a sold or withdrawn seat is never open', () => {
  fc.assert(
    fc.property(anySecond, anyRef, (now, ref) => {
      expect(isOpen(soldValue(ref), now)).toBe(false);
      expect(isOpen(withdrawnValue, now)).toBe(false);
    }),
  );
});

test('a seat’s value reads back as its state', () => {
  expect(seatState(undefined, 100)).toEqual({ status: 'available' });
  expect(seatState(held(200, 'abcdefghi'), 100)).toEqual({ status: 'held', expiresAt: 200, ref: 'abcdefghi' });
  expect(seatState(held(99, 'abcdefghi'), 100)).toEqual({ status: 'available' });
  expect(seatState('~abcdefghi', 100)).toEqual({ status: 'sold', ref: 'abcdefghi' });
  expect(seatState('~', 100)).toEqual({ status: 'withdrawn' });
});

test('a section renders one character a seat, in the order of its rows', () => {
  const [section] = planOf(rectangle(6, 10)).sections;
  const block = (block: number, seats: Record<string, string>): SeatBlock => ({
    concertId: 'c',
    section: 'STAL',
    block,
    version: 1,
    closed: false,
    seats,
  });
  const blocks = new Map([
    [0, block(0, { '00': '~abcdefghi', '39': '~' })],
    [1, block(1, { '00': held(200, 'abcdefghi'), '19': held(50, 'abcdefghi') })],
  ]);
  const text = section && renderSection(section, blocks, 100);
  expect(text).toBe(`s${'.'.repeat(38)}wh${'.'.repeat(19)}`);
});

const blockOf = (section: string, block: number, seats: Record<string, string> = {}): SeatBlock => ({
  concertId: 'c',
  section,
  block,
  version: 1,
  closed: false,
  seats,
});
const flat = (states: HallStates) => [...states.values()].flatMap((section) => [...section.values()]);

test('a lost race puts what it told in place of what was known, and takes away what is gone', () => {
  const before = hallStatesOf([blockOf('A', 0), blockOf('A', 1), blockOf('B', 0), blockOf('B', 1)]);
  const told = blockOf('A', 1, { '00': '~a' });
  const after = statesAfter(before, { blocks: [told], missingBlocks: [{ section: 'B', block: 1 }] });
  expect(flat(after)).toEqual([blockOf('A', 0), told, blockOf('B', 0)]);
  expect(flat(withBlocks(before, [told]))).toEqual([blockOf('A', 0), told, blockOf('B', 0), blockOf('B', 1)]);
});

test('taken are seats that no claim can have now; live are those that an order has', () => {
  const now = 1_000;
  const lapsed = { '00': held(now - 1, 'aaaaaaaaa') };
  const live = { '01': held(now, 'bbbbbbbbb') };
  const sold = { '02': soldValue('ccccccccc') };
  const withdrawn = { '03': withdrawnValue };
  expect(countTaken(blockOf('A', 0, { ...lapsed, ...live, ...sold, ...withdrawn }), now)).toBe(3);
  const isLive = (seats: Record<string, string>) => hasLiveOrder(blockOf('A', 0, seats), now);
  expect([live, sold, { ...lapsed, ...live }].map(isLive)).toEqual([true, true, true]);
  expect([lapsed, withdrawn, {}].map(isLive)).toEqual([false, false, false]);
});

test('what is written for a time and read again at another is said of that other time', () => {
  expect([encodeTime(35), encodeTime(36), encodeTime(35)]).toEqual(['000000z', '0000010', '000000z']);
});
