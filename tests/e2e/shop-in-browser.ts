import { logIn, type SignedIn } from '@frontrow/functions/contract/accounts.ts';
import type { AdminConcert, NewConcert } from '@frontrow/functions/contract/admin.ts';
import { createConcert } from '@frontrow/functions/contract/admin.ts';
import { newConcertOnSale, rectangle } from '@frontrow/functions/domain/halls-for-tests.ts';
import { type Shop, startShop } from '@frontrow/infra/local/start-shop.ts';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { type Call, createClient, signUp } from '../api/client.ts';
import { isDeployed, openDeployed } from '../deployed/deployed-shop.ts';
import { collectComplaints, launchBrowser } from './browser.ts';

export const desktop = { viewport: { width: 1280, height: 900 } };
export const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
export const password = 'a quiet evening song';

export interface VisitOptions extends BrowserContextOptions {
  /** Who is signed in already when the first page opens. */
  readonly as?: Pick<SignedIn, 'account'> | undefined;
}

export interface ShopInBrowser {
  readonly url: string;
  readonly call: Call;
  readonly admin: SignedIn;
  /**
   * Runs a journey on a page of its own and expects that the page complained of nothing: no error, no breach of the content
   * security policy. `expected` are complaints that the journey provokes.
   */
  visit(options: VisitOptions, journey: (page: Page) => Promise<void>, expected?: readonly RegExp[]): Promise<void>;
  addConcert(title: string, changes?: Partial<NewConcert>): Promise<AdminConcert>;
}

/** Opens the shop with its site, and a browser; the values are there once the tests run. */
export function useShopInBrowser({ seed = false } = {}): ShopInBrowser {
  const open = {} as { -readonly [K in keyof ShopInBrowser]: ShopInBrowser[K] };
  let shop: Pick<Shop, 'url' | 'grantAdmin' | 'stop'> | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    const openEmbedded = () => startShop({ port: 0, site: { folder: inject('siteFolder') }, seed });
    [shop, browser] = await Promise.all([isDeployed ? openDeployed() : openEmbedded(), launchBrowser()]);
    open.url = shop.url;
    open.call = createClient(shop.url);
    const { account } = await signUp(open.call, 'Ada');
    await shop.grantAdmin(account.email);
    open.admin = (await open.call(logIn, { body: { email: account.email, password } })).body;
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
  });

  open.visit = async ({ as, ...options }, journey, expected = []) => {
    if (browser === undefined) throw new Error('There is no browser');
    const context = await browser.newContext({
      baseURL: open.url,
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...options,
    });
    try {
      if (as !== undefined) await signInWithoutPage(context, as.account.email);
      const page = await context.newPage();
      const complaints = collectComplaints(page);
      await journey(page);
      expect(complaints.filter((each) => !expected.some((known) => known.test(each)))).toEqual([]);
    } finally {
      await context.close();
    }
  };
  open.addConcert = async (title, changes = {}) => {
    const sections = [rectangle(2, 10, { code: 'VIP', name: 'Boxes', priceTierId: 'vip' }), rectangle(4, 10)];
    const body = newConcertOnSale(sections, Date.now(), { title, ...changes });
    return (await open.call(createConcert, { as: open.admin, body })).body.concert;
  };
  return open;
}

/** Leaves what a visit with a sign-in leaves: the refresh cookie, and the site's note that it is there. */
async function signInWithoutPage(context: BrowserContext, email: string): Promise<void> {
  const answer = await context.request.post(`/api${logIn.path}`, { data: { email, password } });
  expect(answer.status()).toBe(200);
  await context.addInitScript(() => localStorage.setItem('frontrow.session', 'kept'));
}

export async function signInOnPage(page: Page, email: string): Promise<void> {
  await page.goto('/auth');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).first().waitFor();
}
