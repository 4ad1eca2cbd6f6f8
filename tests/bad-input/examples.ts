import { randomUUID } from 'node:crypto';
import type { Endpoint } from '@frontrow/functions/contract/endpoint.ts';
import { newConcertOnSale } from '@frontrow/functions/domain/halls-for-tests.ts';
import { addConcert, claim, type OpenShop, smallHall } from '../api/shop.ts';

/** What is there to be harmed. */
export interface Scene {
  readonly concertId: string;
  readonly seatMapVersion: string;
  readonly concertVersion: number;
  /** Held by `buyer`, unpaid. */
  readonly orderId: string;
}

export async function setScene(shop: OpenShop): Promise<Scene> {
  const concert = await addConcert(shop, { checkout: 'payment', salesMode: 'direct' });
  const { status, body } = await claim(shop, shop.buyer, concert.id, ['STAL-A-1', 'STAL-A-2']);
  if (status !== 201) throw new Error(`No order: ${status}`);
  const { id, seatMapVersion, version } = concert;
  return { concertId: id, seatMapVersion, concertVersion: version, orderId: body.order.id };
}

/**
 * A body that each endpoint would take, by its name. Whatever is sent worse than this gets as far as a request can. A new
 * endpoint with a body fails its tests until it stands here.
 */
export function validBodies({ orderId, concertVersion }: Scene, { buyer }: OpenShop): Readonly<Record<string, object>> {
  const password = 'a quiet evening song';
  const { title, venue, startsAt, onSaleAt, ...concert } = newConcertOnSale(smallHall(), Date.now());
  const [tier] = concert.priceTiers;
  return {
    'register-account': { email: `${randomUUID()}@example.org`, name: 'Nora', password },
    'log-in': { email: buyer.account.email, password },
    'change-password': { currentPassword: password, newPassword: 'another evening song' },
    'claim-seats': { seatIds: ['STAL-B-1', 'STAL-B-2'] },
    'pay-order': { paymentToken: 'tok_approve' },
    'take-payment-notice': { paymentId: 'a'.repeat(26), buyerId: buyer.account.id, orderId, status: 'captured' },
    'create-concert': {
      ...{ title, venue, startsAt, onSaleAt, ...concert },
      ...{
        description: 'Loud.',
        seatsPerOrder: 4,
        holdMinutes: 5,
        networkShare: 20,
        proofOfWork: true,
        checkout: 'payment',
      },
    },
    'update-concert': {
      version: concertVersion,
      title,
      venue,
      startsAt,
      onSaleAt,
      priceTiers: [tier],
      seatsPerBuyer: 8,
    },
    'change-seats': { change: 'withdraw', sections: [{ code: 'STAL', rows: ['D'] }] },
  };
}

/** The address of an endpoint in this scene. */
export const addressOf = ({ path }: Endpoint, { concertId, seatMapVersion, orderId }: Scene): string =>
  `/api${path.replace('{concertId}', concertId).replace('{version}', seatMapVersion).replace('{orderId}', orderId)}`;

/** What an endpoint wants beside the body, its caller included. */
export function validHeaders({ access, name }: Endpoint, { buyer, admin }: OpenShop): Record<string, string> {
  const caller = { anyone: undefined, account: buyer, admin }[access];
  return {
    ...(caller && { authorization: `Bearer ${caller.accessToken}` }),
    ...(name === 'claim-seats' && { 'idempotency-key': randomUUID() }),
    ...(name === 'take-payment-notice' && { 'payment-signature': `t=1,v1=${'0'.repeat(64)}` }),
  };
}
