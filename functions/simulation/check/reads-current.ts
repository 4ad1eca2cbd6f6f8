import type { Order as OrderReply } from '../../contract/orders.ts';
import type { Order } from '../../domain/order.ts';
import type { Check, Evidence, Exchange } from './evidence.ts';
import { type Log, valuesDuring } from './log.ts';
import { ordersIn } from './requests.ts';

const readers = new Set(['get-order', 'list-orders']);

/** Whoever reads their orders sees them as they stood while they asked: nothing older, nothing left out. */
export const readsCurrent: Check = {
  rule: 'I17 buyers read what they wrote',
  aim: 'safety',
  run(evidence) {
    return [...evidence.exchanges.values()].flatMap((exchange) => {
      if (exchange.told?.told.outcome !== 'ok' || !readers.has(exchange.invoke.command)) return [];
      const { atMs } = exchange.told;
      const shown = ordersIn(exchange);
      const old = shown.filter((order) => !stoodSo(evidence.orders.get(order.id), order, exchange));
      return [
        ...old.map(({ id, status }) => ({
          atMs,
          what: `order ${id} is shown as ${status}, which it was not any more`,
        })),
        ...missing(evidence, exchange, shown).map((id) => ({ atMs, what: `order ${id} is left out of a list` })),
      ];
    });
  },
};

const stoodSo = (log: Log<Order> | undefined, { status }: OrderReply, { invoke, told }: Exchange): boolean =>
  valuesDuring(log, invoke.atMs, told?.atMs ?? 0).some((order) => order?.status === status);

function missing({ orders }: Evidence, { invoke, told }: Exchange, shown: readonly OrderReply[]): string[] {
  const reply = (told?.told.outcome === 'ok' ? told.told.reply : {}) as { nextCursor?: string | null };
  if (invoke.command !== 'list-orders' || reply.nextCursor !== null) return [];
  return [...orders].flatMap(([id, log]) => {
    const first = log[0];
    const isTheirs = first !== undefined && first.atMs < invoke.atMs && first.value.buyerId === invoke.account.id;
    return isTheirs && !shown.some((order) => order.id === id) ? [id] : [];
  });
}
