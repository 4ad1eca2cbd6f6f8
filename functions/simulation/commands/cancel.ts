import type { Order } from '../../contract/orders.ts';
import { cancelOrderHandler } from '../../handlers/http/cancel-order.ts';
import { type Command, noFacts } from './command.ts';

export const cancel: Command<{ readonly orderId: string }, { order: Order }> = {
  name: 'cancel',
  serve: (ports) => async (account, params) => {
    const input = { params, query: undefined, headers: undefined, body: undefined, account, request: noFacts };
    return (await cancelOrderHandler(ports)(input)) as { order: Order };
  },
};
