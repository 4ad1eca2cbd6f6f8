import type { Order, OrderSeat } from '@frontrow/functions/contract/orders.ts';

/**
 * What the code of a ticket says: concert, order and seat, and nothing of the person. An entrance that has the concert's
 * orders finds the order by it and sees whether it is confirmed; the order's id is as hard to guess as a password. In
 * capitals, which a QR code writes in fewer and so larger dots; the ids of concerts and orders have none of their own.
 */
export const ticketReference = ({ concertId, id }: Pick<Order, 'concertId' | 'id'>, seat: Pick<OrderSeat, 'id'>) =>
  ['FR1', concertId, id, seat.id].join('.').toUpperCase();

/** The same for human eyes: an id of an order in groups of six. */
export const orderNumber = (orderId: string): string => (orderId.toUpperCase().match(/.{1,6}/g) ?? []).join(' ');
