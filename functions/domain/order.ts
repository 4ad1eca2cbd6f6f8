import type { OrderFilter, Order as OrderReply, OrderStatus } from '../contract/orders.ts';
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
  /** Random, never from a client, never used again in a block. */
  readonly ref: string;
  /** Tells a repeated request from another one under the same key. */
  readonly fingerprint: string;
  readonly seats: readonly OrderedSeat[];
  readonly currency: string;
  readonly createdAt: string;
  readonly cancelledAt?: string;
}

/** Which state may follow which. A state that leads nowhere is final. */
export const orderStates: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  confirmed: ['cancelled'],
  cancelled: [],
};

/** A live order has seats. */
export function isLive(status: OrderStatus): boolean {
  switch (status) {
    case 'confirmed':
      return true;
    case 'cancelled':
      return false;
  }
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

/** The order as its owner sees it: no ref, no fingerprint, no storage places. */
export function orderReply(order: Order): OrderReply {
  return {
    id: order.id,
    concertId: order.concertId,
    status: order.status,
    seats: order.seats.map(({ id, section, row, number, priceTierId, price }) => ({
      id,
      section,
      row,
      number,
      priceTierId,
      price,
    })),
    total: { amount: order.seats.reduce((sum, { price }) => sum + price, 0), currency: order.currency },
    createdAt: order.createdAt,
    ...(order.cancelledAt === undefined ? {} : { cancelledAt: order.cancelledAt }),
  };
}
