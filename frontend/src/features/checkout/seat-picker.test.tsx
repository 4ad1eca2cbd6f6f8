import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import type { Order } from '@frontrow/functions/contract/orders.ts';
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { cleanup, render, screen, waitFor, within } from '@solidjs/testing-library';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { leave, signIn } from '../../api/session.ts';
import { fakeShop, refusal, signedIn } from '../../testing/fake-shop.ts';
import { SeatPicker } from './seat-picker.tsx';

const orderId = 'a'.repeat(26);
const concert: Concert = {
  id: 'abc',
  title: 'Night Ferry',
  artist: 'The Stokers',
  description: '',
  venue: { name: 'Fasching', city: 'Stockholm', country: 'SE', timeZone: 'Europe/Stockholm' },
  startsAt: '2031-05-01T18:00:00.000Z',
  localDate: '2031-05-01',
  onSaleAt: '2026-01-02T09:30:00.000Z',
  salesEndAt: '2031-05-01T18:00:00.000Z',
  saleStatus: 'on-sale',
  currency: 'EUR',
  priceTiers: [{ id: 'vip', name: 'VIP', price: 6_000, available: 8, capacity: 8 }],
  capacity: 8,
  available: 8,
  seatsPerOrder: 3,
  seatsPerBuyer: 8,
  checkout: 'instant',
  holdMinutes: 10,
  salesMode: 'auto',
  isQueued: false,
  seatMapVersion: 'v1',
  poster: null,
};
const runs = ['A', 'B'].map((row) => ({ row, from: 1, to: 4 }));
const hall = { version: 'v1', sections: [{ code: 'STAL', name: 'Stalls', priceTierId: 'vip', runs }] };
const orderOf = (status: Order['status'], seatIds: string[], refusal?: Order['refusal']) => ({
  order: {
    id: orderId,
    concertId: 'abc',
    status,
    seats: seatIds.map((id) => {
      const [section, row, number] = id.split('-');
      return { id, section, row, number: Number(number), priceTierId: 'vip', price: 6_000 };
    }),
    total: { amount: 6_000 * seatIds.length, currency: 'EUR' },
    createdAt: '2026-01-02T09:30:00.000Z',
    refusal,
  },
});

beforeEach(async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  fakeShop({ 'POST /auth/login': () => signedIn() });
  await signIn({ email: 'buyer@example.org', password: 'front-row-buyer' });
});
afterEach(() => void vi.useRealTimers());

type Answers = Parameters<typeof fakeShop>[0];

/** The seats of a small hall; `claims` answers one order after the other. */
async function showSeats(claims: ReturnType<Answers[string]>[], answers: Answers = {}, shown = concert) {
  const log = fakeShop({
    'GET /concerts/abc/seat-map/v1': () => ({ body: hall }),
    'GET /concerts/abc/availability': () => ({ body: { sections: { STAL: '........' } } }),
    'GET /orders': () => ({ body: { items: [], nextCursor: null } }),
    'POST /concerts/abc/orders': () => claims[sent().length - 1] ?? 'no-answer',
    ...answers,
  });
  const sent = () => log.filter(({ method }) => method === 'POST');
  const history = createMemoryHistory();
  history.set({ value: '/tickets/abc' });
  render(() => (
    <MemoryRouter history={history}>
      <Route path="/tickets/:concertId" component={() => <SeatPicker concert={shown} onOutdated={() => undefined} />} />
      <Route path="/orders/:orderId" component={() => <p>The order</p>} />
    </MemoryRouter>
  ));
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  const seat = (row: string, number: number) =>
    screen.findByRole('gridcell', { name: new RegExp(`row ${row}, seat ${number},`) });
  const pick = async (row: string, number: number) => user.click(await seat(row, number));
  const press = async (name: string) => user.click(await screen.findByRole('button', { name }));
  const bodies = () => sent().map(({ body }) => body);
  return { history, pick, press, seat, bodies, log };
}
const takenFacts = { takenSeatIds: ['STAL-A-2'], suggestedSeatIds: ['STAL-B-3', 'STAL-B-4'] };

describe('ordering chosen seats', () => {
  test('that somebody else got marks them, keeps the rest and orders the suggested ones in one tap', async () => {
    const { pick, press, seat, bodies } = await showSeats([
      refusal(409, 'seats-taken', takenFacts),
      { status: 201, body: orderOf('confirmed', ['STAL-B-3', 'STAL-B-4']) },
    ]);
    await pick('A', 1);
    await pick('A', 2);
    await press('Order 2 seats');
    await screen.findByText('Someone was faster for one seat');
    expect((await seat('A', 2)).getAttribute('aria-label')).toContain('gone to somebody else');
    expect((await seat('A', 1)).getAttribute('aria-label')).toContain('selected');
    await press('Take Stalls, row B, seats 3–4 instead, €120');
    await screen.findByText('The order');
    expect(bodies()).toEqual([{ seatIds: ['STAL-A-1', 'STAL-A-2'] }, { seatIds: ['STAL-B-3', 'STAL-B-4'] }]);
  });

  test('that has to wait keeps the choice, and says when they may be ordered', async () => {
    const { pick, press, seat, bodies } = await showSeats([
      refusal(429, 'hold-cool-down', { retryAfterSeconds: 2 }),
      { status: 201, body: orderOf('confirmed', ['STAL-A-1']) },
    ]);
    await pick('A', 1);
    await press('Order 1 seat');
    await screen.findByText('You can order again in 0:02. Your choice stays.');
    expect((await seat('A', 1)).getAttribute('aria-label')).toContain('selected');
    await screen.findByText('You can order again now.', {}, { timeout: 4_000 });
    await press('Order 1 seat');
    await screen.findByText('The order');
    expect(bodies()).toHaveLength(2);
  });

  test('waits in line, with the choice as it was, until the order is confirmed', async () => {
    let status: Order['status'] = 'queued';
    const { pick, press } = await showSeats([{ status: 202, body: orderOf('queued', ['STAL-A-1']) }], {
      [`GET /orders/${orderId}`]: () => ({ body: orderOf(status, ['STAL-A-1']) }),
    });
    await pick('A', 1);
    await press('Order 1 seat');
    await screen.findByText('Your request is in line…');
    await pick('A', 2);
    expect(screen.getByText('1 of 3')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Order 1 seat|^Remove/ })).toBeNull();
    status = 'confirmed';
    await vi.advanceTimersByTimeAsync(2_000);
    await screen.findByText('The order');
  });

  test('that were lost while in line are told as at the counter', async () => {
    const refused = orderOf('refused', ['STAL-A-1', 'STAL-A-2'], { code: 'seats-taken', ...takenFacts });
    const { pick, press, seat } = await showSeats([{ status: 202, body: orderOf('queued', ['STAL-A-1']) }], {
      [`GET /orders/${orderId}`]: () => ({ body: refused }),
    });
    await pick('A', 1);
    await pick('A', 2);
    await press('Order 2 seats');
    await vi.advanceTimersByTimeAsync(2_000);
    await screen.findByText('Someone was faster for one seat');
    expect((await seat('A', 2)).getAttribute('aria-label')).toContain('gone to somebody else');
    expect(screen.getByRole('button', { name: 'Order 1 seat' })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Take Stalls, row B, seats 3–4/ })).toBeTruthy();
  });

  test.each(['held', 'confirmed'] as const)('that are %s now leads to their order', async (status) => {
    const { pick, press, history } = await showSeats([{ status: 201, body: orderOf(status, ['STAL-A-1']) }]);
    await pick('A', 1);
    await press('Order 1 seat');
    await screen.findByText('The order');
    expect(history.get()).toBe(`/orders/${orderId}`);
  });
});

describe('the best seats together', () => {
  test('are ordered by price and number, up to the seats of one order', async () => {
    const { press, bodies } = await showSeats([{ status: 201, body: orderOf('confirmed', ['STAL-A-2', 'STAL-A-3']) }]);
    await screen.findByRole('heading', { name: 'Best seats together' });
    const quantities = within(screen.getByRole('group', { name: 'How many seats' })).getAllByRole('radio');
    expect(quantities.map(({ parentElement }) => parentElement?.textContent)).toEqual(['2', '3']);
    await press('Order best 2 together, €120');
    await screen.findByText('The order');
    expect(bodies()).toEqual([{ bestAvailable: { priceTierId: 'vip', quantity: 2 } }]);
  });

  test('are not offered where every seat has gone; one that comes back can be picked', async () => {
    const { pick } = await showSeats([], {}, { ...concert, saleStatus: 'sold-out', available: 0 });
    await pick('A', 1);
    await screen.findByRole('button', { name: 'Order 1 seat' });
    expect(screen.queryByRole('heading', { name: 'Best seats together' })).toBeNull();
  });

  test('that are not there any more are told plainly', async () => {
    const { press } = await showSeats([refusal(409, 'no-seats-together')]);
    await press('Order best 2 together, €120');
    const told = await screen.findByRole('alert');
    expect(told.textContent).toContain('side by side');
  });
});

describe('the buyer’s own seats', () => {
  const elsewhere = { ...orderOf('confirmed', ['STAL-A-4']).order, concertId: 'another' };
  const here = [
    orderOf('held', ['STAL-A-1', 'STAL-B-1']),
    orderOf('confirmed', ['STAL-A-2']),
    orderOf('queued', ['STAL-A-3']),
  ];
  const sales: Answers = {
    'GET /concerts/abc/availability': () => ({ body: { sections: { STAL: 'hshs....' } } }),
    'GET /orders': () => ({ body: { items: [...here.map(({ order }) => order), elsewhere], nextCursor: null } }),
  };
  const labelOf = async (element: Promise<HTMLElement>) => (await element).getAttribute('aria-label');
  const asksForOrders = (log: { path: string }[]) => log.filter(({ path }) => path === '/orders').length;

  test('are told from those of others, unless they are free again', async () => {
    const { seat, pick } = await showSeats([], sales);
    await waitFor(async () => expect(await labelOf(seat('A', 1))).toContain('held for you'));
    expect(await labelOf(seat('A', 2))).toContain('yours');
    expect(await labelOf(seat('A', 3))).toContain('held by somebody');
    expect(await labelOf(seat('A', 4))).toContain(', sold');
    expect(await labelOf(seat('B', 1))).toContain(', available');
    await pick('A', 1);
    expect(await labelOf(seat('A', 1))).toContain('held for you');
  });

  test('are asked for by nobody who cannot have any: guests, and those who wait for the sale', async () => {
    const waiting = await showSeats([], sales, {
      ...concert,
      saleStatus: 'upcoming',
      onSaleAt: '2031-01-02T09:30:00.000Z',
    });
    await waiting.seat('A', 1);
    expect(asksForOrders(waiting.log)).toBe(0);
    cleanup();
    leave();
    const guest = await showSeats([], sales);
    expect(await labelOf(guest.seat('A', 1))).toContain('held by somebody');
    expect(asksForOrders(guest.log)).toBe(0);
  });
});
