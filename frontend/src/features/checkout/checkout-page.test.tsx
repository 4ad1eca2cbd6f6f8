import type { Order } from '@frontrow/functions/contract/orders.ts';
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { render, screen } from '@solidjs/testing-library';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { signIn } from '../../api/session.ts';
import { fakeShop, refusal, signedIn } from '../../testing/fake-shop.ts';
import { CheckoutPage } from './checkout-page.tsx';

const orderId = 'a'.repeat(26);
const seat = (number: number) => ({
  id: `STAL-B-${number}`,
  section: 'STAL',
  row: 'B',
  number,
  priceTierId: 'vip',
  price: 6_000,
});
const held = (change: Partial<Order> = {}): Order => ({
  id: orderId,
  concertId: 'abc',
  status: 'held',
  seats: [seat(3), seat(4)],
  total: { amount: 12_000, currency: 'EUR' },
  createdAt: new Date().toISOString(),
  holdExpiresAt: new Date(Date.now() + 125_000).toISOString(),
  ...change,
});
const withoutHold = (change: Partial<Order>): Order => {
  const { holdExpiresAt: _over, ...rest } = held(change);
  return rest;
};

beforeEach(async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  fakeShop({ 'POST /auth/login': () => signedIn() });
  await signIn({ email: 'buyer@example.org', password: 'front-row-buyer' });
});
afterEach(() => void vi.useRealTimers());

type Answer = ReturnType<Parameters<typeof fakeShop>[0][string]>;

/** The page of an order; `shop.order` is what the shop says of it at any time. */
async function showCheckout(order: Order, answers: Record<string, () => Answer> = {}) {
  const shop = { order };
  const log = fakeShop({
    [`GET /orders/${orderId}`]: () => ({ body: { order: shop.order } }),
    'GET /concerts/abc': () => refusal(404, 'concert-not-found'),
    ...Object.fromEntries(Object.entries(answers).map(([path, answer]) => [`POST /orders/${orderId}/${path}`, answer])),
  });
  const history = createMemoryHistory();
  history.set({ value: `/orders/${orderId}` });
  render(() => (
    <MemoryRouter history={history}>
      <Route path="/orders/:orderId" component={CheckoutPage} />
      <Route path="/tickets/:concertId" component={() => <p>The hall</p>} />
    </MemoryRouter>
  ));
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  const press = async (name: string) => user.click(await screen.findByRole('button', { name }));
  const sent = (path: string) => log.filter((asked) => asked.path === `/orders/${orderId}/${path}`);
  return { shop, history, user, press, sent };
}
const heading = (name: string) => screen.findByRole('heading', { name });
const alertTitle = () => screen.findByRole('alert').then(({ textContent }) => textContent);

describe('the checkout of held seats', () => {
  test('shows seats, total and the time left, and warns once the last minute begins', async () => {
    await showCheckout(held());
    await heading('Checkout');
    expect(screen.getByText('STAL, row B, seat 3')).toBeTruthy();
    expect(screen.getByRole('timer').textContent).toMatch(/^2:0\d$/);
    expect(screen.queryByRole('alert')).toBeNull();
    await vi.advanceTimersByTimeAsync(66_000);
    expect(screen.getByRole('timer').textContent).toMatch(/^0:5\d$/);
    expect(await alertTitle()).toContain('One minute left');
  });

  test('takes a declined card kindly, and the next one for the order', async () => {
    const answers = [refusal(402, 'payment-declined'), { body: { order: withoutHold({ status: 'confirmed' }) } }];
    const { press, user, sent } = await showCheckout(held(), {
      payment: () => answers[sent('payment').length - 1] ?? 'no-answer',
    });
    await heading('Checkout');
    await user.click(screen.getByRole('radio', { name: 'Declined' }));
    await press('Pay €120');
    expect(await alertTitle()).toContain('The payment was declined');
    await user.click(screen.getByRole('radio', { name: 'Approved at once' }));
    await press('Pay €120');
    await heading('The seats are yours');
    expect(sent('payment').map(({ body }) => body)).toEqual([
      { paymentToken: 'tok_decline' },
      { paymentToken: 'tok_approve' },
    ]);
  });

  test('waits calmly where the answer to a payment is unknown, and nothing is paid twice', async () => {
    const open = held({ payment: { status: 'open' } });
    const { press, shop, sent } = await showCheckout(held(), { payment: () => ({ body: { order: open } }) });
    await heading('Checkout');
    shop.order = open;
    await press('Pay €120');
    expect(await alertTitle()).toContain('Waiting for the bank');
    expect(screen.queryByRole('button', { name: 'Pay €120' })).toBeNull();
    shop.order = withoutHold({ status: 'confirmed', payment: { status: 'captured' } });
    await vi.advanceTimersByTimeAsync(3_000);
    await heading('The seats are yours');
    expect(sent('payment')).toHaveLength(1);
  });

  test('finds a payment that went through although its answer was lost', async () => {
    const { press, shop } = await showCheckout(held(), { payment: () => 'no-answer' });
    await heading('Checkout');
    shop.order = withoutHold({ status: 'confirmed', payment: { status: 'captured' } });
    await press('Pay €120');
    await heading('The seats are yours');
  });

  test('tells when the hold has run out, with the way back to the seats', async () => {
    const { shop } = await showCheckout(held({ holdExpiresAt: new Date(Date.now() + 2_000).toISOString() }));
    await heading('Checkout');
    shop.order = withoutHold({ status: 'expired' });
    await vi.advanceTimersByTimeAsync(5_000);
    await heading('Your time is up');
    expect(screen.getByText(/Nothing was charged/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Find a concert' }).getAttribute('href')).toBe('/tickets');
  });

  test('tells of the refund where the payment came too late', async () => {
    const late = withoutHold({ status: 'expired', payment: { status: 'captured' }, refund: { status: 'due' } });
    const { press, shop } = await showCheckout(held(), { payment: () => refusal(410, 'hold-expired') });
    await heading('Checkout');
    shop.order = late;
    await press('Pay €120');
    await heading('Your time is up');
    expect(screen.getByText(/on its way back to you/)).toBeTruthy();
  });

  test('gives the seats back when asked to, and leads to the hall', async () => {
    const { press, history, sent } = await showCheckout(held(), {
      release: () => ({ body: { order: withoutHold({ status: 'released' }) } }),
    });
    await press('Give the seats back');
    await screen.findByText('The hall');
    expect(history.get()).toBe('/tickets/abc');
    expect(sent('release')).toHaveLength(1);
  });
});

test('a queued order shows its place in line, and its checkout as soon as the seats are held', async () => {
  const { shop } = await showCheckout(withoutHold({ status: 'queued' }));
  await screen.findByText('Your request is in line…');
  shop.order = held();
  await vi.advanceTimersByTimeAsync(2_000);
  await heading('Checkout');
});

test('an order that is not the buyer’s is not found', async () => {
  fakeShop({});
  globalThis.fetch = async () => new Response(JSON.stringify({ code: 'order-not-found' }), { status: 404 });
  const history = createMemoryHistory();
  history.set({ value: `/orders/${orderId}` });
  render(() => (
    <MemoryRouter history={history}>
      <Route path="/orders/:orderId" component={CheckoutPage} />
    </MemoryRouter>
  ));
  await heading('Nothing plays here');
});
