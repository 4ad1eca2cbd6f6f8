import type { takePaymentNotice as endpoint } from '../../contract/orders.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';
import { Reply } from '../../runtime/reply.ts';
import { settlePayment } from '../settle-payment.ts';

type NoticePorts = Pick<Ports, 'orders' | 'seatBlocks' | 'payments' | 'clock'>;

/** A notice for an order that is not there is answered like any other: the provider shall not send it for ever. */
export const takePaymentNoticeHandler =
  (ports: NoticePorts): Handle<typeof endpoint> =>
  async ({ headers, body }) => {
    if (!(await ports.payments.verifyNotice(body, headers['payment-signature'])))
      throw new Refusal('invalid-signature');
    const { buyerId, orderId, paymentId, status } = body;
    if ((await ports.orders.find(buyerId, orderId)) !== undefined) {
      await settlePayment(ports, { buyerId, orderId }, paymentId, status);
    }
    return new Reply({ status: 204 });
  };
