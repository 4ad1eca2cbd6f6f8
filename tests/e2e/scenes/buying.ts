import { randomUUID } from 'node:crypto';
import type { SignedIn } from '@frontrow/functions/contract/accounts.ts';
import type { NewConcert } from '@frontrow/functions/contract/admin.ts';
import { claimSeats } from '@frontrow/functions/contract/orders.ts';
import type { ShopInBrowser } from '../shop-in-browser.ts';
import type { Scene, Stage } from './scene.ts';

export const buying: readonly Scene[] = [
  {
    name: 'seats-picked',
    as: 'buyer',
    async arrange(stage) {
      const { id } = await stage.shop.addConcert('A Scene with Seats');
      await pickSeats(stage, id);
    },
  },
  {
    name: 'seats-picked-by-guest',
    async arrange(stage) {
      const { id } = await stage.shop.addConcert('A Scene for Guests');
      await pickSeats(stage, id);
    },
  },
  {
    name: 'checkout',
    as: 'buyer',
    async arrange(stage) {
      const orderId = await holdSeats(stage);
      await stage.page.goto(`/orders/${orderId}`);
      await stage.page.getByRole('timer').waitFor();
    },
  },
  {
    name: 'orders',
    as: 'buyer',
    async arrange(stage) {
      await holdSeats(stage);
      await holdSeats(stage, { checkout: 'instant' });
      await stage.page.goto('/orders');
      await stage.page.getByText('Confirmed').first().waitFor();
    },
  },
  {
    name: 'orders-none',
    as: 'buyer',
    async arrange({ page }) {
      await page.goto('/orders');
      await page.getByText('No orders yet').waitFor();
    },
  },
];

async function pickSeats({ page }: Stage, concertId: string): Promise<void> {
  await page.goto(`/tickets/${concertId}`);
  await page.getByRole('button', { name: /^Stalls, standard/ }).click();
  for (const seat of [4, 5]) await page.getByRole('gridcell', { name: `Stalls, row A, seat ${seat},` }).click();
  await page.getByText('€120').first().waitFor();
}

/** Orders two seats of a concert of its own. Answers the order's id. */
export async function holdSeats({ shop, account }: Stage, changes: Partial<NewConcert> = {}): Promise<string> {
  const { id } = await shop.addConcert('A Scene to Pay', { checkout: 'payment', ...changes });
  const order = await claim(shop, account, id, ['STAL-A-4', 'STAL-A-5']);
  return order.id;
}

export async function claim({ call }: ShopInBrowser, as: SignedIn, concertId: string, seatIds: string[]) {
  const headers = { 'idempotency-key': randomUUID() };
  const { status, code, body } = await call(claimSeats, { as, params: { concertId }, headers, body: { seatIds } });
  if (status !== 201) throw new Error(`No seats: ${code}`);
  return body.order;
}
