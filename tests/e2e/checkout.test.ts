import { getAvailability } from '@frontrow/functions/contract/seat-map.ts';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signUp } from '../api/client.ts';
import { desktop, phone, signInOnPage, useShopInBrowser } from './shop-in-browser.ts';

const shop = useShopInBrowser();

const seatsTaken = async (concertId: string) => {
  const { sections } = (await shop.call(getAvailability, { params: { concertId } })).body;
  return Object.values(sections).join('').replaceAll('.', '');
};

test.each([
  ['a desktop', desktop],
  ['a phone', phone],
])('on %s, held seats are paid with a second card after the first one was declined', async (device, options) => {
  const concert = await shop.addConcert(`Paid on ${device}`, { checkout: 'payment', holdMinutes: 2 });
  const buyer = await signUp(shop.call, 'Paula');
  await shop.visit(options, async (page) => {
    await signInOnPage(page, buyer.account.email);
    await page.goto(`/tickets/${concert.id}`);
    await page.getByRole('button', { name: /^Stalls, standard/ }).click();
    for (const seat of [5, 6]) await page.getByRole('gridcell', { name: `Stalls, row A, seat ${seat},` }).click();
    await page.getByRole('button', { name: 'Order 2 seats' }).click();
    await page.getByRole('heading', { name: 'Checkout' }).waitFor();
    await page.getByRole('timer').waitFor();
    await page.getByRole('radio', { name: 'Declined' }).check();
    await page.getByRole('button', { name: 'Pay €120' }).click();
    await page.getByText('The payment was declined').waitFor();
    await page.getByRole('radio', { name: 'Approved at once' }).check();
    await page.getByRole('button', { name: 'Pay €120' }).click();
    await page.getByRole('heading', { name: 'The seats are yours' }).waitFor();
  });
  await expect.poll(() => seatsTaken(concert.id), { timeout: 3_000 }).toBe('ss');
});

test('seats that are given back in the checkout are free again', async () => {
  const concert = await shop.addConcert('Second Thoughts', { checkout: 'payment' });
  const buyer = await signUp(shop.call, 'Rita');
  await shop.visit(desktop, async (page) => {
    await signInOnPage(page, buyer.account.email);
    await page.goto(`/tickets/${concert.id}`);
    await page.getByRole('button', { name: /^Boxes, vip/ }).click();
    await page.getByRole('gridcell', { name: 'Boxes, row A, seat 1,' }).click();
    await page.getByRole('button', { name: 'Order 1 seat' }).click();
    await page.getByRole('button', { name: 'Give the seats back' }).click();
    await page.getByText('Your seats are free for others again.').first().waitFor();
  });
  await expect.poll(() => seatsTaken(concert.id), { timeout: 3_000 }).toBe('');
});

test('in a queued sale the best seats together are asked for, waited for and had', async () => {
  const concert = await shop.addConcert('In Line', { salesMode: 'queued' });
  const buyer = await signUp(shop.call, 'Quinn');
  await shop.visit(desktop, async (page) => {
    await signInOnPage(page, buyer.account.email);
    await page.goto(`/tickets/${concert.id}`);
    await page.getByRole('button', { name: /^Order best 2 together/ }).click();
    await page.getByRole('heading', { name: 'The seats are yours' }).waitFor();
    await page.goto('/orders');
    await page.getByText('In Line').first().waitFor();
    await page.getByText('Confirmed').first().waitFor();
  });
  await expect.poll(() => seatsTaken(concert.id), { timeout: 3_000 }).toBe('ss');
});

test('in a rush that asks for a proof of work the browser does it, and the buyer nothing', async () => {
  const onSaleAt = new Date(Date.now() - 1_000).toISOString();
  const concert = await shop.addConcert('Hard at Work', { salesMode: 'queued', onSaleAt, proofOfWork: true });
  const buyer = await signUp(shop.call, 'Willa');
  const proofs: (string | undefined)[] = [];
  await shop.visit(desktop, async (page) => {
    await signInOnPage(page, buyer.account.email);
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith(`/concerts/${concert.id}/orders`))
        proofs.push(request.headers()['proof-of-work']);
    });
    await page.goto(`/tickets/${concert.id}`);
    await page.getByRole('button', { name: /^Order best 2 together/ }).click();
    await page.getByRole('button', { name: 'Checking…' }).first().waitFor();
    await page.getByRole('heading', { name: 'The seats are yours' }).waitFor();
  });
  expect(proofs).toEqual([undefined, expect.stringMatching(/^[0-9a-z]+\.\d+\.[a-z2-7]{26}\.\d+$/)]);
  await expect.poll(() => seatsTaken(concert.id), { timeout: 3_000 }).toBe('ss');
});

test('on a phone the choice takes one row, and opens to put a seat back', async () => {
  const concert = await shop.addConcert('Small Screen');
  await shop.visit(phone, async (page) => {
    await page.goto(`/tickets/${concert.id}`);
    await page.getByRole('button', { name: /^Boxes, vip/ }).click();
    for (const seat of [1, 2]) await page.getByRole('gridcell', { name: `Boxes, row A, seat ${seat},` }).click();
    const remove = page.getByRole('button', { name: 'Remove Boxes, row A, seat 2' });
    const open = page.getByRole('button', { name: 'Show seats' });
    await open.waitFor();
    expect(await remove.isVisible()).toBe(false);
    await open.click();
    await remove.click();
    await page.getByText('1 of 4').waitFor();
    await page.getByRole('button', { name: 'Hide seats' }).click();
    await page.getByRole('strong').filter({ hasText: '€60' }).waitFor();
  });
});

test('held seats are paid for by keyboard alone', async () => {
  const concert = await shop.addConcert('Keys Only', { checkout: 'payment', holdMinutes: 5 });
  const buyer = await signUp(shop.call, 'Kay');
  await shop.visit({ ...desktop, as: buyer }, async (page) => {
    await page.goto(`/tickets/${concert.id}`);
    await tabTo(page, /^Order best 2 together/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Checkout' }).waitFor();
    await tabTo(page, /^Approved at once$/);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /^Pay €120$/);
    await page.keyboard.press('Enter');
    await page.getByText('The payment was declined').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowUp');
    await tabTo(page, /^Pay €120$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The seats are yours' }).waitFor();
    await tabTo(page, /^Cancel order$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await nameOfFocus(page)).toBe('Cancel order');
  });
});

/** What a screen reader would call the element in focus. */
const nameOfFocus = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement as HTMLInputElement | null;
    return (
      focused?.getAttribute('aria-label') ??
      focused?.labels?.[0]?.textContent ??
      focused?.textContent ??
      ''
    ).trim();
  });

const stepsMax = 60;

async function tabTo(page: Page, name: RegExp): Promise<void> {
  const met: string[] = [];
  for (let step = 0; step < stepsMax; step += 1) {
    await page.keyboard.press('Tab');
    met.push(await nameOfFocus(page));
    if (name.test(met.at(-1) ?? '')) return;
  }
  throw new Error(`The Tab key never comes to ${name}, only to ${met.join(' | ')}`);
}
