import { limits } from '../../contract/limits.ts';
import type { Order } from '../../contract/orders.ts';
import { listOrdersHandler } from '../../handlers/http/list-orders.ts';
import { type Command, noFacts } from './command.ts';

/** The newest page of the caller's orders. */
export const listOrders: Command<object, { items: Order[]; nextCursor: string | null }> = {
  name: 'list-orders',
  serve: (ports) => async (account) => {
    const query = { limit: limits.pageSize.max };
    const input = { params: undefined, query, headers: undefined, body: undefined, account, request: noFacts };
    return (await listOrdersHandler(ports)(input)) as { items: Order[]; nextCursor: string | null };
  },
};
