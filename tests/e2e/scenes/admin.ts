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
];
