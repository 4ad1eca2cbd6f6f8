import { updateConcert } from '@frontrow/functions/contract/admin.ts';
import type { Page } from 'playwright-core';
import { signUp } from '../../api/client.ts';
import type { ShopInBrowser } from '../shop-in-browser.ts';
import { claim } from './buying.ts';
import type { Scene } from './scene.ts';

export const admin: readonly Scene[] = [
  {
    name: 'admin-concerts',
    as: 'admin',
    async arrange({ page }) {
      await page.goto('/admin/events');
      await page
        .getByRole('link', { name: /^Edit / })
        .first()
        .waitFor();
    },
  },
  {
    name: 'admin-add-concert',
    as: 'admin',
    async arrange({ page }) {
      await page.goto('/admin/events/add');
      await page.getByRole('button', { name: 'Add concert' }).waitFor();
    },
  },
  {
    name: 'admin-edit-concert',
    as: 'admin',
    async arrange({ page, shop }) {
      const { id } = await shop.addConcert('A Scene to Edit');
      await page.goto(`/admin/events/${id}/edit`);
      await page.getByRole('button', { name: 'Save' }).waitFor();
    },
  },
  {
    name: 'admin-delete-concert',
    as: 'admin',
    async arrange({ page, shop }) {
      await shop.addConcert('A Scene to Delete');
      await page.goto('/admin/events?q=delete');
      await page
        .getByRole('button', { name: /^Delete / })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'admin-orders',
    as: 'admin',
    async arrange({ page }) {
      await page.goto('/admin/orders');
      await page.locator('main h1').waitFor();
    },
  },
  {
    name: 'admin-orders-of-concert',
    as: 'admin',
    async arrange({ page, shop }) {
      await page.goto(`/admin/orders?concertId=${await sellSome(shop)}`);
      await page.getByRole('button', { name: 'Export orders (CSV)' }).waitFor();
      await page.getByText('STAL-C-7').filter({ visible: true }).waitFor();
    },
  },
  {
    name: 'admin-concerts-none',
    as: 'admin',
    async arrange({ page }) {
      await page.goto('/admin/events?q=nobody%20plays%20this&time=past&sale=sold-out');
      await page.getByText('No concert fits these filters.').waitFor();
    },
  },
  {
    name: 'admin-add-concert-wrong',
    as: 'admin',
    async arrange({ page }) {
      await page.goto('/admin/events/add');
      await page.getByRole('button', { name: 'Add concert' }).click();
      await page.getByText('Some fields need another look.').waitFor();
      const buffer = Buffer.from('no picture');
      await page.getByLabel('Choose a picture').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer });
      await page.getByText('This picture cannot be read.').waitFor();
    },
  },
  {
    name: 'admin-edit-stale',
    as: 'admin',
    async arrange({ page, shop }) {
      const { id, version } = await shop.addConcert('A Scene for Two');
      await page.goto(`/admin/events/${id}/edit`);
      await page.getByLabel('Title').fill('A Scene for Me');
      const body = { version, title: 'A Scene for Them', salesMode: 'queued' as const };
      await shop.call(updateConcert, { as: shop.admin, params: { concertId: id }, body });
      await page.getByRole('button', { name: 'Save changes' }).click();
      await page.getByText('Somebody changed this concert while you were editing').waitFor();
    },
  },
  {
    name: 'admin-sales',
    as: 'admin',
    async arrange({ page, shop }) {
      await openSales(page, await sellSome(shop));
      await page.getByRole('button', { name: /^Stalls, standard, €60, 3 sold, 37 free/ }).waitFor();
    },
  },
  {
    name: 'admin-sales-table',
    as: 'admin',
    async arrange({ page, shop }) {
      await openSales(page, await sellSome(shop));
      await page.getByText('The same as a table').click();
      await page.getByRole('columnheader', { name: 'From' }).waitFor();
    },
  },
  {
    name: 'admin-seats-withdrawn',
    as: 'admin',
    async arrange({ page, shop }) {
      await openSales(page, await sellSome(shop));
      await page.getByRole('button', { name: /^Stalls, standard/ }).click();
      await page.getByLabel('Which seats').selectOption('Row A');
      await page.getByRole('button', { name: 'Withdraw' }).click();
      await page.getByText('seats withdrawn from sale.').waitFor();
      for (const seat of [2, 3]) await page.getByRole('gridcell', { name: `Stalls, row B, seat ${seat},` }).click();
    },
  },
  {
    name: 'admin-call-off',
    as: 'admin',
    async arrange({ page, shop }) {
      await openSales(page, await sellSome(shop));
      await page.getByRole('button', { name: 'Call off' }).click();
      await page.getByLabel('type the title').fill('A Scene with');
    },
  },
  {
    name: 'admin-called-off',
    as: 'admin',
    async arrange({ page, shop }) {
      await openSales(page, await sellSome(shop));
      await page.getByRole('button', { name: 'Call off' }).click();
      await page.getByLabel('type the title').fill('A Scene with Sales');
      await page.getByRole('button', { name: 'Call it off' }).click();
      await page.getByText('The concert is called off.').waitFor();
    },
  },
  {
    name: 'admin-delete-refused',
    as: 'admin',
    async arrange({ page, shop }) {
      await sellSome(shop);
      await page.goto('/admin/events?q=scene%20sales');
      await page.getByRole('button', { name: 'Delete A Scene with Sales' }).first().click();
      await page.getByLabel('type the title').fill('A Scene with Sales');
      await page.getByRole('dialog').getByRole('button', { name: 'Delete concert' }).click();
      await page.getByText('People have seats for it.').waitFor();
    },
  },
];

/** A concert of which some seats are sold. */
async function sellSome(shop: ShopInBrowser): Promise<string> {
  const { id } = await shop.addConcert('A Scene with Sales');
  const buyer = await signUp(shop.call, 'Sal');
  for (const seatIds of [['STAL-A-4', 'STAL-A-5'], ['VIP-A-1'], ['STAL-C-7']]) await claim(shop, buyer, id, seatIds);
  return id;
}

async function openSales(page: Page, concertId: string): Promise<void> {
  await page.goto(`/admin/events/${concertId}/sales`);
  await page.getByText('from 3 orders').waitFor();
}
