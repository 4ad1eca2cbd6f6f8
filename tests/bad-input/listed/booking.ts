import { randomUUID } from 'node:crypto';
import type { OpenShop } from '../../api/shop.ts';
import type { Scene } from '../examples.ts';
import type { Knock } from '../knock.ts';
import { json, type Listed, signedIn } from './listed.ts';

export function ofBooking({ buyer, otherBuyer }: OpenShop, { concertId, orderId }: Scene): Listed[] {
  const post = (path: string, body: unknown, headers: Record<string, string> = {}, as = buyer): Knock => ({
    method: 'POST',
    path: `/api${path}`,
    headers: { ...json, ...signedIn(as), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const key = () => ({ 'idempotency-key': randomUUID() });
  const claim = (body: unknown) => post(`/concerts/${concertId}/orders`, body, key());
  const wish = (bestAvailable: object) => claim({ bestAvailable });
  const wrongSeats = [
    [],
    ['STAL-A-1', 'STAL-A-1'],
    ['stal-a-1'],
    ['STAL-A-01'],
    ['STAL-A--1'],
    ['STAL-A-0'],
    ['STAL-A-1000000000'],
    ['STAL#A#1'],
    ['STAL-A-1#'],
    [['STAL-A-3']],
    ['STAL-A-3', null],
    ['STAL-A-1\n'],
    Array.from({ length: 9 }, (_, at) => `STAL-B-${at + 1}`),
  ];
  return [
    ...wrongSeats.map((seatIds) => ({
      what: `the seats ${JSON.stringify(seatIds).slice(0, 40)}`,
      knock: claim({ seatIds }),
      code: 'invalid-body' as const,
    })),
    {
      what: 'five seats of four',
      knock: claim({ seatIds: [1, 2, 3, 4, 5].map((at) => `STAL-B-${at}`) }),
      code: 'seat-limit',
    },
    { what: 'a seat the hall has not', knock: claim({ seatIds: ['STAL-A-99'] }), code: 'unknown-seats' },
    {
      what: 'one seat of three taken',
      knock: claim({ seatIds: ['STAL-A-1', 'STAL-A-3', 'STAL-A-4'] }),
      code: 'seats-taken',
    },
    { what: 'a price of their own', knock: claim({ seatIds: ['STAL-A-3'], price: 1 }), code: 'invalid-body' },
    {
      what: 'seats and a wish',
      knock: claim({ seatIds: ['STAL-A-3'], bestAvailable: { priceTierId: 'vip', quantity: 1 } }),
      code: 'invalid-body',
    },
    ...[0, 9, -0, 1.5, 1e9, '2', null].map((quantity) => ({
      what: `${quantity} of the best`,
      knock: wish({ priceTierId: 'vip', quantity }),
      code: 'invalid-body' as const,
    })),
    ...['gold', 'toString', 'constructor', '__proto__'].map((priceTierId) => ({
      what: `the best of ${priceTierId}`,
      knock: wish({ priceTierId, quantity: 1 }),
      code:
        /^[a-z]+$/.test(priceTierId) && priceTierId !== 'constructor'
          ? ('unknown-price-tier' as const)
          : ('invalid-body' as const),
    })),
    ...[undefined, '', 'x'.repeat(256), 'a b', 'é'].map((given) => ({
      what: `the key ${given?.slice(0, 40)}`,
      knock: post(
        `/concerts/${concertId}/orders`,
        { seatIds: ['STAL-A-3'] },
        given === undefined ? {} : { 'idempotency-key': given },
      ),
      code: 'idempotency-key-missing' as const,
    })),
    {
      what: 'a claim for no concert',
      knock: post('/concerts/nosuch/orders', { seatIds: ['STAL-A-3'] }, key()),
      code: 'concert-not-found',
    },
    ...['payment', 'release', 'cancellation'].map((what) => ({
      what: `the ${what} of another's order`,
      knock: post(
        `/orders/${orderId}/${what}`,
        what === 'payment' ? { paymentToken: 'tok_approve' } : undefined,
        {},
        otherBuyer,
      ),
      code: 'order-not-found' as const,
    })),
    {
      what: 'a payment with an amount',
      knock: post(`/orders/${orderId}/payment`, { paymentToken: 'tok_approve', amount: 1 }),
      code: 'invalid-body',
    },
    ...['', 'TOK', 'tok approve', '4111 1111 1111 1111', 'x'.repeat(65)].map((paymentToken) => ({
      what: `the card ${paymentToken.slice(0, 20)}`,
      knock: post(`/orders/${orderId}/payment`, { paymentToken }),
      code: 'invalid-body' as const,
    })),
    {
      what: 'cancelling what is only held',
      knock: post(`/orders/${orderId}/cancellation`, undefined),
      code: 'order-not-cancellable',
    },
    ...[`t=1,v1=${'0'.repeat(64)}`, `t=${Math.floor(Date.now() / 1000)},v1=${'f'.repeat(64)}`].map((signature) => ({
      what: `a notice signed ${signature.slice(0, 16)}`,
      knock: post(
        '/payments/webhook',
        { paymentId: 'a'.repeat(26), buyerId: buyer.account.id, orderId, status: 'captured' },
        { 'payment-signature': signature },
      ),
      code: 'invalid-signature' as const,
    })),
    {
      what: 'a notice without a signature',
      knock: post('/payments/webhook', { paymentId: 'a'.repeat(26), buyerId: 'x', orderId, status: 'captured' }),
      code: 'invalid-headers',
    },
  ];
}
