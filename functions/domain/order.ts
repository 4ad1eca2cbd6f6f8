import type { OrderFilter, OrderRefusal, Order as OrderReply, OrderStatus, PaymentStatus } from '../contract/orders.ts';
import type { Network } from './network-room.ts';
import { type EpochSeconds, heldValue, type SeatValue, soldValue } from './seat-block.ts';
import type { LocatedSeat } from './seat-plan.ts';

/** A seat as the order keeps it: with its price at the time of the claim and the place it is stored at. */
export interface OrderedSeat extends LocatedSeat {
  /** Minor units. */
  readonly price: number;
}

/** What a buyer asked for and what became of it. The seats name the order by `ref`; the order names the seats. */
export interface Order {
  readonly id: string;
  readonly buyerId: string;
  readonly concertId: string;
  readonly status: OrderStatus;
  /** Counts the writes. Every change demands the revision it was decided on, so that no two changes cross. */
  readonly revision: number;
  /** Random, never from a client, never used again in a block. */
  readonly ref: string;
  /** Tells a repeated request from another one under the same key. */
  readonly fingerprint: string;
  /** While queued: what was asked for. Empty while the best seats are still to be chosen. */
  readonly seats: readonly OrderedSeat[];
  /** While the best seats are still to be chosen: how many, and their price at the time of the claim. */
  readonly wish?: { readonly priceTierId: string; readonly quantity: number; readonly price: number };
  readonly currency: string;
  readonly createdAt: string;
  /** While queued or held: where it came from. */
  readonly network?: Network;
  readonly heldSince?: EpochSeconds;
  readonly holdExpiresAt?: EpochSeconds;
  /** The newest attempt to pay; its start extended the hold, once. */
  readonly payment?: { readonly id: string; readonly status: PaymentStatus; readonly startedAt: EpochSeconds };
  /** Money of this payment is owed back, or was given back. */
  readonly refund?: 'due' | 'done';
  readonly refusal?: OrderRefusal;
  readonly cancelledAt?: string;
}

/** Which state may follow which. A state that leads nowhere is final. */
export const orderStates: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  queued: ['held', 'confirmed', 'refused'],
  held: ['confirmed', 'expired', 'released'],
  confirmed: ['cancelled'],
  refused: [],
  expired: [],
  released: [],
  cancelled: [],
};

/** A live order has seats, or may still get some. */
export function isLive(status: OrderStatus): boolean {
  switch (status) {
    case 'queued':
    case 'held':
    case 'confirmed':
      return true;
    case 'refused':
    case 'expired':
    case 'released':
    case 'cancelled':
      return false;
  }
}

/** Whether nothing is left to do for an order by itself: no answer, no hold, no payment and no refund is open. */
export const isSettled = ({ status, payment, refund }: Order): boolean =>
  status !== 'queued' && status !== 'held' && payment?.status !== 'open' && refund !== 'due';

/** Where an order came from is forgotten once its seats are paid or nobody's. */
export function withoutNetwork({ network, ...order }: Order): Order {
  const isKept = network !== undefined && (order.status === 'queued' || order.status === 'held');
  return isKept ? { ...order, network } : order;
}

/** What the order's seats carry while it has them; undefined where it has none. */
export function seatValueOf({ status, ref, holdExpiresAt }: Order): SeatValue | undefined {
  if (status === 'confirmed') return soldValue(ref);
  if (status === 'held' && holdExpiresAt !== undefined) return heldValue(holdExpiresAt, ref);
  return undefined;
}

export function matchesFilter(status: OrderStatus, filter: OrderFilter): boolean {
  switch (filter) {
    case 'active':
      return isLive(status);
    case 'cancelled':
      return !isLive(status);
    case 'all':
      return true;
  }
}

const totalOf = ({ seats, wish }: Order): number =>
  wish === undefined ? seats.reduce((sum, { price }) => sum + price, 0) : wish.quantity * wish.price;

/** The order as its owner sees it: no ref, no fingerprint, no storage places. */
export function orderReply(order: Order): OrderReply {
  const { payment, refund, refusal, cancelledAt } = order;
  const seats = order.seats.map(({ id, section, row, number, priceTierId, price }) => ({
    id,
    section,
    row,
    number,
    priceTierId,
    price,
  }));
  return {
    id: order.id,
    concertId: order.concertId,
    status: order.status,
    seats,
    total: { amount: totalOf(order), currency: order.currency },
    createdAt: order.createdAt,
    ...(order.status === 'held' &&
      order.holdExpiresAt !== undefined && { holdExpiresAt: new Date(order.holdExpiresAt * 1000).toISOString() }),
    ...(payment && { payment: { status: payment.status } }),
    ...(refund && { refund: { status: refund } }),
    ...(refusal && { refusal }),
    ...(cancelledAt !== undefined && { cancelledAt }),
  };
}
