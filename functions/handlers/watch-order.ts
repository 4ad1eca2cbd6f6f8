import type { WatchMessage } from '../contract/messages.ts';
import { isSettled, type Order } from '../domain/order.ts';
import { closeOrder, expireHold, hasRunOut, refuseOrder } from '../domain/order-moves.ts';
import type { Payments, Ports } from '../domain/ports.ts';
import { moveOrder } from './move-order.ts';
import { sendAgain } from './queue-claim.ts';
import { settlePayment } from './settle-payment.ts';
import { settleRefund } from './settle-refund.ts';

export type WatchPorts = Pick<Ports, 'orders' | 'concerts' | 'seatBlocks' | 'claimQueue' | 'watchQueue' | 'clock'> & {
  readonly payments: Pick<Payments, 'find' | 'settle' | 'refund'>;
};

/** A claim that waits longer than this in the queue is told that the shop was busy. */
const queuedMinutesMax = 10;
const lookAgainSeconds = 20;
const delaySecondsMax = 900;

/**
 * Looks at an order and brings it to its end: sends a queued claim again, ends a hold that ran out, asks what became of
 * a payment, gives money back, ends what belongs to a concert that is called off. As long as something is left to do, it comes again later.
 */
export const watchOrder =
  (ports: WatchPorts) =>
  async ({ buyerId, orderId, notice, paymentId }: WatchMessage): Promise<void> => {
    if (notice !== undefined) await settlePayment(ports, { buyerId, orderId }, notice.paymentId, notice.status);
    const found = await ports.orders.find(buyerId, orderId);
    // Nothing of it was ever written: the buyer was never told that it was accepted.
    if (found === undefined) return;
    const order = await drive(ports, found);
    if (isSettled(order) || (paymentId !== undefined && !isBeingPaid(order, paymentId))) return;
    const again = { version: 1, buyerId, orderId, ...(paymentId && { paymentId }) } as const;
    const seconds = paymentId === undefined ? secondsUntilNextLook(order, ports.clock()) : lookAgainSeconds;
    await ports.watchQueue.send(again, seconds);
  };

async function drive(ports: WatchPorts, order: Order): Promise<Order> {
  const concert = await ports.concerts.findNow(order.concertId);
  const isCancelled = concert?.cancelledAt !== undefined;
  const key = { buyerId: order.buyerId, orderId: order.id };
  if (order.payment?.status === 'open') {
    const { id } = order.payment;
    const mustEnd = isCancelled || isOverdue(order, ports.clock());
    const result = await (mustEnd ? ports.payments.settle(id) : ports.payments.find(id));
    return result === 'open' ? order : settlePayment(ports, key, id, result, isCancelled);
  }
  if (isCancelled) {
    const ended = await moveOrder(ports, key, (each, states) => closeOrder(each, states, ports.clock()));
    return settleRefund(ports, ended);
  }
  if (order.status === 'queued') return driveQueued(ports, order);
  if (order.status === 'held') return moveOrder(ports, key, (each, states) => expireHold(each, states, ports.clock()));
  return settleRefund(ports, order);
}

async function driveQueued(ports: WatchPorts, order: Order): Promise<Order> {
  const waitsMs = ports.clock() - Date.parse(order.createdAt);
  const plan = await ports.concerts.findSeatPlan(order.concertId);
  if (plan !== undefined && waitsMs < queuedMinutesMax * 60 * 1000) {
    await sendAgain(ports, order, plan);
    return order;
  }
  const code = plan === undefined ? 'sale-not-open' : 'busy';
  const key = { buyerId: order.buyerId, orderId: order.id };
  return moveOrder(ports, key, (each) => refuseOrder(each, { code, takenSeatIds: [], suggestedSeatIds: [] }));
}

const isBeingPaid = ({ payment }: Order, paymentId: string): boolean =>
  payment?.id === paymentId && payment.status === 'open';

/** As long as the hold lasts, a payment may still end by itself; then it must. */
const isOverdue = (order: Order, nowMs: number): boolean => order.status !== 'held' || hasRunOut(order, nowMs);

/** A hold is looked at when it runs out; a payment that is open meanwhile has a watch of its own. */
function secondsUntilNextLook({ status, holdExpiresAt = 0 }: Order, nowMs: number): number {
  const left = holdExpiresAt + 1 - Math.floor(nowMs / 1000);
  return status === 'held' && left > 0 ? Math.min(delaySecondsMax, left) : lookAgainSeconds;
}
