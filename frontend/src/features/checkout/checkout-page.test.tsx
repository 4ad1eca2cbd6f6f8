import { screen, waitFor } from '@solidjs/testing-library';
import { describe, expect, test, vi } from 'vitest';
import { refusal } from '../../testing/fake-shop.ts';
import {
  alertTitle,
  heading,
  held,
  orderId,
  showOrderPage,
  useSignedInBuyer,
  withoutHold,
} from './order-page-for-tests.tsx';

useSignedInBuyer();

describe('the checkout of held seats', () => {
  test('shows seats, total and the time left, and warns aloud once the last minute begins', async () => {
    await showOrderPage(held());
    await heading('Checkout');
    expect(await screen.findByText('Stalls, row B, seat 3')).toBeTruthy();
    expect(screen.getByRole('timer').textContent).toMatch(/^2:0\d$/);
    expect(document.title).toBe('2 min · Checkout · Front Row');
    expect(screen.queryByRole('alert')).toBeNull();
    await vi.advanceTimersByTimeAsync(66_000);
    expect(screen.getByRole('timer').textContent).toMatch(/^0:5\d$/);
    expect(await alertTitle()).toContain('One minute left');
    expect(document.title).toBe('Last minute · Checkout · Front Row');
  });

  test('takes a declined card kindly, and the next one for the order', async () => {
    const payments = [refusal(402, 'payment-declined'), { body: { order: withoutHold({ status: 'confirmed' }) } }];
    const { press, user, sent } = await showOrderPage(held(), {
      answers: { payment: () => payments[sent('payment').length - 1] ?? 'no-answer' },
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

  test('waits calmly where the bank has not answered, says until when, and nothing is paid twice', async () => {
    const open = held({ payment: { status: 'open' } });
    const { press, shop, sent } = await showOrderPage(held(), {
      answers: { payment: () => ({ body: { order: open } }) },
    });
    await heading('Checkout');
    shop.order = open;
    await press('Pay €120');
    expect(await alertTitle()).toMatch(/Waiting for the bank.*by \d\d:\d\d at the latest/);
    expect(screen.queryByRole('button', { name: 'Pay €120' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Give the seats back' })).toBeNull();
    shop.order = withoutHold({ status: 'confirmed', payment: { status: 'captured' } });
    await vi.advanceTimersByTimeAsync(3_000);
    await heading('The seats are yours');
    expect(sent('payment')).toHaveLength(1);
  });

  test('finds a payment that went through although its answer was lost', async () => {
    const { press, shop } = await showOrderPage(held(), { answers: { payment: () => 'no-answer' } });
    await heading('Checkout');
    shop.order = withoutHold({ status: 'confirmed', payment: { status: 'captured' } });
    await press('Pay €120');
    await heading('The seats are yours');
  });

  test('says that it does not know, while the shop is out of reach, and finds out by itself', async () => {
    const { press, shop, sent } = await showOrderPage(held(), { answers: { payment: () => 'no-answer' } });
    await heading('Checkout');
    shop.order = undefined;
    await press('Pay €120');
    expect(await alertTitle()).toContain('We do not know yet whether the payment went through');
    await press('Paying…');
    shop.order = held({ payment: { status: 'declined' } });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await screen.findByRole('button', { name: 'Pay €120' })).toBeTruthy();
    expect(sent('payment')).toHaveLength(1);
  });

  test('tells when the hold has run out, with the way back to what is left', async () => {
    const { shop } = await showOrderPage(held({ holdExpiresAt: new Date(Date.now() + 2_000).toISOString() }));
    await heading('Checkout');
    shop.order = withoutHold({ status: 'expired' });
    await vi.advanceTimersByTimeAsync(5_000);
    await heading('Your time is up');
    expect(screen.getByText(/Nothing was charged/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'See what is left' }).getAttribute('href')).toBe('/tickets/abc');
  });

  test('tells of the refund where the payment came too late, until the money is there', async () => {
    const late = withoutHold({ status: 'expired', payment: { status: 'captured' }, refund: { status: 'due' } });
    const { press, shop } = await showOrderPage(held(), { answers: { payment: () => refusal(410, 'hold-expired') } });
    await heading('Checkout');
    shop.order = late;
    await press('Pay €120');
    await heading('Your time is up');
    expect(screen.getByText('€120 is on its way back to you.')).toBeTruthy();
    shop.order = { ...late, refund: { status: 'done' } };
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await screen.findByText('€120 was given back to you.')).toBeTruthy();
  });

  test('notices what another tab did as soon as this one is looked at again', async () => {
    const { shop } = await showOrderPage(held());
    await heading('Checkout');
    shop.order = withoutHold({ status: 'confirmed', payment: { status: 'captured' } });
    document.dispatchEvent(new Event('visibilitychange'));
    await heading('The seats are yours');
  });
});

describe('leaving the checkout', () => {
  const released = () => ({ body: { order: withoutHold({ status: 'released' }) } });

  test('gives the seats back when asked to, and leads to the hall', async () => {
    const { press, history, sent } = await showOrderPage(held(), { answers: { release: released } });
    await press('Give the seats back');
    await screen.findByText('The hall');
    await waitFor(() => expect(history.get()).toBe('/tickets/abc'));
    expect(sent('release')).toHaveLength(1);
  });

  test('asks what shall become of the seats, and stays where the buyer wants to stay', async () => {
    const { press, follow, history, sent } = await showOrderPage(held());
    await heading('Checkout');
    await follow('Back to the seats');
    expect(await screen.findByText(/^Your 2 seats are held for 2:0\d more/)).toBeTruthy();
    await press('Stay here');
    expect(history.get()).toBe(`/orders/${orderId}`);
    expect(sent('release')).toEqual([]);
  });

  test('keeps the seats held, and the concert’s page knows the way back', async () => {
    const { press, follow, sent } = await showOrderPage(held());
    await heading('Checkout');
    await follow('Back to the seats');
    await press('Leave, and keep them held');
    await screen.findByText('The hall');
    expect(sent('release')).toEqual([]);
    expect(localStorage.getItem('frontrow.hold.abc')).toContain(orderId);
  });

  test('gives the seats back first where that is wanted, and forgets the hold', async () => {
    const { press, follow, sent } = await showOrderPage(held(), { answers: { release: released } });
    await heading('Checkout');
    await follow('Back to the seats');
    await press('Leave, and give them back');
    await screen.findByText('The hall');
    expect(sent('release')).toHaveLength(1);
    expect(localStorage.getItem('frontrow.hold.abc')).toBeNull();
  });

  test('asks nothing while a payment is under way', async () => {
    const { follow } = await showOrderPage(held({ payment: { status: 'open' } }));
    await heading('Checkout');
    await follow('Back to the seats');
    await screen.findByText('The hall');
  });
});
