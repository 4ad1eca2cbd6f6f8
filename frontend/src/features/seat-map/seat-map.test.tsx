import { render, screen, within } from '@solidjs/testing-library';
import { userEvent } from '@testing-library/user-event';
import { createSignal } from 'solid-js';
import { afterEach, describe, expect, test } from 'vitest';
import type { Seat } from './create-picks.ts';
import { setMapView } from './map-view.ts';
import { SeatMap } from './seat-map.tsx';
import type { SeatState } from './seat-state.ts';

const runs = ['A', 'B'].map((row) => ({ row, from: 1, to: 3 }));
const sections = [
  { code: 'STAL', name: 'Stalls', priceTierId: 'vip', runs },
  { code: 'BALC', name: 'Balcony', priceTierId: 'eco', runs },
];
const priceTiers = [
  { id: 'vip', name: 'VIP', price: 6_000 },
  { id: 'eco', name: 'Economy', price: 2_000 },
];

afterEach(() => setMapView('map'));

function showHall(wanted: typeof sections = sections) {
  const [open, setOpen] = createSignal<string>();
  const [availability, setAvailability] = createSignal<Record<string, string>>({ STAL: '.s.h.w', BALC: 'ssssss' });
  const picked: [Seat, SeatState][] = [];
  render(() => (
    <SeatMap
      sections={wanted}
      priceTiers={priceTiers}
      currency="EUR"
      availability={availability()}
      openSection={open()}
      onOpenSection={setOpen}
      canPick={(state) => state === 'available'}
      onPick={(seat, state) => picked.push([seat, state])}
    />
  ));
  return { picked, setAvailability, open, user: userEvent.setup() };
}
const focused = () => document.activeElement?.getAttribute('aria-label');

describe('the hall', () => {
  test('tells of every section its tier, price and seats left, live', () => {
    const { setAvailability } = showHall();
    expect(screen.getByRole('button', { name: 'Stalls, VIP, €60, 3 seats left' })).toBeTruthy();
    const balcony = screen.getByRole('button', { name: 'Balcony, Economy, €20, Sold out' });
    setAvailability({ STAL: '.s.h.w', BALC: 'sssss.' });
    expect(balcony.getAttribute('aria-label')).toBe('Balcony, Economy, €20, 1 seat left');
  });

  test('is one stop for the Tab key; arrows move, Enter opens, Escape leads back to where one was', async () => {
    const { user } = showHall();
    screen.getByRole('button', { name: /^Stalls/ }).focus();
    await user.keyboard('{ArrowDown}');
    expect(focused()).toContain('Balcony');
    await user.keyboard('{ArrowUp}{Enter}');
    expect(focused()).toBe('Stalls, row A, seat 1, VIP, €60, available');
    await user.keyboard('{Escape}');
    expect(focused()).toContain('Stalls, VIP');
    await user.keyboard('{End} ');
    expect(screen.getByRole('grid', { name: 'Seats of Balcony' })).toBeTruthy();
  });

  test('tells the page of a seat that is pressed, with all there is to it', async () => {
    const { user, picked } = showHall();
    await user.click(screen.getByRole('button', { name: /^Stalls/ }));
    await user.click(screen.getByRole('gridcell', { name: /row A, seat 3/ }));
    const seat = { id: 'STAL-A-3', sectionName: 'Stalls', row: 'A', number: 3, tierName: 'VIP', price: 6_000 };
    expect(picked).toEqual([[seat, 'available']]);
  });

  test('of one section is that section, and there is no way back from it', async () => {
    const { user, open } = showHall(sections.slice(0, 1));
    expect(screen.getByRole('grid', { name: 'Seats of Stalls' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'All sections' })).toBeNull();
    screen.getByRole('gridcell', { name: /row A, seat 1/ }).focus();
    await user.keyboard('{Escape}');
    expect(open()).toBeUndefined();
    expect(screen.getByRole('grid')).toBeTruthy();
  });

  test('leaves the focus alone when the page comes up', () => {
    showHall();
    expect(document.activeElement).toBe(document.body);
  });
});

describe('the list', () => {
  test('gives the same without the map, row by row, and stays chosen', async () => {
    const { user, picked } = showHall();
    await user.click(screen.getByRole('radio', { name: 'List' }));
    expect(localStorage.getItem('frontrow.seatView')).toBe('list');
    await user.click(screen.getByRole('button', { name: 'Stalls, VIP, €60, 3 seats left' }));
    expect(screen.queryByRole('grid')).toBeNull();
    expect(screen.getAllByRole('heading', { level: 4 }).map(({ textContent }) => textContent)).toEqual([
      'Row A: 2 seats left',
      'Row B: 1 seat left',
    ]);
    expect(screen.queryByRole('button', { name: /row A, seat 2/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Stalls, row B, seat 2, VIP, €60, available' }));
    expect(picked.map(([{ id }]) => id)).toEqual(['STAL-B-2']);
    await user.keyboard('{Escape}');
    expect(document.activeElement?.textContent).toContain('Stalls, VIP');
  });

  test('shows the sections of one price when asked to', async () => {
    const { user } = showHall();
    await user.click(screen.getByRole('radio', { name: 'List' }));
    const prices = within(screen.getByRole('group', { name: 'Which seats' }));
    await user.click(prices.getByRole('radio', { name: /^Economy/ }));
    expect(screen.queryByRole('button', { name: /^Stalls/ })).toBeNull();
    expect(screen.getByRole('button', { name: /^Balcony/ })).toBeTruthy();
  });
});
