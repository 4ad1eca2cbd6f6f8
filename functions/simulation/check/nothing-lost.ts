import type { Order } from '../../domain/order.ts';
import { type Check, type Evidence, type Exchange, requestOf } from './evidence.ts';
import { shownTo } from './host-clocks.ts';
import { hasLostSeats, isOver } from './live-seats.ts';
import { valueAt } from './log.ts';
import { ordersIn } from './requests.ts';

/** What a buyer was told is so: the order was written before they heard of it, and it still stands, ran out, or was ended by them or with the concert. */
export const nothingLost: Check = {
  rule: 'I2 no order that was told is lost',
  aim: 'safety',
  run(evidence) {
    return [...evidence.exchanges.values()].flatMap((exchange) => {
      const atMs = exchange.told?.atMs ?? 0;
      return ordersIn(exchange).flatMap(({ id, status }) => {
        const log = evidence.orders.get(id);
        const isWritten = log?.some(({ at, value }) => at <= (exchange.toldAt ?? 0) && value.status === status);
        if (isWritten !== true) return [{ atMs, what: `${nameOf(exchange)} told of ${id}, ${status}; it was not so` }];
        return wrongfulEnds(evidence, id).map((what) => ({ atMs, what }));
      });
    });
  },
};

const nameOf = ({ invoke }: Exchange) => `${invoke.command} ${invoke.request}`;

const endedBy = { cancelled: 'cancel', released: 'release' } as const;

function wrongfulEnds(evidence: Evidence, orderId: string): string[] {
  const { orders, concerts, history, exchanges } = evidence;
  const log = orders.get(orderId) ?? [];
  return log.flatMap(({ at, value }, index) => {
    const before = log[index - 1]?.value;
    if (before === undefined || before.status === value.status) return [];
    if (valueAt(concerts.get(value.concertId), at)?.cancelledAt !== undefined) return [];
    if (value.status === 'expired') return isExpired(evidence, before, at) ? [] : [`order ${orderId} expired early`];
    if (value.status !== 'cancelled' && value.status !== 'released') return [];
    const invoke = exchanges.get(requestOf(history.entries[at]))?.invoke;
    const isTheirs = invoke?.command === endedBy[value.status] && invoke.account.id === value.buyerId;
    const isIt = (invoke?.input as { orderId?: string } | undefined)?.orderId === orderId;
    return isTheirs && isIt ? [] : [`order ${orderId} was ${value.status} by nobody who may`];
  });
}

/** By the clock of who ends it; or by that of who took one of its seats before. */
function isExpired(evidence: Evidence, before: Order, at: number): boolean {
  const entry = evidence.history.entries[at];
  const { latestMs } = shownTo(evidence, requestOf(entry), entry?.atMs ?? 0);
  return isOver(before, latestMs) || hasLostSeats(evidence, before, at - 1);
}
