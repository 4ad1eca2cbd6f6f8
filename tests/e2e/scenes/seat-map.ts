import type { NewConcert } from '@frontrow/functions/contract/admin.ts';
import { listConcerts } from '@frontrow/functions/contract/concerts.ts';
import { releaseOrder } from '@frontrow/functions/contract/orders.ts';
import { signUp } from '../../api/client.ts';
import { claim } from './buying.ts';
import type { Scene, Stage } from './scene.ts';

export const seatMap: readonly Scene[] = [
  {
    name: 'hall-stadium',
    async arrange({ page, shop }) {
      const { body } = await shop.call(listConcerts, { query: { q: 'Sonnenstadion' } });
      await page.goto(`/tickets/${body.items[0]?.id}`);
      await page.getByRole('button', { name: /^Upper ring O38/ }).waitFor();
    },
  },
  {
    name: 'hall-one-price',
    async arrange(stage) {
      await openHall(stage);
      await stage.page.getByRole('radio', { name: /^vip/ }).check();
    },
  },
  {
    name: 'hall-as-list',
    async arrange(stage) {
      await openHall(stage);
      await stage.page.getByRole('radio', { name: 'List' }).check();
    },
  },
  {
    name: 'section-as-list',
    async arrange(stage) {
      await openHall(stage);
      await stage.page.getByRole('radio', { name: 'List' }).check();
      await stage.page.getByRole('button', { name: /^Stalls, standard/ }).click();
      await stage.page.getByRole('button', { name: 'Stalls, row A, seat 3,' }).click();
    },
  },
  {
    name: 'section-in-every-state',
    async arrange(stage) {
      await showStates(stage, `.sh.w${'.'.repeat(35)}`);
      await openStalls(stage);
      for (const seat of [1, 4]) await seatOf(stage, seat).click();
      // Somebody else gets one of the two.
      await showStates(stage, `.shsw${'.'.repeat(35)}`);
      await stage.page.getByText('Someone was faster for one seat').waitFor();
    },
  },
  {
    name: 'own-seats',
    as: 'buyer',
    async arrange(stage) {
      const { id } = await stage.shop.addConcert('A Scene of My Own', { checkout: 'payment' });
      await claim(stage.shop, stage.account, id, ['STAL-A-4', 'STAL-A-5']);
      await claim(stage.shop, await signUp(stage.shop.call, 'Neighbour'), id, ['STAL-A-6']);
      await stage.page.goto(`/tickets/${id}?section=STAL`);
      await stage.page.getByRole('gridcell', { name: /^Stalls, row A, seat 4,.* held for you$/ }).waitFor();
      await stage.page.getByRole('gridcell', { name: /^Stalls, row A, seat 6,.* held by somebody$/ }).waitFor();
    },
  },
  {
    name: 'limit-of-an-order',
    async arrange(stage) {
      await openStalls(stage);
      for (const seat of [3, 4, 5, 6, 7]) await seatOf(stage, seat).click();
      await stage.page.getByText('One order holds 4 seats at most').first().waitFor();
    },
  },
  {
    name: 'seats-lost',
    as: 'buyer',
    async arrange(stage) {
      const { id } = await openStalls(stage);
      for (const seat of [4, 5]) await seatOf(stage, seat).click();
      await stage.page.route('**/availability', (route) => route.abort());
      await claim(stage.shop, await signUp(stage.shop.call, 'Faster'), id, ['STAL-A-4']);
      await stage.page.getByRole('button', { name: 'Order 2 seats' }).click();
      await stage.page.getByRole('button', { name: /^Take Stalls, row/ }).waitFor();
    },
  },
  {
    name: 'seats-after-a-rest',
    as: 'buyer',
    async arrange(stage) {
      const { id } = await openStalls(stage, { checkout: 'payment' });
      for (const seat of ['VIP-A-1', 'VIP-A-2']) {
        const order = await claim(stage.shop, stage.account, id, [seat]);
        await stage.shop.call(releaseOrder, { as: stage.account, params: { orderId: order.id } });
      }
      await seatOf(stage, 4).click();
      await stage.page.getByRole('button', { name: 'Order 1 seat' }).click();
      await stage.page.getByText(/^You can order again in/).waitFor();
    },
  },
];

const seatOf = ({ page }: Stage, seat: number) => page.getByRole('gridcell', { name: `Stalls, row A, seat ${seat},` });

async function openHall({ page, shop }: Stage, changes: Partial<NewConcert> = {}) {
  const concert = await shop.addConcert('A Scene in the Hall', changes);
  await page.goto(`/tickets/${concert.id}`);
  await page.getByRole('button', { name: /^Stalls, standard/ }).waitFor();
  return concert;
}

async function openStalls(stage: Stage, changes: Partial<NewConcert> = {}) {
  const concert = await openHall(stage, changes);
  await stage.page.getByRole('button', { name: /^Stalls, standard/ }).click();
  await seatOf(stage, 1).waitFor();
  return concert;
}

/** What the shop says of the stalls from its next answer on. */
async function showStates({ page }: Stage, stalls: string): Promise<void> {
  await page.unroute('**/availability');
  await page.route('**/availability', async (route) => {
    const body = { concertId: 'c', seatMapVersion: 'v', sections: { STAL: stalls, VIP: '.'.repeat(20) } };
    await route.fulfill({ json: body, headers: { etag: `"${stalls}"` } });
  });
}
