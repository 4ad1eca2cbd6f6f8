import type { BookedPayment } from '../../adapters/payments/payment-book.ts';
import type { Order } from '../../domain/order.ts';
import type { Check, Evidence } from './evidence.ts';
import { valueAt } from './log.ts';

/**
 * Money was taken for confirmed orders and for nothing else: what was captured otherwise went back, once it was owed,
 * and never what an order was confirmed for. A provider hears of no payment that its order does not name.
 */
export const moneyRight: Check = {
  rule: 'I9 I10 I15 money was taken for seats that were given',
  aim: 'safety',
  run(evidence) {
    const { history, tables, payments } = evidence;
    const atMs = history.entries.at(-1)?.atMs ?? 0;
    const orders = new Map(
      [...evidence.orders].flatMap(([, log]) => log.map(({ value }) => [paymentOf(value), value])),
    );
    const atEnd = [...payments].flatMap(([id, log]) => {
      const order = tables.orders.find((each) => each.id === orders.get(id)?.id);
      const what = wrongEnd(log.at(-1)?.value, order);
      return what === undefined ? [] : [{ atMs, what: `payment ${id}: ${what}` }];
    });
    return [...atEnd, ...repeated(evidence), ...unpaid(evidence, atMs), ...untimely(evidence)];
  },
};

const paymentOf = (order: Order | undefined): string | undefined => order?.payment?.id;

function wrongEnd(payment: BookedPayment | undefined, order: Order | undefined): string | undefined {
  if (payment === undefined) return 'it vanished';
  const isKept = payment.status === 'captured' && !payment.refunded;
  if (order === undefined) return isKept ? 'money of no order was kept' : undefined;
  const isFor = order.payment?.id === payment.id;
  if (isKept && (!isFor || order.status !== 'confirmed')) return `money of an order was kept that is ${order.status}`;
  if (payment.refunded && isFor && order.status === 'confirmed') return 'money of a confirmed order went back';
  if (payment.refunded && order.refund !== 'done') return 'money went back, and the order does not know';
  return payment.status === 'open' ? 'it never ended' : undefined;
}

/** What the provider does twice with the same payment. */
const repeated = ({ payments }: Evidence) =>
  [...payments].flatMap(([id, log]) => {
    const refunds = log.filter(({ value }) => value.refunded);
    const captures = log.filter(({ value }) => value.status === 'captured' && !value.refunded);
    return [refunds, captures].flatMap(([, again]) =>
      again === undefined
        ? []
        : [{ atMs: again.atMs, what: `payment ${id} is ${again.value.status} or refunded twice` }],
    );
  });

const unpaid = ({ tables, payments, world }: Evidence, atMs: number) =>
  tables.orders
    .filter(({ concertId, status }) => status === 'confirmed' && isPaidFor(world, concertId))
    .filter(({ payment }) => payments.get(payment?.id ?? '')?.at(-1)?.value.status !== 'captured')
    .map(({ id }) => ({ atMs, what: `order ${id} is confirmed and nobody paid` }));

const isPaidFor = ({ halls }: Evidence['world'], concertId: string): boolean =>
  halls.some(({ concert }) => concert.id === concertId && concert.checkout === 'payment');

/** Payments that the provider heard of before their order named them, and refunds that nobody owed. */
function untimely({ payments, orders }: Evidence) {
  return [...payments].flatMap(([id, log]) =>
    log.flatMap(({ at, atMs, value }) => {
      const naming = [...orders.values()].find((states) =>
        states.some((state) => state.at <= at && paymentOf(state.value) === id),
      );
      const standing = valueAt(naming, at);
      // Called off a second time, it may be of an order that has gone on to another payment.
      const isNamed = paymentOf(standing) === id || (naming !== undefined && value.status === 'declined');
      if (!isNamed) return [{ atMs, what: `payment ${id} is ${value.status} and no order names it` }];
      if (value.refunded && standing?.refund === undefined)
        return [{ atMs, what: `payment ${id} goes back and is not owed` }];
      return [];
    }),
  );
}
