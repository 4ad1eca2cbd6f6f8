import type { releaseOrder as endpoint } from '../../contract/orders.ts';
import { orderReply } from '../../domain/order.ts';
import { releaseHold } from '../../domain/order-moves.ts';
import type { Ports } from '../../domain/ports.ts';
import type { Handle } from '../../runtime/api.ts';
import { moveOrder } from '../move-order.ts';

export const releaseOrderHandler =
  (ports: Pick<Ports, 'orders' | 'seatBlocks' | 'clock'>): Handle<typeof endpoint> =>
  async ({ params, account }) => {
    const key = { buyerId: account.id, orderId: params.orderId };
    return {
      order: orderReply(await moveOrder(ports, key, (order, states) => releaseHold(order, states, ports.clock()))),
    };
  };
