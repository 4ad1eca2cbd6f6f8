import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { SignedIn } from '@frontrow/functions/contract/accounts.ts';
import type { AdminConcert, NewConcert } from '@frontrow/functions/contract/admin.ts';
import { claimSeats, type Order, payOrder } from '@frontrow/functions/contract/orders.ts';
import { getAvailability } from '@frontrow/functions/contract/seat-map.ts';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signUp } from '../api/client.ts';
import { desktop, phone, useShopInBrowser } from './shop-in-browser.ts';

const shop = useShopInBrowser();

/** Two seats of a concert of its own, held for a buyer of its own. */
async function holdSeats(title: string, changes: Partial<NewConcert> = {}) {
  const concert = await shop.addConcert(title, { checkout: 'payment', holdMinutes: 5, ...changes });
  const buyer = await signUp(shop.call, 'Olga');
  const { body } = await shop.call(claimSeats, {
    as: buyer,
    params: { concertId: concert.id },
    headers: { 'idempotency-key': randomUUID() },
    body: { seatIds: ['STAL-B-5', 'STAL-B-6'] },
  });
  return { concert, buyer, order: body.order };
}

async function buySeats(title: string): Promise<{ concert: AdminConcert; buyer: SignedIn; order: Order }> {
  const held = await holdSeats(title);
  const params = { orderId: held.order.id };
  await shop.call(payOrder, { as: held.buyer, params, body: { paymentToken: 'tok_approve' } });
  return held;
}

const taken = async (concertId: string) =>
  Object.values((await shop.call(getAvailability, { params: { concertId } })).body.sections)
    .join('')
    .replaceAll('.', '');

test('a hold is left, found again in another tab, and paid there; the first tab notices', async () => {
  const { concert, buyer, order } = await holdSeats('Two Tabs');
  await shop.visit({ ...desktop, as: buyer }, async (page) => {
    await page.goto(`/orders/${order.id}`);
    await page.getByRole('timer').waitFor();
    await page.reload();
    await page.getByRole('timer').waitFor();
    expect(await taken(concert.id), 'a reload loses nothing').toBe('hh');
    await page.getByRole('link', { name: 'My orders' }).click();
    await page.getByRole('button', { name: 'Leave, and keep them held' }).click();
    await page.getByText(/^Held for [45]:\d\d more$/).waitFor();

    const other = await page.context().newPage();
    await other.goto(`/tickets/${concert.id}`);
    await other.getByText('2 seats are held for you').waitFor();
    await other.getByRole('link', { name: 'Pay now' }).click();
    await page.getByRole('link', { name: 'Pay now for Two Tabs' }).click();
    await page.getByRole('heading', { name: 'Checkout' }).waitFor();
    await other.getByRole('button', { name: 'Pay €120' }).click();
    await other.getByRole('heading', { name: 'The seats are yours' }).waitFor();
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.getByRole('heading', { name: 'The seats are yours' }).waitFor();
    await other.goto(`/tickets/${concert.id}`);
    await other.getByRole('heading', { name: 'Choose your seats' }).waitFor();
    expect(await other.getByText('2 seats are held for you').count()).toBe(0);
  });
});

test('whoever leaves the checkout may give the seats back on the way', async () => {
  const { concert, buyer, order } = await holdSeats('On the Way Out');
  await shop.visit({ ...phone, as: buyer }, async (page) => {
    await page.goto(`/orders/${order.id}`);
    await page.getByRole('timer').waitFor();
    await page.getByRole('link', { name: 'Concerts' }).click();
    await page.keyboard.press('Escape');
    expect(new URL(page.url()).pathname).toBe(`/orders/${order.id}`);
    await page.getByRole('link', { name: 'Concerts' }).click();
    await page.getByRole('button', { name: 'Leave, and give them back' }).click();
    await page.getByText('Your seats are free for others again.').first().waitFor();
    await page.waitForURL('**/tickets');
  });
  await expect.poll(() => taken(concert.id), { timeout: 3_000 }).toBe('');
});

test('a payment whose answer is lost offline is found once the buyer is back, and is paid once', async () => {
  const { concert, buyer, order } = await holdSeats('Tunnel');
  await shop.visit({ ...phone, as: buyer }, async (page) => {
    await page.goto(`/orders/${order.id}`);
    await page.getByRole('timer').waitFor();
    // The request arrives; what comes back does not.
    await page.route('**/payment', async (route) => {
      await route.fetch();
      await page.context().setOffline(true);
      await route.abort();
    });
    await page.getByRole('button', { name: 'Pay €120' }).click();
    await page.getByText('We do not know yet whether the payment went through').waitFor();
    await page.getByText('You are offline.').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: 'The seats are yours' }).waitFor();
  });
  await expect.poll(() => taken(concert.id), { timeout: 3_000 }).toBe('ss');
});

test('tickets print without the page around them, and go into a calendar', async () => {
  const { concert, buyer, order } = await buySeats('On Paper; and in a Calendar');
  await shop.visit({ ...desktop, as: buyer, colorScheme: 'dark' }, async (page) => {
    await page.goto(`/orders/${order.id}`);
    await page.getByRole('img', { name: 'QR code of the ticket for Stalls, row B, seat 6' }).waitFor();

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Add to calendar' }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toBe('On-Paper-and-in-a-Calendar.ics');
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toContain(`DTSTART:${concert.startsAt.replace(/[-:]|\.\d+/g, '')}\r\n`);
    expect(text).toContain('SUMMARY:On Paper\\; and in a Calendar');

    await page.emulateMedia({ media: 'print' });
    expect(await visibleOf(page, ['.site-header', '.site-footer', 'h1', '.order-facts', '.ticket-actions'])).toEqual(
      [],
    );
    expect(await visibleOf(page, ['.ticket', '.qr-code'])).toEqual(['.ticket', '.qr-code']);
    const looks = await page.evaluate(() => ({
      paper: getComputedStyle(document.body).backgroundColor,
      ink: getComputedStyle(document.querySelector('.ticket h3') as Element).color,
      torn: getComputedStyle(document.querySelector('.ticket') as Element).breakInside,
    }));
    expect(looks).toEqual({ paper: 'rgb(255, 255, 255)', ink: 'rgb(23, 19, 26)', torn: 'avoid' });
  });
});

const visibleOf = async (page: Page, selectors: string[]) => {
  const visible: string[] = [];
  for (const selector of selectors) if (await page.locator(selector).first().isVisible()) visible.push(selector);
  return visible;
};

test('a paid order is cancelled, the money comes back, and its tickets are gone', async () => {
  const { concert, buyer, order } = await buySeats('Change of Plans');
  await shop.visit({ ...phone, as: buyer }, async (page) => {
    await page.goto('/orders');
    await page.getByRole('button', { name: 'Cancel order for Change of Plans' }).click();
    await page.getByText('You get €120 back the way you paid.').waitFor();
    await page.getByRole('button', { name: 'Yes, cancel the order' }).click();
    await page.getByText('No orders yet').waitFor();
    await page.getByRole('radio', { name: 'Ended' }).check();
    await page.getByText('€120 was given back to you.').waitFor();
    expect(new URL(page.url()).search).toBe('?show=cancelled');
    await page.goto(`/orders/${order.id}`);
    await page.getByRole('heading', { name: 'This order is cancelled' }).waitFor();
    expect(await page.locator('.ticket').count()).toBe(0);
  });
  await expect.poll(() => taken(concert.id), { timeout: 3_000 }).toBe('');
});

test('a place in line is kept over a reload and in another tab, and the answer comes up in both', async () => {
  const concert = await shop.addConcert('Long Line', { salesMode: 'queued' });
  const buyer = await signUp(shop.call, 'Lena');
  await shop.visit({ ...desktop, as: buyer }, async (page) => {
    const line = await keepInLine(page);
    await page.goto(`/tickets/${concert.id}`);
    await page.getByRole('button', { name: /^Order best 2 together/ }).click();
    await page.getByText('Your request is in line…', { exact: true }).waitFor();
    await page.getByText('At the moment, answers take about 14 seconds.').waitFor();
    await page.reload();
    await page.getByText('Your request is in line…', { exact: true }).waitFor();
    const other = await page.context().newPage();
    await other.goto(`/tickets/${concert.id}`);
    await other.getByText('Your request is in line…', { exact: true }).waitFor();
    line.isMoving = true;
    for (const tab of [page, other]) await tab.getByRole('heading', { name: 'The seats are yours' }).waitFor();
    expect(line.claims).toBe(1);
  });
  await expect.poll(() => taken(concert.id), { timeout: 3_000 }).toBe('ss');
});

/** A quick shop answers before anybody sees a line: what it says is held back until the line moves. */
async function keepInLine(page: Page) {
  const line = { isMoving: false, claims: 0 };
  const queued = (order: Order) => ({ order: { ...order, status: 'queued', seats: [], waitSeconds: 14 } });
  await page.context().route('**/api/concerts/*/orders', async (route) => {
    line.claims += 1;
    const response = await route.fetch();
    await route.fulfill({ response, status: 202, json: queued((await response.json()).order) });
  });
  await page.context().route('**/api/orders/*', async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as { order: Order };
    await route.fulfill({ response, json: line.isMoving ? body : queued(body.order) });
  });
  return line;
}
