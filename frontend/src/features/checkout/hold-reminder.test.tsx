import { MemoryRouter, Route } from '@solidjs/router';
import { render, screen } from '@solidjs/testing-library';
import { beforeEach, expect, test, vi } from 'vitest';
import { HoldReminder } from './hold-reminder.tsx';
import { keepHold } from './kept-hold.ts';
import { held, orderId, useSignedInBuyer, withoutHold } from './order-page-for-tests.tsx';

useSignedInBuyer();
const buyerId = 'acc1';

async function showReminder() {
  const page = () => (
    <>
      <p>The seats</p>
      <HoldReminder concertId="abc" />
    </>
  );
  render(() => (
    <MemoryRouter>
      <Route path="*" component={page} />
    </MemoryRouter>
  ));
  await screen.findAllByText('The seats');
}
beforeEach(() => keepHold(held(), buyerId));

test('leads back to held seats, with the time that is left, until it is over', async () => {
  await showReminder();
  expect(screen.getByText('2 seats are held for you')).toBeTruthy();
  expect(screen.getByRole('timer').textContent).toMatch(/^2:0\d$/);
  expect(screen.getByRole('link', { name: 'Pay now' }).getAttribute('href')).toBe(`/orders/${orderId}`);
  await vi.advanceTimersByTimeAsync(130_000);
  expect(screen.queryByRole('link')).toBeNull();
});

test.each(['confirmed', 'released', 'expired'] as const)('is gone once the order is %s', async (status) => {
  keepHold(withoutHold({ status }), buyerId);
  await showReminder();
  expect(screen.queryByRole('link')).toBeNull();
});

test('tells nobody of the seats of another buyer, or of what somebody wrote into the storage', async () => {
  keepHold(held(), 'somebody-else');
  await showReminder();
  expect(screen.queryByRole('link')).toBeNull();
  localStorage.setItem('frontrow.hold.abc', '{"orderId');
  await showReminder();
  expect(screen.queryByRole('link')).toBeNull();
});
