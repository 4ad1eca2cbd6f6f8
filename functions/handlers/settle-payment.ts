import type { Order } from '../domain/order.ts';
import { endPayment } from '../domain/order-moves.ts';
import type { Payments, Ports } from '../domain/ports.ts';
import { moveOrder } from './move-order.ts';
import { giveRoomsBack } from './network-rooms.ts';
import { settleRefund } from './settle-refund.ts';

type PaymentPorts = Pick<Ports, 'orders' | 'seatBlocks' | 'clock'> & { readonly payments: Pick<Payments, 'refund'> };

/** Brings the end of a payment to its order, by whomever it is told and however often: the buyer's call, a notice, the watch. */
export async function settlePayment(
  ports: PaymentPorts,
  key: { readonly buyerId: string; readonly orderId: string },
  paymentId: string,
  result: 'captured' | 'declined',
  isCalledOff = false,
): Promise<Order> {
  let before: Order | undefined;
  const order = await moveOrder(ports, key, (each, states) => {
    before = each;
    return endPayment(each, paymentId, result, states, ports.clock(), isCalledOff);
  });
  if (before?.status === 'held' && order.status === 'confirmed') await giveRoomsBack(ports, [before]);
  return settleRefund(ports, order);
}
