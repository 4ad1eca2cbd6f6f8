import type { DocumentClient } from '@frontrow/functions/adapters/dynamodb/client.ts';
import { keys } from '@frontrow/functions/adapters/dynamodb/keys.ts';
import { orderFromItem, orderItem } from '@frontrow/functions/adapters/dynamodb/order-item.ts';
import { type LostRace, type TransactItems, transact } from '@frontrow/functions/adapters/dynamodb/transact.ts';
import type { claimSeats as endpoint } from '@frontrow/functions/contract/orders.ts';
import { type Concert, isOnSale } from '@frontrow/functions/domain/concert.ts';
import { type Order, type OrderedSeat, orderReply } from '@frontrow/functions/domain/order.ts';
import type { Clock, Concerts } from '@frontrow/functions/domain/ports.ts';
import { Refusal } from '@frontrow/functions/domain/refusal.ts';
import { locateSeat, type SeatPlan } from '@frontrow/functions/domain/seat-plan.ts';
import { hashText, randomText } from '@frontrow/functions/handlers/ids.ts';
import type { Handle } from '@frontrow/functions/runtime/api.ts';
import { seatKey } from './seat-keys.ts';

export interface NaivePorts {
  readonly client: DocumentClient;
  readonly tables: { readonly CONCERTS_TABLE: string; readonly ORDERS_TABLE: string };
  readonly concerts: Pick<Concerts, 'find' | 'findSeatPlan'>;
  readonly clock: Clock;
}

/**
 * The first design that comes to mind, and a sound one: an item a seat, and one transaction that puts the order, counts
 * for the buyer and takes each seat where nobody has it. It looks at nothing before. Everything else is the shop's own:
 * contract, client with its retries, order items, index. So a comparison shows the claim path and nothing else.
 */
export const naiveClaimSeats =
  ({ client, tables, concerts, clock }: NaivePorts): Handle<typeof endpoint> =>
  async ({ params: { concertId }, headers, body, account }) => {
    const [concert, plan] = await Promise.all([concerts.find(concertId), concerts.findSeatPlan(concertId)]);
    if (concert === undefined || plan === undefined) throw new Refusal('concert-not-found');
    if (!isOnSale(concert, clock())) throw new Refusal('sale-not-open');
    // It knows single seats only: side by side is nothing that items of seats can answer without reading all of them.
    if (!('seatIds' in body)) throw new Refusal('no-seats-together');
    const order: Order = {
      id: hashText(26, account.id, headers['idempotency-key']),
      buyerId: account.id,
      concertId,
      status: 'confirmed',
      revision: 1,
      ref: randomText(9),
      fingerprint: hashText(22, concertId, ...body.seatIds.toSorted()),
      seats: seatsOf(body.seatIds, concert, plan),
      currency: concert.currency,
      createdAt: new Date(clock()).toISOString(),
    };
    const result = await transact(client, itemsOf(order, concert, tables));
    return { order: orderReply(result === 'committed' ? order : orderOfTwin(order, concert, result)) };
  };

function seatsOf(seatIds: readonly string[], concert: Concert, plan: SeatPlan): OrderedSeat[] {
  const located = seatIds.map((id) => locateSeat(plan, id));
  const unknownSeatIds = seatIds.filter((_, at) => located[at] === undefined);
  if (unknownSeatIds.length > 0) throw new Refusal('unknown-seats', { unknownSeatIds });
  if (seatIds.length > concert.seatsPerOrder) throw new Refusal('seat-limit');
  const price = new Map(concert.priceTiers.map((tier) => [tier.id, tier.price]));
  return located.flatMap((seat) => (seat ? [{ ...seat, price: price.get(seat.priceTierId) ?? 0 }] : []));
}

function itemsOf(order: Order, concert: Concert, { ORDERS_TABLE, CONCERTS_TABLE }: NaivePorts['tables']) {
  const onFailure = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
  const items: TransactItems = [
    {
      Put: {
        TableName: ORDERS_TABLE,
        Item: orderItem(order),
        ConditionExpression: 'attribute_not_exists(PK)',
        ...onFailure,
      },
    },
    {
      Update: {
        TableName: ORDERS_TABLE,
        Key: keys.counter(order.buyerId, concert.id),
        UpdateExpression: 'ADD seats :seats',
        ConditionExpression: 'attribute_not_exists(seats) OR seats <= :bound',
        ExpressionAttributeValues: {
          ':seats': order.seats.length,
          ':bound': concert.seatsPerBuyer - order.seats.length,
        },
      },
    },
    ...order.seats.map((seat) => ({
      Update: {
        TableName: CONCERTS_TABLE,
        Key: seatKey(concert.id, seat),
        UpdateExpression: 'SET orderId = :order',
        ConditionExpression: 'attribute_not_exists(orderId)',
        ExpressionAttributeValues: { ':order': order.id },
      },
    })),
  ];
  return items;
}

/** The order that stands under the key already; else the refusal of whatever condition failed. */
function orderOfTwin(
  { fingerprint, seats }: Order,
  concert: Concert,
  [ofOrder, ofCounter, ...ofSeats]: LostRace,
): Order {
  if (ofOrder?.item !== undefined) {
    const twin = orderFromItem(ofOrder.item);
    if (twin.fingerprint !== fingerprint) throw new Refusal('idempotency-key-reused');
    return twin;
  }
  if (ofCounter?.failed) throw new Refusal('seat-limit', { seatsAllowed: concert.seatsPerBuyer });
  throw new Refusal('seats-taken', { takenSeatIds: seats.filter((_, at) => ofSeats[at]?.failed).map(({ id }) => id) });
}
