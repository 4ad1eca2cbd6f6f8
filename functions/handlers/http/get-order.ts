import type { getOrder as endpoint } from '../../contract/orders.ts';
import { orderReply } from '../../domain/order.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import { claimWaitSeconds } from '../../domain/sales-mode.ts';
import type { Handle } from '../../runtime/api.ts';

export const getOrderHandler =
  ({ orders, concerts, clock }: Pick<Ports, 'orders' | 'concerts' | 'clock'>): Handle<typeof endpoint> =>
  async ({ params, account }) => {
    const order = await orders.find(account.id, params.orderId);
    if (order === undefined) throw new Refusal('order-not-found');
    if (order.status !== 'queued') return { order: orderReply(order) };
    const waitSeconds = claimWaitSeconds(await concerts.findSummary(order.concertId), clock());
    return { order: { ...orderReply(order), waitSeconds } };
  };
