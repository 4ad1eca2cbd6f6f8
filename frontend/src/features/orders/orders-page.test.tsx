import type { Order } from '@frontrow/functions/contract/orders.ts';
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router';
import { render, screen } from '@solidjs/testing-library';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeShop, refusal } from '../../testing/fake-shop.ts';
import { held, useSignedInBuyer, withoutHold } from '../checkout/order-page-for-tests.tsx';
import { OrdersPage } from './orders-page.tsx';

useSignedInBuyer();
const idOf = (letter: string) => letter.repeat(26);
const concert = (id: string) => ({
  id,
  title: `Night ${id}`,
  venue: { name: 'Fasching', city: 'Stockholm', country: 'SE', timeZone: 'Europe/Stockholm' },
  startsAt: '2051-05-01T18:00:00.000Z',
  saleStatus: 'on-sale',
  seatMapVersion: 'v1',
  poster: null,
});

type Answers = Parameters<typeof fakeShop>[0];

/** The list; `shop.orders` is what a buyer has at any time. */
async function showOrders(orders: Order[], answers: Answers = {}, query = '') {
  const shop = { orders };
  const log = fakeShop({
    'GET /orders': () => ({ body: { items: shop.orders, nextCursor: null } }),
    'GET /concerts/abc': () => ({ body: { concert: concert('abc') } }),
    'GET /concerts/abc/seat-map/v1': () => ({ body: { concertId: 'abc', version: 'v1', sections: [] } }),
    ...answers,
  });
  const history = createMemoryHistory();
  history.set({ value: `/orders${query}` });
  render(() => (
    <MemoryRouter history={history}>
      <Route path="/orders" component={OrdersPage} />
    </MemoryRouter>
  ));
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  const asked = () => log.filter(({ path }) => path === '/orders').map(({ query: { status } }) => status);
  return { shop, user, asked };
}

test('which orders are shown stands in the address, and changes with it', async () => {
  const { shop, user, asked } = await showOrders([withoutHold({ status: 'released' })], {}, '?show=cancelled');
  await screen.findByText('You gave the seats back.');
  expect(screen.getByRole('radio', { name: 'Ended' })).toHaveProperty('checked', true);
  shop.orders = [];
  await user.click(screen.getByRole('radio', { name: 'Active' }));
  await screen.findByText('No orders yet');
  expect(asked()).toEqual(['cancelled', 'active']);
});

test.each([
  ['active', 'No orders yet'],
  ['cancelled', 'Nothing has ended'],
  ['all', 'No orders yet'],
])('an empty list of %s orders says what would be there, and leads to the concerts', async (show, title) => {
  await showOrders([], {}, `?show=${show}`);
  await screen.findByRole('heading', { name: title });
  expect(screen.getByText(/show up here/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Find a concert' }).getAttribute('href')).toBe('/tickets');
});

test('orders that go on by themselves go on in the list: answered, run out, refunded', async () => {
  const now = {
    a: withoutHold({ id: idOf('a'), status: 'queued' }),
    b: held({ id: idOf('b'), holdExpiresAt: new Date(Date.now() + 3_000).toISOString() }),
    c: withoutHold({ id: idOf('c'), status: 'cancelled', refund: { status: 'due' } }),
  };
  const looks = Object.fromEntries(
    Object.keys(now).map((at) => [`GET /orders/${idOf(at)}`, () => ({ body: { order: now[at as keyof typeof now] } })]),
  );
  await showOrders(Object.values(now), looks, '?show=all');
  await screen.findByText('In line');
  now.a = withoutHold({ id: idOf('a'), status: 'confirmed' });
  now.b = withoutHold({ id: idOf('b'), status: 'expired' });
  now.c = { ...now.c, refund: { status: 'done' } };
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await screen.findByText('Confirmed')).toBeTruthy();
  expect(await screen.findByText('€120 was given back to you.')).toBeTruthy();
  expect(screen.getByText('To be paid'), 'nothing is asked of a hold before it ends').toBeTruthy();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await screen.findByText('Not paid in time. Nothing was charged.')).toBeTruthy();
});

test('an order is cancelled after a question, and leaves the list of active ones', async () => {
  const order = withoutHold({ status: 'confirmed', payment: { status: 'captured' } });
  const { shop, user } = await showOrders([order], {
    [`POST /orders/${order.id}/cancellation`]: () => {
      shop.orders = [];
      return { body: { order: { ...order, status: 'cancelled' } } };
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Cancel order for Night abc' }));
  await user.click(await screen.findByRole('button', { name: 'Yes, cancel the order' }));
  await screen.findByText('No orders yet');
});

test('a cancellation that fails says why, and the order stays', async () => {
  const order = withoutHold({ status: 'confirmed' });
  const { user } = await showOrders([order], {
    [`POST /orders/${order.id}/cancellation`]: () => refusal(503, 'busy'),
  });
  await user.click(await screen.findByRole('button', { name: /^Cancel order/ }));
  await user.click(await screen.findByRole('button', { name: 'Yes, cancel the order' }));
  expect((await screen.findByRole('alert')).textContent).toContain('very busy');
});

test('a list that cannot be fetched is tried again on demand', async () => {
  let isOut = true;
  const { user } = await showOrders([], {
    'GET /orders': () => (isOut ? 'no-answer' : { body: { items: [], nextCursor: null } }),
  });
  expect((await screen.findByRole('alert')).textContent).toContain('Check your connection');
  isOut = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('No orders yet');
});

test('a concert that could not be fetched is asked for again, so that no order stays without its name', async () => {
  let isOut = true;
  await showOrders([withoutHold({ status: 'confirmed' })], {
    'GET /concerts/abc': () => (isOut ? 'no-answer' : { body: { concert: concert('abc') } }),
  });
  await screen.findByText('Confirmed');
  expect(screen.queryByText('Night abc')).toBeNull();
  isOut = false;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await screen.findByText('Night abc')).toBeTruthy();
});
