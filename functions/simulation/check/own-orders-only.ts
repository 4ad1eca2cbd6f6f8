import type { Check } from './evidence.ts';
import { ordersIn } from './requests.ts';

/** Nobody is shown another buyer's order, and nobody changes one. */
export const ownOrdersOnly: Check = {
  rule: 'I19 buyers meet their own orders only',
  run({ exchanges, commits, orders }) {
    const shown = [...exchanges.values()].flatMap((exchange) =>
      ordersIn(exchange)
        .filter(({ id }) => orders.get(id)?.[0]?.value.buyerId !== exchange.invoke.account.id)
        .map(({ id }) => ({
          atMs: exchange.told?.atMs ?? 0,
          what: `${exchange.invoke.account.id} is shown order ${id} of somebody else`,
        })),
    );
    const written = commits.flatMap(({ commit: { request, decision, atMs } }) => {
      const account = exchanges.get(request)?.invoke.account;
      return decision.orders
        .filter(({ order }) => account?.id !== order.buyerId)
        .map(({ order }) => ({
          atMs,
          what: `${account?.id ?? 'nobody'} writes order ${order.id} of ${order.buyerId}`,
        }));
    });
    return [...shown, ...written];
  },
};
