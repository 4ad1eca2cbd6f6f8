import { render, screen } from '@solidjs/testing-library';
import { userEvent } from '@testing-library/user-event';
import { createSignal } from 'solid-js';
import { describe, expect, test } from 'vitest';
import { createPicks } from './create-picks.ts';
import { SeatGrid } from './seat-grid.tsx';

const section = {
  code: 'STAL',
  name: 'Stalls',
  priceTierId: 'vip',
  runs: [
    { row: 'A', from: 1, to: 2 },
    { row: 'A', from: 3, to: 4 },
    { row: 'B', from: 1, to: 4 },
  ],
};

/** A grid with two seats allowed; sold are A1 and B4, held is B1. */
function showGrid() {
  const [availability, setAvailability] = createSignal('s...h..s');
  const picks = createPicks(() => 2);
  const outcomes: string[] = [];
  render(() => (
    <SeatGrid
      section={section}
      tierName="VIP"
      price="€60"
      tone={0}
      hint="Pick a seat"
      takesFocus={false}
      canPick={(state) => state === 'available' || state === 'selected'}
      availability={availability()}
      stateOf={(id, said) => picks.markOf(id) ?? said}
      onPick={({ id, row, number }, state) => {
        if (state !== 'available' && state !== 'selected') return outcomes.push(`${id} is ${state}`);
        outcomes.push(picks.toggle({ id, row, number, sectionName: 'Stalls', tierName: 'VIP', price: 6_000 }));
      }}
    />
  ));
  return { picks, setAvailability, outcomes, user: userEvent.setup() };
}
const seat = (name: string) => screen.getByRole('gridcell', { name });
const focused = () => document.activeElement?.getAttribute('aria-label');

describe('the seats of a section', () => {
  test('are told with place, price and state', () => {
    showGrid();
    expect(screen.getByRole('grid', { name: 'Seats of Stalls' })).toBeTruthy();
    expect(screen.getAllByRole('row')).toHaveLength(2);
    expect(screen.getAllByRole('gridcell')).toHaveLength(8);
    expect(seat('Stalls, row A, seat 1, VIP, €60, sold').getAttribute('aria-disabled')).toBe('true');
    expect(seat('Stalls, row A, seat 2, VIP, €60, available').getAttribute('aria-disabled')).toBe('false');
    expect(seat('Stalls, row B, seat 1, VIP, €60, held by somebody')).toBeTruthy();
  });

  test('are picked with Space and Enter after moving with the arrow keys', async () => {
    const { user, picks } = showGrid();
    await user.tab();
    expect(focused()).toContain('row A, seat 2');
    await user.keyboard('{ArrowRight}{ArrowLeft} ');
    expect(seat('Stalls, row A, seat 2, VIP, €60, selected').getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(focused()).toBe('Stalls, row B, seat 2, VIP, €60, selected');
    await user.keyboard('{ArrowUp} ');
    expect(picks.chosen().map(({ id }) => id)).toEqual(['STAL-B-2']);
  });

  test('are one stop for the Tab key, where the buyer was last', async () => {
    const { user } = showGrid();
    await user.tab();
    await user.keyboard('{End}');
    expect(focused()).toContain('row A, seat 4');
    await user.tab();
    expect(focused()).toBe('Zoom in');
    await user.tab({ shift: true });
    expect(focused()).toContain('row A, seat 4');
  });

  test('beyond the limit, or taken, are told to the page and stay as they are', async () => {
    const { user, outcomes } = showGrid();
    await user.click(seat('Stalls, row A, seat 2, VIP, €60, available'));
    await user.click(seat('Stalls, row A, seat 3, VIP, €60, available'));
    await user.click(seat('Stalls, row A, seat 4, VIP, €60, available'));
    await user.click(seat('Stalls, row B, seat 4, VIP, €60, sold'));
    expect(outcomes).toEqual(['picked', 'picked', 'limit', 'STAL-B-4 is sold']);
    expect(seat('Stalls, row A, seat 4, VIP, €60, available')).toBeTruthy();
  });

  test('change in place when the shop says so, and no other seat is drawn anew', () => {
    const { setAvailability } = showGrid();
    const [before, other] = [
      seat('Stalls, row A, seat 2, VIP, €60, available'),
      seat('Stalls, row A, seat 3, VIP, €60, available'),
    ];
    setAvailability('ss..h..s');
    expect(seat('Stalls, row A, seat 2, VIP, €60, sold')).toBe(before);
    expect(seat('Stalls, row A, seat 3, VIP, €60, available')).toBe(other);
    setAvailability('ss......');
    expect(seat('Stalls, row B, seat 1, VIP, €60, available')).toBeTruthy();
  });
});
