import { getAvailability } from '@frontrow/functions/contract/seat-map.ts';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signUp } from '../api/client.ts';
import { desktop, phone, useShopInBrowser } from './shop-in-browser.ts';

const shop = useShopInBrowser();

const soldIn = async (concertId: string, section: string) => {
  const { sections } = (await shop.call(getAvailability, { params: { concertId } })).body;
  return [...(sections[section] ?? '')].flatMap((state, at) => (state === '.' ? [] : [at]));
};
const seat = (page: Page, row: string, number: number) =>
  page.getByRole('gridcell', { name: `Stalls, row ${row}, seat ${number},` });

/** Presses Tab until a control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('Tab never led there');
}

test('a buyer finds, picks, orders and pays by the keyboard alone', async () => {
  const concert = await shop.addConcert('No Mouse Tonight', { checkout: 'payment' });
  const as = await signUp(shop.call, 'Kay');
  await shop.visit({ ...desktop, as }, async (page) => {
    await page.goto('/');
    await page.getByRole('link', { name: /No Mouse Tonight/ }).waitFor();
    await tabTo(page, page.getByRole('link', { name: /No Mouse Tonight/ }));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Stalls, standard/ }).waitFor();

    await tabTo(page, page.getByRole('button', { name: /^Boxes, vip/ }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await seat(page, 'A', 1).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    for (const key of ['Space', 'ArrowRight', 'Space']) await page.keyboard.press(key);
    await page.getByText('€120').first().waitFor();
    // A look at the other sections and back keeps the choice.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await seat(page, 'B', 2).waitFor();
    expect(await seat(page, 'B', 2).getAttribute('aria-selected')).toBe('true');

    await tabTo(page, page.getByRole('button', { name: 'Order 2 seats' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Checkout' }).waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Pay €120' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The seats are yours' }).waitFor();
  });
  await expect.poll(() => soldIn(concert.id, 'STAL'), { timeout: 3_000 }).toEqual([10, 11]);
});

test('on a phone, seats are a finger apart, and a finger that misses one a little means it', async () => {
  const concert = await shop.addConcert('Thumbs Only');
  const as = await signUp(shop.call, 'Toni');
  await shop.visit({ ...phone, as }, async (page) => {
    await page.goto(`/tickets/${concert.id}`);
    await page.getByRole('button', { name: /^Stalls, standard/ }).tap();
    await seat(page, 'C', 5).waitFor();
    await seat(page, 'C', 5).scrollIntoViewIfNeeded();
    const [one, next] = [await seat(page, 'C', 5).boundingBox(), await seat(page, 'C', 6).boundingBox()];
    if (!one || !next) throw new Error('The seats are out of sight');
    expect(next.x - one.x).toBeGreaterThanOrEqual(24);
    // A seat reaches 9 px from its middle.
    await page.touchscreen.tap(one.x + one.width / 2, one.y + one.height / 2 - 11);
    await seat(page, 'C', 6).tap();
    await page.getByRole('button', { name: 'Order 2 seats' }).tap();
    await page.getByText('The seats are yours').waitFor();
  });
  await expect.poll(() => soldIn(concert.id, 'STAL'), { timeout: 3_000 }).toEqual([24, 25]);
});

test('two browsers race for one seat: one gets it, the other one takes what is offered instead', async () => {
  const concert = await shop.addConcert('One Seat, Two Buyers');
  const racers = await Promise.all(['Rio', 'Rae'].map((name) => signUp(shop.call, name)));
  let ready = 0;
  const outcomes: string[] = [];
  const race = async (page: Page) => {
    await page.goto(`/tickets/${concert.id}`);
    await page.getByRole('button', { name: /^Stalls, standard/ }).click();
    await seat(page, 'B', 5).click();
    await page.getByRole('button', { name: 'Order 1 seat' }).waitFor();
    // Neither is told of the other by the map: both press at once.
    await page.route('**/availability', (route) => route.abort());
    ready += 1;
    await expect.poll(() => ready, { timeout: 20_000 }).toBe(2);
    await page.getByRole('button', { name: 'Order 1 seat' }).click();
    const [won, lost] = [page.getByText('The seat is yours'), page.getByText('Someone was faster for one seat')];
    await won.or(lost).first().waitFor();
    outcomes.push((await won.count()) > 0 ? 'won' : 'lost');
    if (outcomes.at(-1) === 'won') return;
    await page.getByRole('button', { name: /^Take Stalls, row/ }).click();
    await won.waitFor();
  };
  await Promise.all(racers.map((as) => shop.visit({ ...desktop, as }, race)));
  expect(outcomes.sort()).toEqual(['lost', 'won']);
  await expect.poll(() => soldIn(concert.id, 'STAL').then(({ length }) => length), { timeout: 3_000 }).toBe(2);
});

test('whoever wants the list keeps it, and buys from it', async () => {
  const concert = await shop.addConcert('By the List');
  const as = await signUp(shop.call, 'Liz');
  await shop.visit({ ...desktop, as }, async (page) => {
    await page.goto(`/tickets/${concert.id}`);
    await page.getByRole('radio', { name: 'List' }).check();
    await page.reload();
    expect(await page.getByRole('radio', { name: 'List' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: /^Stalls, standard/ }).click();
    await page.getByRole('button', { name: 'Stalls, row D, seat 10, standard, €60, available' }).click();
    await page.getByRole('button', { name: 'Order 1 seat' }).click();
    await page.getByText('The seat is yours').waitFor();
  });
  await expect.poll(() => soldIn(concert.id, 'STAL'), { timeout: 3_000 }).toEqual([39]);
});

test('a wheel over the map scrolls the page; with Ctrl it zooms, and a drag moves the map and picks nothing', async () => {
  const concert = await shop.addConcert('Wheels');
  await shop.visit(desktop, async (page) => {
    await page.goto(`/tickets/${concert.id}?section=STAL`);
    await seat(page, 'A', 5).waitFor();
    const widthOf = () => page.locator('.seat-grid').evaluate((element) => element.getBoundingClientRect().width);
    /** Moves the mouse to the middle of the map, and a way from there. */
    const moveTo = async (right: number, steps = 1) => {
      const box = await page.locator('.zoom-area-frame').boundingBox();
      if (!box) throw new Error('There is no map');
      await page.mouse.move(box.x + box.width / 2 + right, box.y + box.height / 2, { steps });
    };
    await moveTo(0);
    const before = await widthOf();
    await page.mouse.wheel(0, 200);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
    expect(await widthOf()).toBe(before);

    await page.evaluate(() => scrollTo(0, 0));
    await page.locator('.zoom-area-frame').scrollIntoViewIfNeeded();
    await moveTo(0);
    await page.keyboard.down('Control');
    for (const _ of [1, 2, 3]) await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect.poll(widthOf).toBeGreaterThan(before * 1.5);

    const scrolledTo = () => page.locator('.zoom-area-frame').evaluate(({ scrollLeft }) => scrollLeft);
    const from = await scrolledTo();
    const middle = () =>
      page.locator('.zoom-area-frame').evaluate(({ scrollWidth, clientWidth }) => (scrollWidth - clientWidth) / 2);
    expect(from, 'what the pointer was at stays where it is').toBeCloseTo(await middle(), -1);
    await page.mouse.down();
    await moveTo(-40, 5);
    await page.mouse.up();
    expect(await scrolledTo()).toBeCloseTo(from + 40, 0);
    expect(await page.locator('.seat[aria-selected=true]').count()).toBe(0);
  });
});
