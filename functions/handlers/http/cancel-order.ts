import type { cancelOrder as endpoint } from '../../contract/orders.ts';
import { decideCancellation } from '../../domain/cancel.ts';
import { orderReply } from '../../domain/order.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';

type CancelPorts = Pick<Ports, 'orders' | 'concerts' | 'clock'>;

const decisionsMax = 5;

export const cancelOrderHandler =
  ({ orders, concerts, clock }: CancelPorts): Handle<typeof endpoint> =>
  async ({ params, account }) => {
    for (let attempt = 1; attempt <= decisionsMax; attempt += 1) {
      const order = await orders.find(account.id, params.orderId);
      if (order === undefined) throw new Refusal('order-not-found');
      const concert = await concerts.find(order.concertId);
      const decided = decideCancellation(order, concert?.startsAt, clock());
      if (decided.outcome === 'refused') throw new Refusal(decided.code);
      if (decided.outcome === 'answered-before') return { order: orderReply(decided.order) };
      const { outcome } = await orders.commit(decided.decision);
      if (outcome === 'committed') return { order: orderReply(decided.order) };
    }
    throw new Refusal('busy');
  };
