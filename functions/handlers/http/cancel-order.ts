import type { cancelOrder as endpoint } from '../../contract/orders.ts';
import { orderReply } from '../../domain/order.ts';
import { cancelOrder } from '../../domain/order-moves.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';
import { moveOrder } from '../move-order.ts';
import { settleRefund } from '../settle-refund.ts';

const refundLookSeconds = 15;

type CancelPorts = Pick<Ports, 'orders' | 'seatBlocks' | 'concerts' | 'payments' | 'watchQueue' | 'clock'>;

export const cancelOrderHandler =
  (ports: CancelPorts): Handle<typeof endpoint> =>
  async ({ params, account }) => {
    const key = { buyerId: account.id, orderId: params.orderId };
    const found = await ports.orders.find(key.buyerId, key.orderId);
    if (found === undefined) throw new Refusal('order-not-found');
    const concert = await ports.concerts.find(found.concertId);
    // Before the write, late enough to find it written: whatever happens to this process, the money is given back.
    if (found.payment !== undefined) await ports.watchQueue.send({ version: 1, ...key }, refundLookSeconds);
    const order = await moveOrder(ports, key, (each, states) =>
      cancelOrder(each, states, concert?.startsAt, ports.clock()),
    );
    return { order: orderReply(await settleRefund(ports, order)) };
  };
