import type { Order } from '../../domain/order.ts';
import type { Batch } from '../commands/work-off.ts';
import type { Check, Of } from './evidence.ts';
import { ordersIn } from './requests.ts';

/** Nobody is shown another buyer's order, and nobody changes one. */
export const ownOrdersOnly: Check = {
  rule: 'I19 buyers meet their own orders only',
  aim: 'safety',
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
      const invoke = exchanges.get(request)?.invoke;
      return decision.orders
        .filter(({ order }) => invoke === undefined || !mayWrite(invoke, order))
        .map(({ order }) => ({
          atMs,
          what: `${invoke?.account.id ?? 'nobody'} writes order ${order.id} of ${order.buyerId}`,
        }));
    });
    return [...shown, ...written];
  },
};

/** Whoever works off a queue writes the orders that its messages name, and ends run-out holds of their buyers. */
function mayWrite({ account, input }: Of<'invoke'>, { id, buyerId, status }: Order): boolean {
  const { records } = input as Partial<Batch>;
  if (account.role === 'buyer') return account.id === buyerId;
  return (
    records?.some(({ body }) => body.includes(`"${buyerId}"`) && (status === 'expired' || body.includes(`"${id}"`))) ===
    true
  );
}
