import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { signUp } from '../api/client.ts';
import { desktop, password, phone, signInOnPage, useShopInBrowser } from './shop-in-browser.ts';

const shop = useShopInBrowser();

test('opening an account: the rules are ticked off while somebody types, and the way leads back', async () => {
  await shop.visit(phone, async (page) => {
    await page.goto('/orders');
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.getByText('Then you are back where you were.').waitFor();
    await page.getByRole('link', { name: 'Open an account' }).click();
    await page.getByLabel('Name').fill('Nora');
    await page.getByLabel('E-mail').fill(`nora.${randomUUID()}@example.org`);
    const field = page.getByLabel('Password', { exact: true });
    const ruleStates = () =>
      page.locator('.password-rules li').evaluateAll((rules) => rules.map((rule) => rule.getAttribute('data-state')));
    await field.fill('passwor');
    expect(await ruleStates()).toEqual(['open', 'open']);
    await field.fill('password1');
    await expect.poll(ruleStates).toEqual(['met', 'broken']);
    await page.getByRole('button', { name: 'Show password' }).click();
    expect(await field.getAttribute('type')).toBe('text');
    await field.fill(password);
    await expect.poll(ruleStates).toEqual(['met', 'met']);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByText('No orders yet').waitFor();
    expect(new URL(page.url()).pathname).toBe('/orders');
  });
});

test('a changed password holds at once, and the other device is out', async () => {
  const { account } = await signUp(shop.call, 'Petra');
  await shop.visit({ ...desktop, as: { account } }, async (elsewhere) => {
    await elsewhere.goto('/orders');
    await elsewhere.getByText('No orders yet').waitFor();
    await shop.visit({ ...desktop, as: { account } }, async (page) => {
      await page.goto('/account');
      await page.getByLabel('Current password').fill('something else');
      await page.getByLabel('New password').fill('another evening song');
      await page.getByRole('button', { name: 'Change password' }).click();
      await page.getByText('This is not your current password.').waitFor();
      await page.getByLabel('Current password').fill(password);
      await page.getByRole('button', { name: 'Change password' }).click();
      await page.getByText('Your password is changed.').waitFor();
      expect(await page.getByLabel('New password').inputValue()).toBe('');
      await page.reload();
      await page.getByRole('heading', { name: 'Your account' }).waitFor();
      await page.getByRole('button', { name: 'Sign out', exact: true }).click();
      await page.goto('/auth');
      await page.getByLabel('E-mail').fill(account.email);
      await page.getByLabel('Password', { exact: true }).fill('another evening song');
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
    });
    await elsewhere.reload();
    await elsewhere.getByText('Sign in to see this page.').waitFor();
  });
});

test('signing out everywhere reaches the other tab at once and the other device with its next visit', async () => {
  const { account } = await signUp(shop.call, 'Olga');
  await shop.visit({ ...desktop, as: { account } }, async (elsewhere) => {
    await elsewhere.goto('/orders');
    await elsewhere.getByText('No orders yet').waitFor();
    await shop.visit({ ...desktop, as: { account } }, async (page) => {
      const otherTab = await page.context().newPage();
      await otherTab.goto('/orders');
      await otherTab.getByText('No orders yet').waitFor();
      await page.goto('/account');
      await page.getByRole('button', { name: 'Sign out everywhere' }).click();
      await page.getByText('You are signed out everywhere.').waitFor();
      await otherTab.getByText('Sign in to see this page.').waitFor();
    });
    await elsewhere.reload();
    await elsewhere.getByText('Sign in to see this page.').waitFor();
  });
});

test('signing in in one tab takes the other tab along', async () => {
  const { account } = await signUp(shop.call, 'Tina');
  await shop.visit(desktop, async (page) => {
    const otherTab = await page.context().newPage();
    await otherTab.goto('/auth?return=%2Forders');
    await otherTab.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await signInOnPage(page, account.email);
    await otherTab.getByText('No orders yet').waitFor();
  });
});

test('a session is renewed without a break in two tabs, once for both', async () => {
  const { account } = await signUp(shop.call, 'Rosa');
  await shop.visit({ ...desktop, as: { account } }, async (page) => {
    let renewals = 0;
    page.context().on('response', (response) => {
      if (response.url().endsWith('/api/auth/refresh') && response.ok()) renewals += 1;
    });
    const tabs = [page, await page.context().newPage()];
    for (const tab of tabs) {
      await tab.clock.install();
      await tab.goto('/orders');
      await tab.getByText('No orders yet').waitFor();
    }
    expect(renewals, 'each tab takes up the session once').toBe(2);
    // Two tokens of one account and one second are the same text, and a renewal would seem to have brought nothing.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    // The site renews half a minute before the quarter of an hour is over.
    for (const tab of tabs) await tab.clock.fastForward((15 * 60 - 20) * 1_000);
    await Promise.all(tabs.map((tab) => tab.getByRole('radio', { name: 'Ended' }).check()));
    for (const tab of tabs) {
      await tab.getByText('Nothing has ended').waitFor();
      expect(await tab.getByText('Sign in').count()).toBe(0);
    }
    expect(renewals, 'one renewal serves both').toBe(3);
  });
});

test('a token that the shop takes no more is replaced behind the scenes', async () => {
  const { account } = await signUp(shop.call, 'Stella');
  await shop.visit({ ...desktop, as: { account } }, async (page) => {
    await page.goto('/orders');
    await page.getByText('No orders yet').waitFor();
    let refused = 0;
    await page.route('**/api/orders?*', async (route) => {
      if (refused > 0) return route.continue();
      refused += 1;
      await route.fulfill({ status: 401, json: { code: 'not-signed-in', title: 'Sign in first', status: 401 } });
    });
    await page.getByRole('radio', { name: 'Ended' }).check();
    await page.getByText('Nothing has ended').waitFor();
    expect(refused).toBe(1);
  });
});
