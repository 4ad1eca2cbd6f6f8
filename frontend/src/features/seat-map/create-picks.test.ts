import { createEffect, createRoot } from 'solid-js';
import { describe, expect, test } from 'vitest';
import { createPicks, type Seat } from './create-picks.ts';

const seat = (number: number, price = 6_000): Seat => ({
  id: `STAL-C-${number}`,
  sectionName: 'Stalls',
  row: 'C',
  number,
  tierName: 'VIP',
  price,
});
const ids = (seats: readonly Seat[]) => seats.map(({ id }) => id);

describe('picking seats', () => {
  test('adds seats up to the limit of an order and says where it bites', () => {
    const picks = createPicks(() => 2);
    expect([picks.toggle(seat(1)), picks.toggle(seat(2)), picks.toggle(seat(3))]).toEqual([
      'picked',
      'picked',
      'limit',
    ]);
    expect(ids(picks.chosen())).toEqual(['STAL-C-1', 'STAL-C-2']);
  });

  test('puts a seat back when it is picked again, which makes room for another', () => {
    const picks = createPicks(() => 2);
    picks.toggle(seat(1));
    picks.toggle(seat(2));
    expect(picks.toggle(seat(1))).toBe('dropped');
    expect(picks.toggle(seat(3))).toBe('picked');
    expect(ids(picks.chosen())).toEqual(['STAL-C-2', 'STAL-C-3']);
  });

  test('sums up what the chosen seats cost', () => {
    const picks = createPicks(() => 4);
    picks.toggle(seat(1, 6_000));
    picks.toggle(seat(2, 4_550));
    expect(picks.total()).toBe(10_550);
  });
});

describe('losing seats to somebody faster', () => {
  test('keeps the other seats and neither counts nor charges the lost ones', () => {
    const picks = createPicks(() => 3);
    for (const number of [1, 2, 3]) picks.toggle(seat(number));
    picks.lose(['STAL-C-2', 'STAL-Z-9']);
    expect(ids(picks.chosen())).toEqual(['STAL-C-1', 'STAL-C-3']);
    expect(ids(picks.lost())).toEqual(['STAL-C-2']);
    expect(picks.total()).toBe(12_000);
    expect(picks.markOf('STAL-Z-9')).toBeUndefined();
    expect(picks.toggle(seat(4))).toBe('picked');
  });

  test('lets a lost seat be picked again once it is free again', () => {
    const picks = createPicks(() => 3);
    picks.toggle(seat(1));
    picks.lose(['STAL-C-1']);
    expect(picks.toggle(seat(1))).toBe('picked');
    expect(picks.lost()).toEqual([]);
    expect(picks.markOf('STAL-C-1')).toBe('selected');
  });

  test('forgets lost seats when asked to', () => {
    const picks = createPicks(() => 3);
    picks.toggle(seat(1));
    picks.toggle(seat(2));
    picks.lose(['STAL-C-1']);
    picks.dropLost();
    expect(ids(picks.seats)).toEqual(['STAL-C-2']);
    expect(picks.markOf('STAL-C-1')).toBeUndefined();
  });
});

test('a change of one seat wakes nobody who watches another', () => {
  const picks = createPicks(() => 4);
  const seen: unknown[] = [];
  createRoot((dispose) => {
    createEffect(() => seen.push(picks.markOf('STAL-C-1')));
    queueMicrotask(dispose);
  });
  picks.toggle(seat(2));
  picks.toggle(seat(3));
  expect(seen).toEqual([undefined]);
});
