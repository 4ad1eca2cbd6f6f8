import type { Order } from '../../contract/orders.ts';
import { getOrderHandler } from '../../handlers/http/get-order.ts';
import { type Command, noFacts } from './command.ts';

export const getOrder: Command<{ readonly orderId: string }, { order: Order }> = {
  name: 'get-order',
  serve: (ports) => async (account, params) => {
    const input = { params, query: undefined, headers: undefined, body: undefined, account, request: noFacts };
    return (await getOrderHandler(ports)(input)) as { order: Order };
  },
};
