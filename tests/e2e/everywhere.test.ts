import { expect, test } from 'vitest';
import { desktop, phone, useShopInBrowser } from './shop-in-browser.ts';

const shop = useShopInBrowser();

test('without a line, the shop says so in plain words, and goes on by itself when the line is back', async () => {
  await shop.addConcert('Back on Line');
  await shop.visit(phone, async (page) => {
    await page.goto('/tickets');
    await page.getByRole('link', { name: 'Back on Line' }).waitFor();
    await page.context().setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await page.getByRole('searchbox').fill('back on');
    await page.getByText('The shop did not answer. Check your connection and try again.').waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('status').getByText('The shop did not answer.').waitFor();
    await page.context().setOffline(false);
    await page.getByText('You are offline.').waitFor({ state: 'detached' });
    await page.getByText('Check your connection and try again.').first().waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Back on Line' }).waitFor();
  });
});

test('a shop that fails is told as such, and tried again at a press', async () => {
  await shop.addConcert('Second Try');
  await shop.visit(desktop, async (page) => {
    await page.route('**/api/concerts*', (route) => route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' }), {
      times: 1,
    });
    await page.goto('/tickets?q=second');
    await page.getByText('Something went wrong on our side.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'Second Try' }).waitFor();
  });
});

test('a page whose code cannot be fetched says so, and is there after a reload', async () => {
  const { id } = await shop.addConcert('Late Code');
  await shop.visit(
    desktop,
    async (page) => {
      await page.route('**/assets/concert-page-*.js', (route) => route.abort(), { times: 1 });
      await page.goto('/tickets?q=late');
      await page.getByRole('link', { name: 'Late Code' }).click();
      await page.getByText('This page did not load').waitFor();
      await page.getByRole('link', { name: 'Concerts', exact: true }).click();
      await page.getByRole('heading', { name: 'Find your night' }).waitFor();
      await page.goto(`/tickets/${id}`);
      await page.getByRole('heading', { name: 'Late Code' }).waitFor();
    },
    [/Failed to fetch dynamically imported module/],
  );
});

test('pages name themselves, take the focus when somebody goes there, and can be skipped to', async () => {
  await shop.addConcert('In Focus');
  await shop.visit(desktop, async (page) => {
    await page.goto('/tickets?q=focus');
    await page.getByRole('link', { name: 'In Focus' }).focus();
    expect(await page.title()).toBe('Find your night · Front Row');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'In Focus', level: 1 }).waitFor();
    await expect.poll(() => page.title()).toBe('In Focus · Front Row');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe('In Focus');
    await page.goto('/orders');
    await page.getByText('Sign in to see this page.').waitFor();
    expect(await page.title()).toBe('My orders · Front Row');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Sign in');
  });
});

test('light or dark is as the system has it, until somebody chooses, and stays chosen', async () => {
  await shop.visit({ ...desktop, colorScheme: 'dark' }, async (page) => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.goto('/auth');
    const dark = await paper();
    await page.getByRole('button', { name: 'Light' }).click();
    const light = await paper();
    expect(light).not.toBe(dark);
    await page.reload();
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    expect(await paper()).toBe(light);
    await page.getByRole('button', { name: 'Auto' }).click();
    expect(await paper()).toBe(dark);
  });
});

test('on the day of the on-sale a card counts down, and opens by itself', async () => {
  const onSaleAt = new Date(Date.now() + 12_000).toISOString();
  await shop.addConcert('Doors Open Soon', { onSaleAt });
  await shop.visit(phone, async (page) => {
    await page.goto('/tickets?q=doors');
    await page.getByText(/^On sale in 0:\d\d$/).waitFor();
    await page.getByText(/^On sale in|^Opening now/).waitFor({ state: 'detached' });
    await page.getByText('60 seats left').waitFor();
  });
});
