import type { payOrder as endpoint } from '../../contract/orders.ts';
import { type Order, orderReply } from '../../domain/order.ts';
import { isAbandoned, startPayment } from '../../domain/order-moves.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';
import { randomText } from '../ids.ts';
import { moveOrder } from '../move-order.ts';
import { settlePayment } from '../settle-payment.ts';

type PayPorts = Pick<Ports, 'orders' | 'seatBlocks' | 'payments' | 'watchQueue' | 'clock'>;

type OrderKey = { readonly buyerId: string; readonly orderId: string };

const paymentIdCharacters = 26;
/** When the watch asks the provider what became of a payment that nobody told of. */
const lookAfterSeconds = 20;

/** The order says that a payment is under way before the provider hears of it: no money is ever taken unseen. */
export const payOrderHandler =
  (ports: PayPorts): Handle<typeof endpoint> =>
  async ({ params, body, account }) => {
    const key = { buyerId: account.id, orderId: params.orderId };
    const paymentId = randomText(paymentIdCharacters);
    await ports.watchQueue.send({ version: 1, ...key, paymentId }, lookAfterSeconds);
    const order = await start(ports, key, paymentId);
    if (order.payment?.id !== paymentId) return { order: orderReply(order) };
    const result = await ports.payments.charge({ paymentId, ...key, ...amountOf(order), token: body.paymentToken });
    // Without an answer the payment stays open: a notice or the watch tells how it ended.
    if (result === 'unknown') return { order: orderReply(order) };
    const settled = await settlePayment(ports, key, paymentId, result);
    if (result === 'declined') throw new Refusal('payment-declined');
    if (settled.status === 'expired') throw new Refusal('hold-expired');
    return { order: orderReply(settled) };
  };

/** An attempt that was cut off before it ended does not keep other cards waiting: it is called off at the provider first. */
async function start(ports: PayPorts, key: OrderKey, paymentId: string): Promise<Order> {
  const begin = () => moveOrder(ports, key, (each, states) => startPayment(each, paymentId, states, ports.clock()));
  try {
    return await begin();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'payment-open') throw error;
    const order = await ports.orders.find(key.buyerId, key.orderId);
    // Where it ended in this moment, nothing keeps the other card waiting.
    if (order?.payment?.status === 'open') {
      if (!isAbandoned(order, ports.clock())) throw error;
      await settlePayment(ports, key, order.payment.id, await ports.payments.settle(order.payment.id));
    }
    return begin();
  }
}

function amountOf(order: Order) {
  return orderReply(order).total;
}
