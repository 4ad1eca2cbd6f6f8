import { randomUUID } from 'node:crypto';
import type { SignedIn } from '@frontrow/functions/contract/accounts.ts';
import { cancelConcert } from '@frontrow/functions/contract/admin.ts';
import { getConcert } from '@frontrow/functions/contract/concerts.ts';
import { rectangle } from '@frontrow/functions/domain/halls-for-tests.ts';
import { expect } from 'vitest';
import type { ShopInBrowser } from '../shop-in-browser.ts';
import { claim } from './buying.ts';
import type { Scene } from './scene.ts';

export const finding: readonly Scene[] = [
  {
    name: 'concerts',
    async arrange({ page }) {
      await page.goto('/tickets');
      await page.locator('.concert-card').first().waitFor();
    },
  },
  {
    name: 'concerts-special',
    async arrange({ page, shop }) {
      const word = randomUUID().slice(0, 8);
      const fewSeats = [rectangle(1, 9, { code: 'VIP', name: 'Boxes', priceTierId: 'vip' }), rectangle(1, 3)];
      const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
      await shop.addConcert(`Last Chance ${word}`, { sections: fewSeats });
      await shop.addConcert(`Doors at Dawn ${word}`, { onSaleAt: inHours(5) });
      await shop.addConcert(`Donaudampfschifffahrtsgesellschaftskapitänskonzert ${word}`, { onSaleAt: inHours(50) });
      const { id } = await shop.addConcert(`Called Off ${word}`);
      await shop.call(cancelConcert, { as: shop.admin, params: { concertId: id } });
      await page.goto(`/tickets?q=${word}`);
      await page.getByText('Last 12 seats').waitFor();
      await page.getByText(/^On sale in 4h/).waitFor();
      await page.getByText('Cancelled').waitFor();
    },
  },
  {
    name: 'concerts-too-late',
    async arrange({ page, shop, account }) {
      const word = randomUUID().slice(0, 8);
      await sellOut(shop, account, `Every Seat Gone ${word}`);
      await shop.addConcert(`Box Office Closed ${word}`, alreadyClosed());
      await page.goto(`/tickets?q=${word}`);
      await page.getByText('Sold out').waitFor();
      await page.getByText('Sale ended').waitFor();
    },
  },
  {
    name: 'concerts-loading',
    async arrange({ page }) {
      await page.route('**/api/concerts?*', () => {});
      await page.route('**/api/concerts', () => {});
      await page.goto('/tickets');
      await page.locator('.concert-cards[aria-busy=true]').waitFor();
    },
  },
  {
    name: 'concerts-none-found',
    async arrange({ page }) {
      await page.goto('/tickets?q=nobody%20plays%20this&from=2031-01-01&to=2031-02-01');
      await page.getByText('No concert fits').waitFor();
    },
  },
  {
    name: 'concerts-failed',
    async arrange({ page }) {
      await page.route('**/api/concerts*', (route) => route.fulfill({ status: 503, body: '' }));
      await page.goto('/tickets');
      await page.getByRole('button', { name: 'Try again' }).waitFor();
    },
  },
  {
    name: 'concert-on-sale',
    async arrange({ page, shop }) {
      const { id } = await shop.addConcert('A Scene on Sale');
      await page.goto(`/tickets/${id}`);
      await page.getByRole('button', { name: /^Stalls, standard/ }).waitFor();
    },
  },
  {
    name: 'concert-upcoming',
    async arrange({ page, shop }) {
      const onSaleAt = new Date(Date.now() + 26 * 3_600_000).toISOString();
      const { id } = await shop.addConcert('A Scene to Come', { onSaleAt });
      await page.goto(`/tickets/${id}`);
      await page.getByText('Not on sale yet').waitFor();
    },
  },
  {
    name: 'concert-sold-out',
    async arrange({ page, shop, account }) {
      await page.goto(`/tickets/${await sellOut(shop, account, 'A Scene Too Late')}`);
      await page.getByRole('button', { name: /^Stalls, standard, €60, Sold out/ }).waitFor();
    },
  },
  {
    name: 'concert-ended',
    async arrange({ page, shop }) {
      const { id } = await shop.addConcert('A Scene of Yesterday', alreadyClosed());
      await page.goto(`/tickets/${id}`);
      await page.getByText('Sale ended').waitFor();
    },
  },
  {
    name: 'concert-cancelled',
    async arrange({ page, shop }) {
      const { id } = await shop.addConcert('A Scene Called Off');
      await shop.call(cancelConcert, { as: shop.admin, params: { concertId: id } });
      await page.goto(`/tickets/${id}`);
      await page.getByText('Cancelled').first().waitFor();
    },
  },
  {
    name: 'not-found',
    async arrange({ page }) {
      await page.goto('/nothing/here');
      await page.getByRole('heading', { name: 'Nothing plays here' }).waitFor();
    },
  },
  {
    name: 'offline',
    inEnglishOnly: true,
    async arrange({ page }) {
      await page.goto('/tickets');
      await page.locator('.concert-card').first().waitFor();
      await page.context().setOffline(true);
      await page.getByText('You are offline').waitFor();
    },
  },
];

/** A concert for two, of whom one person has both seats. */
async function sellOut(shop: ShopInBrowser, buyer: SignedIn, title: string): Promise<string> {
  const sections = [rectangle(1, 1, { code: 'VIP', name: 'Boxes', priceTierId: 'vip' }), rectangle(1, 1)];
  const { id } = await shop.addConcert(title, { sections });
  await claim(shop, buyer, id, ['VIP-A-1', 'STAL-A-1']);
  // The shop counts again after some seconds.
  const statusOf = async () => (await shop.call(getConcert, { params: { concertId: id } })).body.concert.saleStatus;
  await expect.poll(statusOf, { timeout: 20_000 }).toBe('sold-out');
  return id;
}

const alreadyClosed = () => ({ salesEndAt: new Date(Date.now() - 60_000).toISOString() });
