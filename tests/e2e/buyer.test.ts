import { randomUUID } from 'node:crypto';
import { claimSeats } from '@frontrow/functions/contract/orders.ts';
import { getAvailability } from '@frontrow/functions/contract/seat-map.ts';
import { expect, test } from 'vitest';
import { signUp } from '../api/client.ts';
import { desktop, password, phone, signInOnPage, useShopInBrowser } from './shop-in-browser.ts';

const shop = useShopInBrowser();

/** What the availability says of the stalls, at most a second later. */
async function expectStalls(concertId: string, expected: string): Promise<void> {
  const stalls = async () => (await shop.call(getAvailability, { params: { concertId } })).body.sections.STAL;
  await expect.poll(stalls, { timeout: 3_000, interval: 200 }).toBe(expected);
}

test.each([
  ['a desktop', desktop],
  ['a phone', phone],
])('a buyer on %s signs up, finds a concert, books three seats and gives them back', async (device, options) => {
  const concert = await shop.addConcert(`Night Ferry on ${device}`);
  await shop.visit(options, async (page) => {
    await page.goto('/');
    await page.getByRole('searchbox').fill('night ferry on');
    await page.getByRole('link', { name: new RegExp(`Night Ferry on ${device}`) }).click();
    await page.getByRole('button', { name: /^Stalls, standard/ }).click();
    for (const seat of [4, 5, 6]) await page.getByRole('gridcell', { name: `Stalls, row B, seat ${seat},` }).click();
    await page.getByText('€180').first().waitFor();

    await page.getByRole('link', { name: 'Sign in to order' }).click();
    await page.getByRole('link', { name: 'Open an account' }).click();
    await page.getByLabel('Name').fill('Nora');
    await page.getByLabel('E-mail').fill(`nora.${randomUUID()}@example.org`);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Create account' }).click();

    await page.getByRole('button', { name: 'Order 3 seats' }).click();
    await page.getByText('The seats are yours').waitFor();
    await expectStalls(concert.id, `${'.'.repeat(13)}sss${'.'.repeat(24)}`);

    await page.getByRole('link', { name: 'See my orders' }).click();
    await page.getByText(`Night Ferry on ${device}`).first().waitFor();
    await page.getByRole('button', { name: /^Cancel order/ }).click();
    await page.getByRole('button', { name: 'Yes, cancel the order' }).click();
    await page.getByText('The seats are free again').waitFor();
    await expectStalls(concert.id, '.'.repeat(40));
  });
});

test('whoever was slower sees which seats went, keeps the others and orders those', async () => {
  const concert = await shop.addConcert('Close Race');
  const slow = await signUp(shop.call, 'Slow');
  const fast = await signUp(shop.call, 'Fast');
  await shop.visit(desktop, async (page) => {
    await signInOnPage(page, slow.account.email);
    await page.goto(`/tickets/${concert.id}`);
    await page.getByRole('button', { name: /^Stalls, standard/ }).click();
    for (const seat of [1, 2, 3]) await page.getByRole('gridcell', { name: `Stalls, row A, seat ${seat},` }).click();
    const order = page.getByRole('button', { name: 'Order 3 seats' });
    await order.waitFor();
    // Between two looks at the seats, somebody else takes one.
    await page.route('**/availability', (route) => route.abort());
    await shop.call(claimSeats, {
      as: fast,
      params: { concertId: concert.id },
      headers: { 'idempotency-key': randomUUID() },
      body: { seatIds: ['STAL-A-2'] },
    });
    await order.click();
    await page.getByText('Someone was faster for one seat').waitFor();
    await page.getByText('Stalls, row A, seat 2').first().waitFor();
    await page.unroute('**/availability');
    await page.getByRole('button', { name: 'Order 2 seats' }).click();
    await page.getByText('The seats are yours').waitFor();
  });
  await expectStalls(concert.id, `sss${'.'.repeat(37)}`);
});

test('an order holds four seats at most, and the page says so', async () => {
  const concert = await shop.addConcert('Four Only');
  await shop.visit(desktop, async (page) => {
    await page.goto(`/tickets/${concert.id}`);
    await page.getByRole('button', { name: /^Boxes, vip/ }).click();
    for (const seat of [1, 2, 3, 4, 5])
      await page.getByRole('gridcell', { name: `Boxes, row A, seat ${seat},` }).click();
    await page.getByText('One order holds 4 seats at most').first().waitFor();
    await page.getByText('4 of 4').first().waitFor();
  });
});
