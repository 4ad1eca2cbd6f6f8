import * as z from 'zod/mini';
import { limits } from '../../contract/limits.ts';
import type { listOrders as endpoint } from '../../contract/orders.ts';
import { matchesFilter, orderReply } from '../../domain/order.ts';
import type { OrderPlace, Ports } from '../../domain/ports.ts';
import type { Handle } from '../../runtime/api.ts';
import { fromCursor, toCursor } from '../cursors.ts';

export const OrderCursor = z.strictObject({
  createdAt: z.string().check(z.maxLength(30)),
  id: z.string().check(z.maxLength(30)),
});

const isOlder = (order: OrderPlace, place: OrderPlace) =>
  order.createdAt === place.createdAt ? order.id < place.id : order.createdAt < place.createdAt;

export const listOrdersHandler =
  ({ orders }: Pick<Ports, 'orders'>): Handle<typeof endpoint> =>
  async ({ query, account }) => {
    const { status = 'all', limit = limits.pageSize.default } = query;
    const after = fromCursor(OrderCursor, query.cursor);
    const matching = (await orders.listOfBuyer(account.id))
      .filter((order) => matchesFilter(order.status, status) && (after === undefined || isOlder(order, after)))
      .sort((a, b) => (isOlder(a, b) ? 1 : -1));
    const items = matching.slice(0, limit);
    const last = items.at(-1);
    const hasMore = matching.length > items.length && last !== undefined;
    return {
      items: items.map(orderReply),
      nextCursor: hasMore ? toCursor({ createdAt: last.createdAt, id: last.id }) : null,
    };
  };
