import { screen, within } from '@solidjs/testing-library';
import { describe, expect, test, vi } from 'vitest';
import { refusal } from '../../testing/fake-shop.ts';
import { heading, held, orderId, showOrderPage, useSignedInBuyer, withoutHold } from './order-page-for-tests.tsx';

useSignedInBuyer();
const paid = { status: 'captured' } as const;

describe('an order in line', () => {
  test('becomes a checkout as soon as the seats are held', async () => {
    const { shop } = await showOrderPage(withoutHold({ status: 'queued' }));
    await screen.findByText('Your request is in line…');
    shop.order = held();
    await vi.advanceTimersByTimeAsync(2_000);
    await heading('Checkout');
  });

  test('tells how long the others wait, and admits it when this one waits longer', async () => {
    const queued = withoutHold({ status: 'queued', waitSeconds: 4 });
    const { shop } = await showOrderPage(queued);
    expect(await screen.findByText(/answers take about 4 seconds/)).toBeTruthy();
    expect(screen.queryByText(/takes longer than that/)).toBeNull();
    shop.order = { ...queued, waitSeconds: 6 };
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await screen.findByText(/about 6 seconds/)).toBeTruthy();
    await vi.advanceTimersByTimeAsync(16_000);
    expect(await screen.findByText(/takes longer than that/)).toBeTruthy();
  });
});

describe('a confirmed order', () => {
  test('has a ticket with a code of its own for every seat', async () => {
    await showOrderPage(withoutHold({ status: 'confirmed', payment: paid }));
    await heading('Your order');
    const tickets = await screen.findAllByRole('article');
    expect(tickets.map((ticket) => ticket.getAttribute('aria-label'))).toEqual(['Ticket 1 of 2', 'Ticket 2 of 2']);
    const codes = tickets.map((ticket) => within(ticket).getByRole('img').querySelector('path')?.getAttribute('d'));
    expect(new Set(codes).size).toBe(2);
    expect(screen.getByRole('img', { name: 'QR code of the ticket for Stalls, row B, seat 4' })).toBeTruthy();
    expect(screen.getAllByText('Mon, 1 May 2051, 20:00').length).toBeGreaterThan(0);
    expect(screen.getAllByText('Central European Summer Time').length).toBeGreaterThan(0);
  });

  test('is cancelled after a question that tells what comes back', async () => {
    const gone = withoutHold({ status: 'cancelled', payment: paid, refund: { status: 'done' } });
    const { press, sent } = await showOrderPage(withoutHold({ status: 'confirmed', payment: paid }), {
      answers: { cancellation: () => ({ body: { order: gone } }) },
    });
    await press('Cancel order');
    expect(await screen.findByText('You get €120 back the way you paid.')).toBeTruthy();
    expect(sent('cancellation')).toEqual([]);
    await press('Yes, cancel the order');
    await heading('This order is cancelled');
    expect(screen.getByText('€120 was given back to you.')).toBeTruthy();
    expect(screen.queryAllByRole('img', { name: /^QR code/ })).toEqual([]);
  });

  test('that nothing was paid for promises no money', async () => {
    const { press } = await showOrderPage(withoutHold({ status: 'confirmed' }));
    await press('Cancel order');
    expect(await screen.findByText(/Nothing was paid here/)).toBeTruthy();
  });

  test('says what went wrong where it could not be cancelled, and keeps the seats', async () => {
    const { press } = await showOrderPage(withoutHold({ status: 'confirmed', payment: paid }), {
      answers: { cancellation: () => refusal(409, 'too-late-to-cancel') },
    });
    await press('Cancel order');
    await press('Yes, cancel the order');
    expect((await screen.findByRole('alert')).textContent).toContain('has started');
    expect(screen.getAllByRole('article').length).toBe(2);
  });
});

describe('a refused order', () => {
  const refused = withoutHold({
    status: 'refused',
    refusal: { code: 'seats-taken', takenSeatIds: ['STAL-B-3'], suggestedSeatIds: ['STAL-C-5', 'STAL-C-6'] },
  });
  const newId = 'b'.repeat(26);

  test('offers the seats that the shop suggested, in one tap', async () => {
    const { press, log, history } = await showOrderPage(refused, {
      others: {
        'POST /concerts/abc/orders': () => ({ status: 201, body: { order: held({ id: newId }) } }),
        [`GET /orders/${newId}`]: () => ({ body: { order: held({ id: newId }) } }),
      },
    });
    await heading('You got no seats this time');
    expect(await screen.findByText('Stalls, row C, seats 5–6')).toBeTruthy();
    await press('Take 2 seats, €120');
    await heading('Checkout');
    expect(history.get()).toBe(`/orders/${newId}`);
    expect(log.find(({ method }) => method === 'POST')?.body).toEqual({ seatIds: ['STAL-C-5', 'STAL-C-6'] });
  });

  test('says it plainly where those are gone as well', async () => {
    const { press } = await showOrderPage(refused, {
      others: { 'POST /concerts/abc/orders': () => refusal(409, 'seats-taken') },
    });
    await press('Take 2 seats, €120');
    expect((await screen.findByRole('alert')).textContent).toContain('Someone was faster');
    expect(screen.getByRole('link', { name: 'See what is left' })).toBeTruthy();
  });

  test('for too many seats leads to those that the buyer has', async () => {
    const tooMany = { code: 'seat-limit' as const, takenSeatIds: [], suggestedSeatIds: [] };
    await showOrderPage(withoutHold({ status: 'refused', refusal: tooMany }));
    expect((await screen.findByRole('link', { name: 'See my orders' })).getAttribute('href')).toBe('/orders');
  });
});

test('an order for a concert that has left the shop leads to the others', async () => {
  await showOrderPage(withoutHold({ status: 'released' }), { hasConcert: false });
  await heading('You gave these seats back');
  expect((await screen.findByRole('link', { name: 'Find a concert' })).getAttribute('href')).toBe('/tickets');
});

test('an order that is not the buyer’s is not found', async () => {
  await showOrderPage(held(), { others: { [`GET /orders/${orderId}`]: () => refusal(404, 'order-not-found') } });
  await heading('Nothing plays here');
});

test('an order that cannot be fetched is tried again on demand', async () => {
  let isOut = true;
  const { press } = await showOrderPage(held(), {
    others: { [`GET /orders/${orderId}`]: () => (isOut ? 'no-answer' : { body: { order: held() } }) },
  });
  expect((await screen.findByRole('alert')).textContent).toContain('Check your connection');
  isOut = false;
  await press('Try again');
  await heading('Checkout');
});
