import { cancelOrder, getOrder, type Order, payOrder } from '@frontrow/functions/contract/orders.ts';
import type { TestCard } from '@frontrow/functions/contract/test-cards.ts';
import { holdSeats } from './buying.ts';
import type { Scene, Stage } from './scene.ts';

/** The page of one order, in every state that an order can be in, and what can be asked there. */
export const orders: readonly Scene[] = [
  {
    name: 'order-in-line',
    as: 'buyer',
    arrange: (stage) => showAs(stage, { status: 'queued', waitSeconds: 14 }, 'answers take about 14 seconds'),
  },
  {
    name: 'checkout-last-minute',
    as: 'buyer',
    async arrange(stage) {
      await stage.page.goto(`/orders/${await holdSeats(stage, { holdMinutes: 1 })}`);
      await stage.page.getByText('One minute left').waitFor();
    },
  },
  {
    name: 'checkout-declined',
    as: 'buyer',
    async arrange(stage) {
      await stage.page.goto(`/orders/${await holdSeats(stage)}`);
      await stage.page.getByRole('radio', { name: 'Declined' }).check();
      await stage.page.getByText('More that can happen to a payment').click();
      await stage.page.getByRole('button', { name: 'Pay €120' }).click();
      await stage.page.getByText('The payment was declined').waitFor();
    },
  },
  {
    name: 'checkout-payment-open',
    as: 'buyer',
    async arrange(stage) {
      const orderId = await holdSeats(stage);
      await pay(stage, orderId, 'tok_late');
      await stage.page.goto(`/orders/${orderId}`);
      await stage.page.getByText('Waiting for the bank…').waitFor();
    },
  },
  {
    name: 'checkout-leaving',
    as: 'buyer',
    async arrange(stage) {
      await stage.page.goto(`/orders/${await holdSeats(stage)}`);
      await stage.page.getByRole('link', { name: 'Back to the seats' }).click();
      await stage.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'order-tickets',
    as: 'buyer',
    async arrange(stage) {
      const orderId = await holdSeats(stage);
      await pay(stage, orderId, 'tok_approve');
      await stage.page.goto(`/orders/${orderId}`);
      await stage.page
        .getByRole('img', { name: /^QR code/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'order-cancelling',
    as: 'buyer',
    async arrange(stage) {
      const orderId = await holdSeats(stage);
      await pay(stage, orderId, 'tok_approve');
      await stage.page.goto('/orders');
      await stage.page.getByRole('button', { name: 'Cancel order for A Scene to Pay' }).click();
      await stage.page.getByRole('dialog').getByText('You get €120 back').waitFor();
    },
  },
  {
    name: 'order-cancelled',
    as: 'buyer',
    async arrange(stage) {
      const orderId = await holdSeats(stage);
      await pay(stage, orderId, 'tok_approve');
      await stage.shop.call(cancelOrder, { as: stage.account, params: { orderId } });
      await stage.page.goto(`/orders/${orderId}`);
      await stage.page.getByText('€120 was given back to you.').waitFor();
    },
  },
  {
    name: 'order-refused',
    as: 'buyer',
    arrange: (stage) =>
      showAs(
        stage,
        {
          status: 'refused',
          refusal: {
            code: 'seats-taken',
            takenSeatIds: ['STAL-A-4'],
            suggestedSeatIds: ['STAL-B-5', 'STAL-B-6'],
          },
        },
        'Take 2 seats, €120',
      ),
  },
  {
    name: 'order-expired',
    as: 'buyer',
    arrange: (stage) =>
      showAs(
        stage,
        { status: 'expired', payment: { status: 'captured' }, refund: { status: 'due' } },
        '€120 is on its way back to you.',
      ),
  },
  {
    name: 'orders-ended',
    as: 'buyer',
    async arrange(stage) {
      for (const _ of [1, 2]) {
        const orderId = await holdSeats(stage);
        await pay(stage, orderId, 'tok_approve');
        await stage.shop.call(cancelOrder, { as: stage.account, params: { orderId } });
      }
      await stage.page.goto('/orders?show=cancelled');
      await stage.page.getByText('€120 was given back to you.').first().waitFor();
    },
  },
  {
    name: 'order-out-of-reach',
    as: 'buyer',
    async arrange({ page }) {
      await page.route('**/api/orders/*', (route) => route.abort());
      await page.goto(`/orders/${'a'.repeat(26)}`);
      await page.getByRole('button', { name: 'Try again' }).waitFor();
    },
  },
];

async function pay({ shop, account }: Stage, orderId: string, paymentToken: TestCard): Promise<void> {
  await shop.call(payOrder, { as: account, params: { orderId }, body: { paymentToken } });
}

/** Shows an order in a state that a quick shop leaves at once, or that takes a crowd to get into. */
async function showAs(stage: Stage, change: Partial<Order>, said: string): Promise<void> {
  const { page, shop, account } = stage;
  const orderId = await holdSeats(stage);
  const { order } = (await shop.call(getOrder, { as: account, params: { orderId } })).body;
  const { holdExpiresAt: _over, ...rest } = order;
  await page.route(`**/api/orders/${orderId}`, (route) => route.fulfill({ json: { order: { ...rest, ...change } } }));
  await page.goto(`/orders/${orderId}`);
  await page.getByText(said).waitFor();
}
