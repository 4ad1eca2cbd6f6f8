import { getAvailability } from '@frontrow/functions/contract/seat-map.ts';
import { expect, test } from 'vitest';
import { signUp } from '../api/client.ts';
import { phone, useShopInBrowser } from './shop-in-browser.ts';

const shop = useShopInBrowser();

test('a hold of one minute runs out before the eyes of its buyer, and the seats are free again', async () => {
  const concert = await shop.addConcert('One Minute', { checkout: 'payment', holdMinutes: 1 });
  const buyer = await signUp(shop.call, 'Tim');
  await shop.visit({ ...phone, as: buyer }, async (page) => {
    await page.goto(`/tickets/${concert.id}`);
    await page.getByRole('button', { name: /^Order best 2 together/ }).click();
    await page.getByRole('alert').getByText('One minute left').waitFor();
    await page.getByRole('heading', { name: 'Your time is up' }).waitFor({ timeout: 80_000 });
    await page.getByText('Nothing was charged.').waitFor();
    await page.getByRole('link', { name: 'See what is left' }).click();
    await page.getByRole('heading', { name: 'Choose your seats' }).waitFor();
    expect(await page.getByText('are held for you').count()).toBe(0);
    await page.goto('/orders?show=all');
    await page.getByText('Not paid in time. Nothing was charged.').waitFor();
  });
  const { sections } = (await shop.call(getAvailability, { params: { concertId: concert.id } })).body;
  expect(Object.values(sections).join('')).toMatch(/^\.+$/);
});
