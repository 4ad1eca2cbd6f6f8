import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { claimSeats } from '@frontrow/functions/contract/orders.ts';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { desktop, phone, useShopInBrowser } from './shop-in-browser.ts';

const shop = useShopInBrowser({ seed: true });

interface Loaded {
  readonly path: string;
  readonly gzipBytes: number;
}

/** Notes every script that the page fetches, with the size that it has for a browser that takes gzip. */
function noteScripts(page: Page): { settled(): Promise<Loaded[]> } {
  const scripts: Promise<Loaded>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    const { pathname } = new URL(response.url());
    scripts.push(response.body().then((body) => ({ path: pathname, gzipBytes: gzipSync(body).length })));
  });
  return { settled: () => Promise.all(scripts) };
}

const sum = (scripts: readonly Loaded[]) => scripts.reduce((bytes, { gzipBytes }) => bytes + gzipBytes, 0);

interface Measured extends Window {
  shifted: { value: number; of: string[] };
  firstSeenMs: number | undefined;
}

/** Adds up what moves by itself, and notes when the first of `selector` was painted. */
const measure = (page: Page, selector: string) =>
  page.addInitScript((wanted) => {
    const measured = window as unknown as Measured;
    measured.shifted = { value: 0, of: [] };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node?: Element | null }[];
      })[]) {
        if (entry.hadRecentInput) continue;
        measured.shifted.value += entry.value;
        measured.shifted.of.push(...entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? 'gone'));
      }
    }).observe({ type: 'layout-shift', buffered: true });
    const look = () => {
      if (document.querySelector(wanted) === null) return void requestAnimationFrame(look);
      // Called with the frame after the one that painted it.
      requestAnimationFrame(() => {
        measured.firstSeenMs = performance.now();
      });
    };
    requestAnimationFrame(look);
  }, selector);

const shifts = (page: Page) => page.evaluate(() => (window as unknown as Measured).shifted);

test('the list of concerts needs at most 35 kB of script, and comes from here alone', async () => {
  await shop.visit(desktop, async (page) => {
    const scripts = noteScripts(page);
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(new URL(request.url()).origin));
    await measure(page, '.concert-card a');
    await page.goto('/tickets');
    await page.locator('.concert-card').first().waitFor();
    const firstSeenMs = () => page.evaluate(() => (window as unknown as Measured).firstSeenMs);
    await expect.poll(firstSeenMs, { timeout: 20_000 }).toBeDefined();
    const loaded = await scripts.settled();
    console.log(`The list: ${sum(loaded)} bytes of script, first cards painted after ${await firstSeenMs()} ms`);
    expect(loaded.length, 'a check that sees no script proves nothing').toBeGreaterThan(3);
    expect(sum(loaded), JSON.stringify(loaded)).toBeLessThanOrEqual(35_000);
    expect([...new Set(addresses)]).toEqual([shop.url]);
  });
});

test('a page with a seat map needs at most 60 kB of script', async () => {
  const concert = await shop.addConcert('Small in Bytes');
  await shop.visit(desktop, async (page) => {
    const scripts = noteScripts(page);
    await page.goto(`/tickets/${concert.id}`);
    await page.getByRole('button', { name: /^Stalls, standard/ }).click();
    await page.getByRole('gridcell').first().waitFor();
    const loaded = await scripts.settled();
    console.log(`The seat map: ${sum(loaded)} bytes of script`);
    expect(sum(loaded), JSON.stringify(loaded)).toBeLessThanOrEqual(60_000);
  });
});

const addressOfConcert = async () => `/tickets/${(await shop.addConcert('Stands Still')).id}`;

async function addressOfOrder(checkout: 'payment' | 'instant'): Promise<string> {
  const { id } = await shop.addConcert('Stands Still', { checkout });
  const { body } = await shop.call(claimSeats, {
    as: shop.admin,
    params: { concertId: id },
    headers: { 'idempotency-key': randomUUID() },
    body: { seatIds: ['STAL-A-1', 'STAL-A-2'] },
  });
  return `/orders/${body.order.id}`;
}

describe.each([
  { device: 'desktop', options: desktop },
  { device: 'phone', options: phone },
])('on a $device', ({ options }) => {
  test.each([
    ['the list', '/tickets', '.concert-card a'],
    ['a search', '/tickets?q=vienna', '.concert-card a'],
    ['a concert', addressOfConcert, '.concert-hero h1'],
    ['the orders', '/orders', '.order-card h2 a'],
    ['a checkout', () => addressOfOrder('payment'), '.hold-panel'],
    ['an order with its tickets', () => addressOfOrder('instant'), '.qr-code'],
    ['the account', '/account', 'main h1'],
  ])('nothing moves while %s loads on a slow line', async (_, path, selector) => {
    const address = typeof path === 'string' ? path : await path();
    // The list of orders has one, whichever test comes first.
    if (address === '/orders') await addressOfOrder('instant');
    await shop.visit({ ...options, as: shop.admin }, async (page) => {
      await measure(page, selector);
      // Answers and posters that come late find their places kept.
      await page.route(/\/(api|posters)\//, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 150));
        await route.continue();
      });
      await page.goto(address);
      await page.locator(selector).first().waitFor();
      await page.waitForLoadState('networkidle');
      const { value, of } = await shifts(page);
      expect(value, of.join('\n')).toBeLessThanOrEqual(0.05);
    });
  });
});
