import type { OrderRefusal, OrderStatus, PaymentStatus } from '../../contract/orders.ts';
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
    revision: order.revision,
    ref: order.ref,
    fingerprint: order.fingerprint,
    seats: order.seats.map(seatText),
    currency: order.currency,
    createdAt: order.createdAt,
    ...(order.wish && { wish: `${order.wish.priceTierId}|${order.wish.quantity}|${order.wish.price}` }),
    ...(order.network && { network: `${order.network.id}|${order.network.windowSeconds}` }),
    ...(order.heldSince !== undefined && { heldSince: order.heldSince }),
    ...(order.holdExpiresAt !== undefined && { holdExpiresAt: order.holdExpiresAt }),
    ...(order.payment && { payment: paymentText(order.payment) }),
    ...(order.refund && { refund: order.refund }),
    ...(order.refusal && { refusal: refusalText(order.refusal) }),
    ...(order.cancelledAt !== undefined && { cancelledAt: order.cancelledAt }),
  };
}

export function orderFromItem(item: OrderItem): Order {
  const optional = <T>(name: string, read: (text: string) => T) =>
    item[name] === undefined ? {} : { [name]: read(String(item[name])) };
  return {
    id: String(item.SK).slice('ORDER#'.length),
    buyerId: String(item.PK).slice('BUYER#'.length),
    concertId: String(item.concertId),
    status: item.status as OrderStatus,
    revision: Number(item.revision),
    ref: String(item.ref),
    fingerprint: String(item.fingerprint),
    seats: (item.seats as string[]).map(seatFromText),
    currency: String(item.currency),
    createdAt: String(item.createdAt),
    ...optional('wish', wishFromText),
    ...optional('network', networkFromText),
    ...optional('heldSince', Number),
    ...optional('holdExpiresAt', Number),
    ...optional('payment', paymentFromText),
    ...optional('refund', (text) => text as NonNullable<Order['refund']>),
    ...optional('refusal', refusalFromText),
    ...optional('cancelledAt', String),
  };
}

function wishFromText(text: string): NonNullable<Order['wish']> {
  const [priceTierId = '', quantity, price] = text.split('|');
  return { priceTierId, quantity: Number(quantity), price: Number(price) };
}

function networkFromText(text: string): NonNullable<Order['network']> {
  const [id = '', windowSeconds] = text.split('|');
  return { id, windowSeconds: Number(windowSeconds) };
}

const paymentText = ({ id, status, startedAt }: NonNullable<Order['payment']>): string =>
  [id, status, startedAt].join('|');

function paymentFromText(text: string): NonNullable<Order['payment']> {
  const [id = '', status, startedAt = 0] = text.split('|');
  return { id, status: status as PaymentStatus, startedAt: Number(startedAt) };
}

const refusalText = ({ code, takenSeatIds, suggestedSeatIds }: OrderRefusal): string =>
  [code, takenSeatIds.join(' '), suggestedSeatIds.join(' ')].join('|');

function refusalFromText(text: string): OrderRefusal {
  const [code, taken = '', suggested = ''] = text.split('|');
  const ids = (list: string) => (list === '' ? [] : list.split(' '));
  return { code: code as OrderRefusal['code'], takenSeatIds: ids(taken), suggestedSeatIds: ids(suggested) };
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
