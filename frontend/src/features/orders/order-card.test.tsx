import type { Order } from '@frontrow/functions/contract/orders.ts';
import { MemoryRouter, Route } from '@solidjs/router';
import { render, screen } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { OrderCard } from './order-card.tsx';

const order = (change: Partial<Order>): Order => ({
  id: 'a'.repeat(26),
  concertId: 'abc',
  status: 'confirmed',
  seats: [],
  total: { amount: 12_000, currency: 'EUR' },
  createdAt: '2027-01-01T00:00:00.000Z',
  ...change,
});

async function showCard(change: Partial<Order>) {
  const card = () => <OrderCard order={order(change)} concert={{ status: 'gone' }} onCancel={() => undefined} />;
  render(() => (
    <MemoryRouter>
      <Route path="*" component={card} />
    </MemoryRouter>
  ));
  await screen.findByRole('article');
}
const links = () => screen.queryAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')]);

test('seats that are held are one step from their checkout', async () => {
  await showCard({ status: 'held', holdExpiresAt: '2027-01-01T00:10:00.000Z' });
  expect(links()).toEqual([['Resume checkout', `/orders/${'a'.repeat(26)}`]]);
  expect(screen.getByText(/^Held until/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('an order that stands in line can be looked at', async () => {
  await showCard({ status: 'queued' });
  expect(screen.getByText('In line')).toBeTruthy();
  expect(links()).toEqual([['See how it stands', `/orders/${'a'.repeat(26)}`]]);
});

test.each([
  ['expired', 'Expired'],
  ['released', 'Given back'],
  ['refused', 'Refused'],
] as const)('an order that is %s says so and offers nothing more', async (status, said) => {
  await showCard({ status });
  expect(screen.getByText(said)).toBeTruthy();
  expect(links()).toEqual([]);
  expect(screen.queryByRole('button')).toBeNull();
});

test('money that is owed back is told until it is there', async () => {
  await showCard({ status: 'expired', refund: { status: 'due' } });
  expect(screen.getByText('The money is on its way back')).toBeTruthy();
});
