import type { OrderStatus } from '../../contract/orders.ts';
import type { Order, OrderedSeat } from '../../domain/order.ts';
import { byConcert, keys } from './keys.ts';

export type OrderItem = Record<string, unknown>;

/** An order as one item of at most 1,024 bytes: a claim pays for one unit of it (two in a transaction). */
export function orderItem(order: Order): OrderItem {
  return {
    ...keys.order(order.buyerId, order.id),
    GSI1PK: byConcert.partition(order.concertId, byConcert.shardOf(order.id)),
    GSI1SK: byConcert.sort(order.createdAt, order.id),
    concertId: order.concertId,
    status: order.status,
    ref: order.ref,
    fingerprint: order.fingerprint,
    seats: order.seats.map(seatText),
    currency: order.currency,
    createdAt: order.createdAt,
    ...(order.cancelledAt !== undefined && { cancelledAt: order.cancelledAt }),
  };
}

export function orderFromItem(item: OrderItem): Order {
  return {
    id: String(item.SK).slice('ORDER#'.length),
    buyerId: String(item.PK).slice('BUYER#'.length),
    concertId: String(item.concertId),
    status: item.status as OrderStatus,
    ref: String(item.ref),
    fingerprint: String(item.fingerprint),
    seats: (item.seats as string[]).map(seatFromText),
    currency: String(item.currency),
    createdAt: String(item.createdAt),
    ...(item.cancelledAt !== undefined && { cancelledAt: String(item.cancelledAt) }),
  };
}

/** One short text a seat, `<seat id>|<tier>|<price>|<block>.<code>`. */
const seatText = ({ id, priceTierId, price, block, code }: OrderedSeat): string =>
  `${id}|${priceTierId}|${price}|${block}.${code}`;

function seatFromText(text: string): OrderedSeat {
  const [id = '', priceTierId = '', price, place = ''] = text.split('|');
  const [section = '', row = '', number] = id.split('-');
  const [block, code = ''] = place.split('.');
  return { id, section, row, number: Number(number), priceTierId, price: Number(price), block: Number(block), code };
}
