import type { Order } from '../domain/order.ts';
import { finishRefund } from '../domain/order-moves.ts';
import type { Payments, Ports } from '../domain/ports.ts';
import { moveOrder } from './move-order.ts';

/** Gives money back that is owed. The provider does it once; if it cannot be reached, the watch comes again. */
export async function settleRefund(
  ports: Pick<Ports, 'orders' | 'seatBlocks'> & { readonly payments: Pick<Payments, 'refund'> },
  order: Order,
): Promise<Order> {
  if (order.refund !== 'due' || order.payment === undefined) return order;
  await ports.payments.refund(order.payment.id);
  return moveOrder(ports, { buyerId: order.buyerId, orderId: order.id }, finishRefund);
}
