import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import type { Order } from '@frontrow/functions/contract/orders.ts';
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { render, screen } from '@solidjs/testing-library';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, vi } from 'vitest';
import { signIn } from '../../api/session.ts';
import { fakeShop, refusal, signedIn } from '../../testing/fake-shop.ts';
import { CheckoutPage } from './checkout-page.tsx';

export const orderId = 'a'.repeat(26);
const seat = (number: number) => ({
  id: `STAL-B-${number}`,
  section: 'STAL',
  row: 'B',
  number,
  priceTierId: 'vip',
  price: 6_000,
});
export const held = (change: Partial<Order> = {}): Order => ({
  id: orderId,
  concertId: 'abc',
  status: 'held',
  seats: [seat(3), seat(4)],
  total: { amount: 12_000, currency: 'EUR' },
  createdAt: new Date().toISOString(),
  holdExpiresAt: new Date(Date.now() + 125_000).toISOString(),
  ...change,
});
export const withoutHold = (change: Partial<Order>): Order => {
  const { holdExpiresAt: _over, ...rest } = held(change);
  return rest;
};

const concert = {
  id: 'abc',
  title: 'Night Ferry',
  artist: 'The Stokers',
  venue: { name: 'Fasching', city: 'Stockholm', country: 'SE', timeZone: 'Europe/Stockholm' },
  startsAt: '2051-05-01T18:00:00.000Z',
  saleStatus: 'on-sale',
  currency: 'EUR',
  priceTiers: [{ id: 'vip', name: 'VIP', price: 6_000, available: 8, capacity: 8 }],
  seatMapVersion: 'v1',
  poster: null,
} as unknown as Concert;
const runs = ['A', 'B', 'C'].map((row) => ({ row, from: 1, to: 9 }));
const hall = {
  concertId: 'abc',
  version: 'v1',
  sections: [{ code: 'STAL', name: 'Stalls', priceTierId: 'vip', runs }],
};

/** Signs a buyer in before each test, with a clock that tests move. */
export function useSignedInBuyer(): void {
  beforeEach(async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    fakeShop({ 'POST /auth/login': () => signedIn() });
    await signIn({ email: 'buyer@example.org', password: 'front-row-buyer' });
  });
  afterEach(() => void vi.useRealTimers());
}

type Answers = Parameters<typeof fakeShop>[0];
type Answer = ReturnType<Answers[string]>;

interface PageParts {
  /** What `POST /orders/{orderId}/…` answers. */
  answers?: Record<string, () => Answer>;
  others?: Answers;
  /** Whether the shop still has the concert. */
  hasConcert?: boolean;
}

/** The page of an order; `shop.order` is what the shop says of it at any time. */
export async function showOrderPage(order: Order, { answers = {}, others = {}, hasConcert = true }: PageParts = {}) {
  const shop: { order: Order | undefined } = { order };
  const log = fakeShop({
    [`GET /orders/${orderId}`]: () => (shop.order ? { body: { order: shop.order } } : 'no-answer'),
    'GET /concerts/abc': () => (hasConcert ? { body: { concert } } : refusal(404, 'concert-not-found')),
    'GET /concerts/abc/seat-map/v1': () => ({ body: hall }),
    ...Object.fromEntries(Object.entries(answers).map(([path, answer]) => [`POST /orders/${orderId}/${path}`, answer])),
    ...others,
  });
  const history = createMemoryHistory();
  history.set({ value: `/orders/${orderId}` });
  render(() => (
    <MemoryRouter history={history}>
      <Route path="/orders/:orderId" component={CheckoutPage} />
      <Route path="/orders" component={() => <p>All orders</p>} />
      <Route path="/tickets/:concertId" component={() => <p>The hall</p>} />
    </MemoryRouter>
  ));
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
  const follow = async (name: string | RegExp) => user.click(await screen.findByRole('link', { name }));
  const sent = (path: string) => log.filter((asked) => asked.path === `/orders/${orderId}/${path}`);
  return { shop, log, history, user, press, follow, sent };
}
export const heading = (name: string) => screen.findByRole('heading', { name });
export const alertTitle = () => screen.findByRole('alert').then(({ textContent }) => textContent);
