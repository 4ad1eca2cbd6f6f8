import { expect, test } from 'vitest';
import { simulatedPayments } from '../adapters/payments/simulator.ts';
import type { Order } from '../contract/orders.ts';
import { cancelConcertHandler } from './http/cancel-concert.ts';
import { cancelOrderHandler } from './http/cancel-order.ts';
import { releaseOrderHandler } from './http/release-order.ts';
import { takePaymentNoticeHandler } from './http/take-payment-notice.ts';
import {
  claim,
  deliverClaims,
  deliverLooks,
  inputOf,
  open,
  orderNow,
  pay,
  plan,
  refusalOf,
  request,
  sale,
  start,
  takenSeats,
  useSale,
} from './sale-for-tests.ts';
import { settlePayment } from './settle-payment.ts';

useSale();

test('held seats are paid and confirmed', async () => {
  await open({ checkout: 'payment', holdMinutes: 1 });
  const { status, order } = await claim(['STAL-A-1']);
  expect([status, order.status, order.holdExpiresAt]).toEqual([201, 'held', '2027-03-01T12:01:00.000Z']);
  const paid = await pay(order.id, 'tok_approve');
  expect(paid.order).toMatchObject({ status: 'confirmed', payment: { status: 'captured' } });
  expect((await pay(order.id, 'tok_approve')).order, 'paid again: the same answer').toEqual(paid.order);
  expect(await takenSeats()).toBe(1);
});

test('a declined card leaves the hold, and another one may be tried', async () => {
  await open({ checkout: 'payment', holdMinutes: 1 });
  const { order } = await claim(['STAL-A-1']);
  expect(await refusalOf(pay(order.id, 'tok_decline'))).toBe('payment-declined');
  expect((await pay(order.id, 'tok_approve')).order.status).toBe('confirmed');
});

test('seats of a hold that ran out are claimable in the next second, with no message delivered', async () => {
  await open({ checkout: 'payment', holdMinutes: 1 });
  const { order } = await claim(['STAL-A-1'], 'b1');
  sale.time += 60_000;
  expect(await refusalOf(claim(['STAL-A-1'], 'b2'))).toBe('seats-taken');
  sale.time += 1_000;
  expect((await claim(['STAL-A-1'], 'b2')).status).toBe(201);
  expect(await refusalOf(pay(order.id, 'tok_approve', 'b1'))).toBe('hold-expired');
  await deliverLooks();
  expect((await orderNow(order.id))?.status).toBe('expired');
  expect(await takenSeats(), 'the next owner keeps the seat').toBe(1);
});

test('run-out holds do not count against a buyer who comes back', async () => {
  await open({ checkout: 'payment', holdMinutes: 1, seatsPerBuyer: 2 });
  await claim(['STAL-A-1', 'STAL-A-2']);
  expect(await refusalOf(claim(['STAL-A-3']))).toBe('seat-limit');
  sale.time += 61_000;
  expect((await claim(['STAL-A-3'])).status).toBe(201);
});

test('leaving early gives the seats back, a second time too', async () => {
  await open({ checkout: 'payment' });
  const { order } = await claim(['STAL-A-1']);
  for (const _ of [1, 2]) {
    const released = (await releaseOrderHandler(sale.ports)(inputOf(order.id))) as { order: Order };
    expect(released.order.status).toBe('released');
  }
  expect(await takenSeats()).toBe(0);
  expect(await refusalOf(pay(order.id, 'tok_approve'))).toBe('order-not-payable');
});

test('a captured payment whose answer was lost is found by the watch', async () => {
  await open({ checkout: 'payment' });
  const { order } = await claim(['STAL-A-1']);
  expect((await pay(order.id, 'tok_answer_lost')).order.payment?.status).toBe('open');
  expect(await refusalOf(pay(order.id, 'tok_approve')), 'no second payment beside it').toBe('payment-open');
  await deliverLooks();
  expect((await orderNow(order.id))?.status).toBe('confirmed');
});

test('a payment that was cut off before the provider heard of it is called off for the next card, once it cannot be on its way any more', async () => {
  await open({ checkout: 'payment', holdMinutes: 1 });
  const { order } = await claim(['STAL-A-1']);
  const { payments } = sale.ports;
  const charge = () => Promise.reject(new Error('killed'));
  sale.ports = { ...sale.ports, payments: { ...payments, charge } };
  await expect(pay(order.id, 'tok_approve')).rejects.toThrow('killed');
  sale.ports = { ...sale.ports, payments };
  expect(await refusalOf(pay(order.id, 'tok_approve')), 'it may still be on its way').toBe('payment-open');
  const cutOff = (await orderNow(order.id))?.payment?.id ?? '';
  sale.time += 16_000;
  expect((await pay(order.id, 'tok_approve')).order.status).toBe('confirmed');
  expect(await payments.find(cutOff), 'it can never be captured any more').toBe('declined');
});

test('a payment that is declined while the next card is being refused because of it is no reason any more', async () => {
  await open({ checkout: 'payment' });
  const { order } = await claim(['STAL-A-1']);
  await pay(order.id, 'tok_late');
  const { orders } = sale.ports;
  const find: typeof orders.find = async (buyerId, orderId) => {
    reads += 1;
    // The decision is read, and read again; only then the buyer is told.
    if (reads === 3) await settlePayment(sale.ports, { buyerId, orderId }, paymentId, 'declined');
    return orders.find(buyerId, orderId);
  };
  const paymentId = (await orderNow(order.id))?.payment?.id ?? '';
  let reads = 0;
  const { ports } = sale;
  sale.ports = { ...ports, orders: { ...orders, find } };
  const paying = pay(order.id, 'tok_approve');
  sale.ports = ports;
  expect((await paying).order.status).toBe('confirmed');
});

test('a second card that finds the first one charged after all takes no money', async () => {
  await open({ checkout: 'payment' });
  const { order } = await claim(['STAL-A-1']);
  await pay(order.id, 'tok_answer_lost');
  const first = (await orderNow(order.id))?.payment?.id;
  sale.time += 16_000;
  expect((await pay(order.id, 'tok_approve')).order.status).toBe('confirmed');
  expect((await orderNow(order.id))?.payment?.id).toBe(first);
});

test('who pays while a deletion has the blocks closed is asked to come again, or confirmed once they are open', async () => {
  await open({ checkout: 'payment' });
  const { order } = await claim(['STAL-A-1'], 'b1');
  const { order: paying } = await claim(['STAL-A-2'], 'b2');
  const { payments } = sale.ports;
  const charge: typeof payments.charge = async (of) => {
    const result = await payments.charge(of);
    await close(true);
    return result;
  };
  const close = (closed: boolean) => sale.ports.seatBlocks.setClosed(sale.concert.id, plan, closed, 1);
  sale.ports = { ...sale.ports, payments: { ...payments, charge } };
  expect((await pay(paying.id, 'tok_approve', 'b2')).order).toMatchObject({
    status: 'held',
    payment: { status: 'open' },
  });
  expect(await refusalOf(pay(order.id, 'tok_approve', 'b1'))).toBe('busy');
  await deliverLooks();
  expect((await orderNow(paying.id, 'b2'))?.status, 'still closed').toBe('held');
  await close(false);
  await deliverLooks();
  expect((await orderNow(paying.id, 'b2'))?.status).toBe('confirmed');
});

test('however often an order is paid for, one watch outlives the payments', async () => {
  await open({ checkout: 'payment' });
  const { order } = await claim(['STAL-A-1']);
  for (let attempt = 1; attempt <= 5; attempt += 1)
    expect(await refusalOf(pay(order.id, 'tok_decline'))).toBe('payment-declined');
  await pay(order.id, 'tok_late');
  await deliverLooks();
  expect(sale.queues.looks, 'that of the hold and that of the open payment').toHaveLength(2);
  sale.time += 11 * 60 * 1000;
  await deliverLooks();
  expect((await orderNow(order.id))?.status).toBe('confirmed');
  expect(sale.queues.looks).toEqual([]);
});

test('a payment that ends after the hold confirms if the seats are still there, else the money goes back', async () => {
  await open({ checkout: 'payment', holdMinutes: 1 });
  const { order: lucky } = await claim(['STAL-A-1'], 'b1');
  const { order: unlucky } = await claim(['STAL-A-2'], 'b2');
  await pay(lucky.id, 'tok_late', 'b1');
  await pay(unlucky.id, 'tok_late', 'b2');
  sale.time += 6 * 60 * 1000;
  expect((await claim(['STAL-A-2'], 'b3')).order.status).toBe('held');
  await deliverLooks();
  expect((await orderNow(lucky.id, 'b1'))?.status).toBe('confirmed');
  expect(await orderNow(unlucky.id, 'b2')).toMatchObject({
    status: 'expired',
    refund: 'done',
    payment: { status: 'captured' },
  });
  expect(await takenSeats()).toBe(2);
});

test('notices come twice and early, and change nothing twice', async () => {
  await open({ checkout: 'payment' });
  for (const [buyer, seat, card] of [
    ['b1', 'STAL-A-1', 'tok_notice_twice'],
    ['b2', 'STAL-A-2', 'tok_notice_first'],
  ] as const) {
    const { order } = await claim([seat], buyer);
    const paying = pay(order.id, card, buyer);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await deliverLooks();
    expect((await paying).order.status).toBe('confirmed');
    const confirmed = await orderNow(order.id, buyer);
    await deliverLooks();
    expect(await orderNow(order.id, buyer)).toEqual(confirmed);
  }
});

test('a cancelled paid order is refunded, once', async () => {
  await open({ checkout: 'payment' });
  const { order } = await claim(['STAL-A-1']);
  await pay(order.id, 'tok_approve');
  const refunds: string[] = [];
  sale.ports = { ...sale.ports, payments: { ...sale.ports.payments, refund: async (id) => void refunds.push(id) } };
  for (const _ of [1, 2]) {
    const cancelled = (await cancelOrderHandler(sale.ports)(inputOf(order.id))) as { order: Order };
    expect(cancelled.order).toMatchObject({ status: 'cancelled', refund: { status: 'done' } });
  }
  await deliverLooks();
  expect(refunds).toHaveLength(1);
  expect(await takenSeats()).toBe(0);
});

test('a notice counts only with the provider’s own fresh signature', async () => {
  await open({ checkout: 'payment' });
  const keys = async () => ({
    current: new TextEncoder().encode('k'.repeat(32)),
    accepted: [new TextEncoder().encode('k'.repeat(32))],
  });
  const book = {
    find: async () => undefined,
    open: async () => {},
    end: async () => Promise.reject(new Error('no book')),
    refund: async () => {},
  };
  const simulator = simulatedPayments(book, sale.queues.watchQueue, keys, () => sale.time);
  sale.ports = { ...sale.ports, payments: { ...simulator, charge: async () => 'unknown' } };
  const { order } = await claim(['STAL-A-1']);
  await pay(order.id, 'tok_approve');
  const paymentId = (await orderNow(order.id))?.payment?.id ?? '';
  const notice = { paymentId, buyerId: 'b1', orderId: order.id, status: 'captured' as const };
  const take = (signature: string, body = notice) =>
    takePaymentNoticeHandler(sale.ports)({
      params: undefined,
      query: undefined,
      headers: { 'payment-signature': signature },
      body,
      account: undefined,
      request,
    });
  const signature = await simulator.sign(notice);
  expect(await refusalOf(take(signature.replace(/.$/, (last) => (last === '0' ? '1' : '0'))))).toBe(
    'invalid-signature',
  );
  expect(await refusalOf(take(signature, { ...notice, orderId: 'b'.repeat(26) }))).toBe('invalid-signature');
  sale.time += 6 * 60 * 1000;
  expect(await refusalOf(take(signature))).toBe('invalid-signature');
  sale.time = start;
  for (const _ of [1, 2]) await take(signature);
  expect((await orderNow(order.id))?.status).toBe('confirmed');
});

test('calling a concert off ends every order: queued, held, paying and paid, and gives the money back', async () => {
  await open({ checkout: 'payment' });
  const claimed = async (seat: string, buyer: string) => (await claim([seat], buyer)).order.id;
  const [held, paying, paid] = [
    await claimed('STAL-A-1', 'b1'),
    await claimed('STAL-A-2', 'b2'),
    await claimed('STAL-A-3', 'b3'),
  ];
  await pay(paying, 'tok_late', 'b2');
  await pay(paid, 'tok_approve', 'b3');
  const before = await sale.ports.concerts.findNow(sale.concert.id);
  if (before !== undefined)
    await sale.ports.concerts.update(before, { ...before, salesMode: 'queued', version: before.version + 1 });
  const queued = (await claim(['STAL-A-4'], 'b4')).order.id;

  const cancel = () =>
    cancelConcertHandler(sale.ports)({
      params: { concertId: sale.concert.id },
      query: undefined,
      headers: undefined,
      body: undefined,
      account: { id: 'a', role: 'admin' },
      request,
    }) as Promise<{ concert: { saleStatus: string }; isDone: boolean }>;
  const first = await cancel();
  expect(first).toMatchObject({ concert: { saleStatus: 'cancelled' }, isDone: false });
  expect(await refusalOf(claim(['STAL-B-1'], 'b5'))).toBe('sale-not-open');
  await deliverClaims();
  for (let round = 1; round <= 3; round += 1) await deliverLooks();
  expect((await cancel()).isDone).toBe(true);
  expect(await orderNow(held, 'b1')).toMatchObject({ status: 'released' });
  expect(await orderNow(paying, 'b2')).toMatchObject({ status: 'expired', refund: 'done' });
  expect(await orderNow(paid, 'b3')).toMatchObject({ status: 'cancelled', refund: 'done' });
  expect(await orderNow(queued, 'b4')).toMatchObject({ status: 'refused', refusal: { code: 'sale-not-open' } });
  expect(await takenSeats()).toBe(0);
});
