import { randomUUID } from 'node:crypto';
import { cancelConcert } from '@frontrow/functions/contract/admin.ts';
import { rectangle } from '@frontrow/functions/domain/halls-for-tests.ts';
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
