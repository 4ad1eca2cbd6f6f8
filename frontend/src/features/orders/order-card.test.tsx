import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import type { Order } from '@frontrow/functions/contract/orders.ts';
import { MemoryRouter, Route } from '@solidjs/router';
import { render, screen } from '@solidjs/testing-library';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OrderConcert } from './create-order-concerts.ts';
import { OrderCard } from './order-card.tsx';

const id = 'a'.repeat(26);
const order = (change: Partial<Order>): Order => ({
  id,
  concertId: 'abc',
  status: 'confirmed',
  seats: [2, 1, 4].map((number) => ({
    id: `STAL-B-${number}`,
    section: 'STAL',
    row: 'B',
    number,
    priceTierId: 'vip',
    price: 4_000,
  })),
  total: { amount: 12_000, currency: 'EUR' },
  createdAt: '2027-01-01T00:00:00.000Z',
  ...change,
});
const concertAt = (startsAt: string): OrderConcert => ({
  status: 'ready',
  hall: {
    concertId: 'abc',
    version: 'v1',
    sections: [{ code: 'STAL', name: 'Stalls', priceTierId: 'vip', runs: [] }],
  },
  concert: {
    id: 'abc',
    title: 'Night Ferry',
    startsAt,
    saleStatus: 'on-sale',
    venue: { name: 'Fasching', city: 'Stockholm', country: 'SE', timeZone: 'Europe/Stockholm' },
    poster: null,
  } as Concert,
});
const soon = concertAt('2027-05-01T18:00:00.000Z');

async function showCard(change: Partial<Order>, concert: OrderConcert = soon, onCancel = () => undefined) {
  const card = () => <OrderCard order={order(change)} concert={concert} onCancel={onCancel} />;
  render(() => (
    <MemoryRouter>
      <Route path="*" component={card} />
    </MemoryRouter>
  ));
  await screen.findByRole('article');
}
const links = () =>
  screen
    .queryAllByRole('link')
    .map((link) => [link.textContent, link.getAttribute('href')])
    .slice(1);
const buttons = () => screen.queryAllByRole('button').map(({ textContent }) => textContent);

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true, now: Date.parse('2027-01-01T00:00:00.000Z') }));
afterEach(() => void vi.useRealTimers());

describe('an order in the list', () => {
  test('tells when it is at the venue, with the zone in words, and its seats as people say them', async () => {
    await showCard({});
    expect(screen.getByText('Sat, 1 May 2027, 20:00')).toBeTruthy();
    expect(screen.getByText('Central European Summer Time')).toBeTruthy();
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Stalls, row B, seats 1–2',
      'Stalls, row B, seat 4',
    ]);
  });

  test('with held seats counts down and is one step from being paid', async () => {
    await showCard({ status: 'held', holdExpiresAt: '2027-01-01T00:10:00.000Z' });
    expect(links()).toEqual([['Pay now', `/orders/${id}`]]);
    expect(screen.getByText(/^Held for 10:00/)).toBeTruthy();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(screen.getByText(/^Held for 9:5\d more/)).toBeTruthy();
    expect(buttons()).toEqual([]);
  });

  test('whose payment is under way can only be followed', async () => {
    await showCard({ status: 'held', holdExpiresAt: '2027-01-01T00:10:00.000Z', payment: { status: 'open' } });
    expect(links()).toEqual([['Follow it', `/orders/${id}`]]);
    expect(screen.getByText('The payment is under way.')).toBeTruthy();
  });

  test('that stands in line can be followed', async () => {
    await showCard({ status: 'queued' });
    expect(screen.getByText('In line')).toBeTruthy();
    expect(links()).toEqual([['Follow it', `/orders/${id}`]]);
  });

  test('that is confirmed leads to its tickets, and can be cancelled until the concert starts', async () => {
    await showCard({});
    expect(links()).toEqual([['Tickets', `/orders/${id}`]]);
    expect(buttons()).toEqual(['Cancel order']);
  });

  test('for a concert that is over keeps its tickets and cannot be cancelled', async () => {
    await showCard({}, concertAt('2026-12-31T23:00:00.000Z'));
    expect(links()).toEqual([['Tickets', `/orders/${id}`]]);
    expect(buttons()).toEqual([]);
  });

  test.each([
    ['expired', 'Expired', 'Not paid in time. Nothing was charged.'],
    ['released', 'Given back', 'You gave the seats back.'],
    ['refused', 'Refused', 'Someone was faster: some of these seats have gone.'],
  ] as const)('that is %s says why, and leads to what is left', async (status, said, why) => {
    await showCard({ status });
    expect(screen.getByText(said)).toBeTruthy();
    expect(screen.getByText(why)).toBeTruthy();
    expect(links()).toEqual([
      ['Details', `/orders/${id}`],
      ['See what is left', '/tickets/abc'],
    ]);
  });

  test.each([
    ['due', '€120 is on its way back to you.'],
    ['done', '€120 was given back to you.'],
  ] as const)('tells of money that goes back: %s', async (status, said) => {
    await showCard({ status: 'cancelled', cancelledAt: '2027-01-02T00:00:00.000Z', refund: { status } });
    expect(screen.getByText(said)).toBeTruthy();
  });

  test('of a concert that is gone from the shop offers nothing that is not there', async () => {
    await showCard({ status: 'cancelled' }, { status: 'gone' });
    expect(screen.getByText('A concert that is no longer in the shop')).toBeTruthy();
    expect(screen.queryByRole('link', { name: /See what is left/ })).toBeNull();
  });
});
