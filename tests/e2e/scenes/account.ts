import type { Scene } from './scene.ts';

export const account: readonly Scene[] = [
  {
    name: 'sign-in',
    async arrange({ page }) {
      await page.goto('/auth');
      await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    },
  },
  {
    name: 'sign-in-wrong',
    async arrange({ page, account }) {
      await page.goto('/auth');
      await page.getByLabel('E-mail').fill(account.account.email);
      await page.getByLabel('Password', { exact: true }).fill('not the password');
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('E-mail and password do not fit together.').waitFor();
    },
  },
  {
    name: 'register',
    async arrange({ page }) {
      await page.goto('/auth?mode=register');
      await page.getByRole('heading', { name: 'Open an account' }).waitFor();
    },
  },
  {
    name: 'register-wrong',
    async arrange({ page }) {
      await page.goto('/auth?mode=register');
      await page.getByLabel('Password', { exact: true }).fill('short');
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.getByText('This is not an e-mail address.').waitFor();
    },
  },
  {
    name: 'account',
    as: 'buyer',
    async arrange({ page }) {
      await page.goto('/account');
      await page.getByRole('heading', { name: 'Your account' }).waitFor();
    },
  },
  {
    name: 'page-for-accounts',
    async arrange({ page }) {
      await page.goto('/orders');
      await page.getByText('Sign in to see this page.').waitFor();
    },
  },
  {
    name: 'page-for-admins',
    as: 'buyer',
    async arrange({ page }) {
      await page.goto('/admin/events');
      await page.getByText('Only for admins').waitFor();
    },
  },
];
