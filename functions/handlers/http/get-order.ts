import type { getOrder as endpoint } from '../../contract/orders.ts';
import { orderReply } from '../../domain/order.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';

export const getOrderHandler =
  ({ orders }: Pick<Ports, 'orders'>): Handle<typeof endpoint> =>
  async ({ params, account }) => {
    const order = await orders.find(account.id, params.orderId);
    if (order === undefined) throw new Refusal('order-not-found');
    return { order: orderReply(order) };
  };
