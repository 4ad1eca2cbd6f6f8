import { expect, test } from 'vitest';
import { signUp } from '../api/client.ts';
import { desktop, signInOnPage, useShopInBrowser } from './shop-in-browser.ts';

const shop = useShopInBrowser();
const adminPages = ['/admin/events', '/admin/events/add', '/admin/orders'];

test('admin pages and the admin item are for admins only', async () => {
  const buyer = await signUp(shop.call, 'Ben');
  const concert = await shop.addConcert('Guarded');
  const pages = [...adminPages, `/admin/events/${concert.id}/edit`];
  await shop.visit(desktop, async (page) => {
    for (const address of pages) {
      await page.goto(address);
      await page.getByText('Sign in to see this page.').waitFor();
    }
    await signInOnPage(page, buyer.account.email);
    expect(await page.getByRole('link', { name: 'Admin' }).count()).toBe(0);
    for (const address of pages) {
      await page.goto(address);
      await page.getByText('Only for admins').waitFor();
    }
  });
});

test('an admin adds a concert, changes its price and deletes it', async () => {
  await shop.visit(desktop, async (page) => {
    await signInOnPage(page, shop.admin.account.email);
    await page.getByRole('link', { name: 'Admin' }).click();
    await page.getByRole('link', { name: 'Add concert' }).click();
    await page.getByLabel('Title').fill('Made in a Browser');
    await page.getByLabel('Artist').fill('The Typists');
    await page.getByLabel('Venue').fill('Small Hall');
    await page.getByLabel('City').fill('Graz');
    await page.getByLabel('Country').selectOption({ label: 'Austria' });
    await page.getByLabel('Time zone').fill('Europe/Vienna');
    await page.getByLabel('Concert starts: date').fill('2031-05-01');
    for (const [at, price] of ['90', '60.50', '30'].entries())
      await page.getByLabel('Price in EUR').nth(at).fill(price);
    await page.getByRole('button', { name: 'Add concert' }).click();
    await page.getByRole('link', { name: 'Edit Made in a Browser' }).click();
    expect(await page.getByLabel('Price in EUR').nth(1).inputValue()).toBe('60.50');
    await page.getByLabel('Price in EUR').nth(1).fill('65');
    await page.getByRole('button', { name: 'Save' }).click();

    await page.goto('/tickets?q=typists');
    await page.getByText('from €30').waitFor();
    await page.goto('/admin/events');
    await page.getByRole('button', { name: 'Delete Made in a Browser' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /delete/i })
      .click();
    await expect
      .poll(() => page.getByRole('link', { name: 'Edit Made in a Browser' }).count(), { timeout: 5_000 })
      .toBe(0);
    await page.goto('/tickets?q=typists');
    await page.getByText('No concert fits').waitFor();
  });
});
