import type { Order } from '../../contract/orders.ts';
import { releaseOrderHandler } from '../../handlers/http/release-order.ts';
import { type Command, noFacts } from './command.ts';

export const release: Command<{ readonly orderId: string }, { order: Order }> = {
  name: 'release',
  serve: (ports) => async (account, params) => {
    const input = { params, query: undefined, headers: undefined, body: undefined, account, request: noFacts };
    return (await releaseOrderHandler(ports)(input)) as { order: Order };
  },
};
