import { gzipSync } from 'node:zlib';
import { logIn } from '@frontrow/functions/contract/accounts.ts';
import { createConcert } from '@frontrow/functions/contract/admin.ts';
import { newConcertOnSale, rectangle } from '@frontrow/functions/domain/halls-for-tests.ts';
import { buildSite } from '@frontrow/infra/local/site/build-site.ts';
import { startShop } from '@frontrow/infra/local/start-shop.ts';
import type { Page } from 'playwright-core';
import { createClient, signUp } from '../api/client.ts';
import { launchBrowser } from './browser.ts';

// npm run measure:seat-map: prints how long a stadium of 60,000 seats takes in Chromium, which draws by software here.

const rounds = 3;
/** Two rings of 30 sections of 1,000 seats. */
const stadium = [1, 2].flatMap((ring) =>
  Array.from({ length: 30 }, (_, at) => {
    const code = `${ring}${String(at + 1).padStart(2, '0')}`;
    return rectangle(25, 40, { code, name: `Block ${code}`, priceTierId: ring === 1 ? 'vip' : 'standard' });
  }),
);

// Some libraries come with more code than buyers get otherwise.
process.env.NODE_ENV = 'production';
const site = await buildSite();
const shop = await startShop({ port: 0, site });
const browser = await launchBrowser();
try {
  const concertId = await addStadium();
  const figures: Record<string, number[]> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, figure] of Object.entries(await measure(concertId))) {
      figures[name] = [...(figures[name] ?? []), figure];
    }
  }
  for (const [name, values] of Object.entries(figures)) {
    const sorted = values.toSorted((one, other) => one - other);
    console.log(`${name.padEnd(46)} median ${sorted[Math.floor(rounds / 2)]}, most ${sorted.at(-1)}`);
  }
} finally {
  await browser.close();
  await shop.stop();
  await site.remove();
}

async function addStadium(): Promise<string> {
  const call = createClient(shop.url);
  const admin = await signUp(call, 'Ada');
  await shop.grantAdmin(admin.account.email);
  const as = (await call(logIn, { body: { email: admin.account.email, password: 'a quiet evening song' } })).body;
  const body = newConcertOnSale(stadium, Date.now(), { title: 'Stadium' });
  return (await call(createConcert, { as, body })).body.concert.id;
}

/** One visit by a browser that has nothing of the shop yet. */
async function measure(concertId: string): Promise<Record<string, number>> {
  const context = await browser.newContext({ baseURL: shop.url, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  let availabilityBytes = 0;
  page.on('requestfinished', async (request) => {
    if (!request.url().endsWith('/availability')) return;
    const { responseBodySize } = await request.sizes();
    availabilityBytes ||= responseBodySize;
  });
  await page.addInitScript(watchTheMap);
  await page.goto(`/tickets/${concertId}`);
  const overview = await page.evaluate(() => window.shown());
  const opened = await page.evaluate(() => window.opened('101'));
  await page.route('**/availability', (route) => answerWithEverySecondSold(route, concertId));
  const refreshed = await page.evaluate(() => window.refreshed());
  const scripts = await scriptBytes(page);
  await context.close();
  return {
    'overview after its data, ms': Math.round(overview),
    'a section of 1,000 seats opened, ms': Math.round(opened),
    '500 of its seats changed, ms': Math.round(refreshed),
    'availability on the wire, all free, bytes': availabilityBytes,
    'the same, half sold at random, gzip, bytes': halfSoldBytes(concertId),
    'JavaScript of the page, gzip, bytes': scripts,
  };
}

type Route = Parameters<Parameters<Page['route']>[1]>[0];

async function answerWithEverySecondSold(route: Route, concertId: string): Promise<void> {
  const sections = Object.fromEntries(stadium.map(({ code }) => [code, '.s'.repeat(500)]));
  await route.fulfill({ json: { concertId, seatMapVersion: 'v', sections }, headers: { etag: '"half"' } });
}

/** What the gateway makes of the hardest hall to compress; buyers side by side make it easier. */
function halfSoldBytes(concertId: string): number {
  const seats = () => Array.from({ length: 1_000 }, () => (Math.random() < 0.5 ? '.' : 's')).join('');
  const sections = Object.fromEntries(stadium.map(({ code }) => [code, seats()]));
  return gzipSync(JSON.stringify({ concertId, seatMapVersion: 'v', sections })).length;
}

/** Of all scripts that the page has fetched. */
async function scriptBytes(page: Page): Promise<number> {
  const urls = await page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap(({ name }) => (name.endsWith('.js') ? [name] : [])),
  );
  const sizes = await Promise.all(
    urls.map(async (url) => {
      const response = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
      await response.arrayBuffer();
      return Number(response.headers.get('content-length'));
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

declare global {
  interface Window {
    /** From when the hall's data had come until it was painted. */
    shown(): Promise<number>;
    /** From a click on a section until its seats were painted. */
    opened(section: string): Promise<number>;
    /** From the answer that changes seats until they were painted. */
    refreshed(): Promise<number>;
  }
}

/** Runs in the page, before its own scripts. */
function watchTheMap(): void {
  const painted = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage('after this frame');
      });
    });
  const until = async (isSo: () => boolean) => {
    if (isSo()) return;
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isSo()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true });
    });
  };
  const lastAnswer = (part: RegExp) =>
    Math.max(
      ...performance
        .getEntriesByType('resource')
        .flatMap((entry) => (part.test(entry.name) ? [(entry as PerformanceResourceTiming).responseEnd] : [])),
    );

  // The page may have painted before it is asked: the moment is noted as it passes.
  const counted = '.hall-map [aria-label$="1,000 seats left"]';
  const shownAt = until(() => document.querySelector(counted) !== null).then(painted);
  window.shown = async () => (await shownAt) - lastAnswer(/\/(availability|seat-map\/)/);
  window.opened = async (section) => {
    const start = performance.now();
    document
      .querySelector(`[data-section="${section}"] [role=button]`)
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await until(() => document.querySelectorAll('.seat-grid .seat').length === 1_000);
    return (await painted()) - start;
  };
  window.refreshed = async () => {
    await until(() => document.querySelectorAll('.seat-grid .seat[data-state=sold]').length === 500);
    return (await painted()) - lastAnswer(/\/availability/);
  };
}
