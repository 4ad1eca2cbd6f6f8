import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { SignedIn } from '@frontrow/functions/contract/accounts.ts';
import { getAdminConcert, updateConcert } from '@frontrow/functions/contract/admin.ts';
import { claimSeats, getOrder, payOrder } from '@frontrow/functions/contract/orders.ts';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signUp } from '../api/client.ts';
import { desktop, signInOnPage, useShopInBrowser } from './shop-in-browser.ts';

const shop = useShopInBrowser();
const adminPages = ['/admin/events', '/admin/events/add', '/admin/orders'];

test('admin pages and the admin item are for admins only', async () => {
  const buyer = await signUp(shop.call, 'Ben');
  const concert = await shop.addConcert('Guarded');
  const pages = [...adminPages, `/admin/events/${concert.id}/edit`, `/admin/events/${concert.id}/sales`];
  await shop.visit(desktop, async (page) => {
    for (const address of pages) {
      await page.goto(address);
      await page.getByText('Sign in to see this page.').waitFor();
    }
    await signInOnPage(page, buyer.account.email);
    expect(await page.getByRole('link', { name: 'Admin' }).count()).toBe(0);
    for (const address of pages) {
      await page.goto(address);
      await page.getByText('Only for admins').waitFor();
    }
  });
});

test('a concert’s whole life: added, sold, changed by two, called off with refunds, deleted', async () => {
  const [buyer, late] = [await signUp(shop.call, 'Bea'), await signUp(shop.call, 'Cem')];
  await shop.visit({ ...desktop, as: shop.admin }, async (page) => {
    const concertId = await addConcertByForm(page);

    await page.goto('/tickets?q=typists');
    await page.getByText('from €30').waitFor();
    const { order } = await buySeats(buyer, concertId, ['FRON-A-1', 'FRON-A-2']);

    await page.goto(`/admin/events/${concertId}/edit`);
    await page.getByLabel('Price in EUR').nth(1).fill('65');
    await page.getByLabel('Title').fill('Made in Two Browsers');
    await changeBehindTheBack(concertId);
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Somebody changed this concert while you were editing').waitFor();
    await page.getByRole('radio', { name: 'Theirs: Standard, €70' }).check();
    await page.getByRole('button', { name: 'Save what is chosen' }).click();
    await page.getByText('Your changes are saved.').waitFor();
    const { concert } = (await shop.call(getAdminConcert, { as: shop.admin, params: { concertId } })).body;
    expect(concert).toMatchObject({ title: 'Made in Two Browsers', description: 'Said by the other admin.' });
    expect(concert.priceTiers.map(({ price }) => price)).toEqual([9_000, 7_000, 3_000]);

    await page.goto(`/admin/events/${concertId}/sales`);
    await page.getByText('€180').first().waitFor();
    await withdrawSeats(page);
    const refused = await claimSeatsOf(late, concertId, ['FRON-B-1']);
    expect(refused.code).toBe('seats-taken');
    await restoreRow(page);
    const restored = async () => (await claimSeatsOf(late, concertId, ['FRON-B-1'])).status;
    await expect.poll(restored, { timeout: 5_000 }).toBe(201);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export orders (CSV)' }).click();
    const sheet = await readFile((await (await download).path()) ?? '');
    expect([...sheet.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(sheet.toString()).toContain(`${buyer.account.email},FRON-A-1 FRON-A-2,2,180.00,EUR,captured`);

    await deleteFromTable(page);
    await page.getByText('People have seats for it.').waitFor();
    await page.getByRole('link', { name: 'Go to its sales' }).click();
    await callOff(page);
    const ended = async () => (await shop.call(getOrder, { as: buyer, params: { orderId: order.id } })).body.order;
    await expect.poll(ended, { timeout: 15_000 }).toMatchObject({ status: 'cancelled', refund: { status: 'done' } });

    await deleteFromTable(page);
    await page.getByText('“Made in Two Browsers” is deleted.').first().waitFor();
    await page.goto('/tickets?q=typists');
    await page.getByText('No concert fits').waitFor();
  });
});

async function addConcertByForm(page: Page): Promise<string> {
  await page.goto('/admin/events');
  // Any picture will do: this page is one.
  const picture = await page.screenshot();
  await page.getByRole('link', { name: 'Add concert' }).click();
  await page.getByLabel('Title').fill('Made in a Browser');
  await page.getByLabel('Artist').fill('The Typists');
  await page.getByLabel('Venue').fill('Small Hall');
  await page.getByLabel('City').fill('Graz');
  await page.getByLabel('Country').selectOption({ label: 'Austria' });
  await page.getByLabel('Time zone').fill('Europe/Vienna');
  await page.getByLabel('Concert starts: date').fill('2031-05-01');
  for (const [at, price] of ['90', '60.50', '30'].entries()) await page.getByLabel('Price in EUR').nth(at).fill(price);
  await page.getByText('€60.50', { exact: true }).waitFor();
  await page.getByRole('radio', { name: 'After payment' }).check();
  await page.getByLabel('Rows').first().fill('5');
  await page.getByText('Front: 100 seats').waitFor();
  const poster = page.getByLabel('Choose a picture');
  await poster.setInputFiles({ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await page.getByText('This picture cannot be read.').waitFor();
  await poster.setInputFiles({ name: 'poster.png', mimeType: 'image/png', buffer: picture });
  await page.getByAltText('The chosen poster').waitFor();
  await page.getByRole('button', { name: 'Add concert' }).click();
  await page.getByRole('link', { name: 'Sales of Made in a Browser' }).click();
  await page.getByRole('heading', { name: 'Made in a Browser' }).waitFor();
  const concertId = /events\/(\w+)\/sales/.exec(page.url())?.[1] ?? '';
  const { concert } = (await shop.call(getAdminConcert, { as: shop.admin, params: { concertId } })).body;
  expect(concert.poster?.width).toBeGreaterThan(0);
  return concertId;
}

const claimSeatsOf = (as: SignedIn, concertId: string, seatIds: string[]) =>
  shop.call(claimSeats, { as, params: { concertId }, headers: { 'idempotency-key': randomUUID() }, body: { seatIds } });

async function buySeats(as: SignedIn, concertId: string, seatIds: string[]) {
  // In the minutes after a sale opens claims are queued, and answered a moment later.
  const { order } = (await claimSeatsOf(as, concertId, seatIds)).body;
  const params = { orderId: order.id };
  const now = async () => (await shop.call(getOrder, { as, params })).body.order.status;
  await expect.poll(now, { timeout: 10_000 }).toBe('held');
  const paid = await shop.call(payOrder, { as, params, body: { paymentToken: 'tok_approve' } });
  expect(paid.body.order.status).toBe('confirmed');
  return paid.body;
}

async function changeBehindTheBack(concertId: string): Promise<void> {
  const { concert } = (await shop.call(getAdminConcert, { as: shop.admin, params: { concertId } })).body;
  const body = {
    version: concert.version,
    description: 'Said by the other admin.',
    priceTiers: [{ id: 'standard', price: 7_000 }],
  };
  expect((await shop.call(updateConcert, { as: shop.admin, params: { concertId }, body })).status).toBe(200);
}

async function withdrawSeats(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Front, VIP/ }).click();
  await page.getByRole('gridcell', { name: 'Front, row B, seat 1,' }).click();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText('1 seat withdrawn from sale.').waitFor();
  await page.getByLabel('Which seats').selectOption('Row A');
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText('18 seats withdrawn from sale.').waitFor();
  await page.getByText('2 seats held or sold: FRON-A-1, FRON-A-2.').waitFor();
  await page.getByRole('gridcell', { name: /Front, row A, seat 3,.* not for sale/ }).waitFor();
}

async function restoreRow(page: Page): Promise<void> {
  await page.getByLabel('Which seats').selectOption('Whole section: Front');
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByText('19 seats on sale again.').waitFor();
}

async function deleteFromTable(page: Page): Promise<void> {
  await page.goto('/admin/events?q=typists');
  await page.getByRole('button', { name: 'Delete Made in Two Browsers' }).click();
  const dialog = page.getByRole('dialog');
  const remove = dialog.getByRole('button', { name: 'Delete concert' });
  expect(await remove.isDisabled()).toBe(true);
  await dialog.getByLabel('type the title').fill('Made in Two Browsers');
  await remove.click();
}

async function callOff(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Call off' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Whatever was paid is refunded in full.').waitFor();
  await dialog.getByLabel('type the title').fill('Made in Two Browsers');
  await dialog.getByRole('button', { name: 'Call it off' }).click();
  await dialog.getByText('The concert is called off.').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.getByText('its seats stay as they are').waitFor();
}
