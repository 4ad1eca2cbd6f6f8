import type { Check, Evidence, Exchange } from './evidence.ts';
import { ordersIn } from './requests.ts';

/** What a buyer was told is so: the order was written before they heard of it, and it still stands or was cancelled by them. */
export const nothingLost: Check = {
  rule: 'I2 no order that was told is lost',
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

function wrongfulEnds({ orders, commits, exchanges }: Evidence, orderId: string): string[] {
  const end = orders.get(orderId)?.find(({ value }) => value.status === 'cancelled');
  if (end === undefined) return [];
  const commit = commits.find(({ at }) => at === end.at)?.commit;
  const invoke = exchanges.get(commit?.request ?? -1)?.invoke;
  const isTheirs = invoke?.command === 'cancel' && invoke.account.id === end.value.buyerId;
  const isIt = (invoke?.input as { orderId?: string } | undefined)?.orderId === orderId;
  return isTheirs && isIt ? [] : [`order ${orderId} was cancelled by nobody who may`];
}
