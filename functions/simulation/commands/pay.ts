import type { Order } from '../../contract/orders.ts';
import type { TestCard } from '../../contract/test-cards.ts';
import { payOrderHandler } from '../../handlers/http/pay-order.ts';
import { type Command, noFacts } from './command.ts';

export interface PayInput {
  readonly orderId: string;
  readonly paymentToken: TestCard;
}

export const pay: Command<PayInput, { order: Order }> = {
  name: 'pay',
  serve:
    (ports) =>
    async (account, { orderId, paymentToken }) => {
      const body = { paymentToken };
      const input = { params: { orderId }, query: undefined, headers: undefined, body, account, request: noFacts };
      return (await payOrderHandler(ports)(input)) as { order: Order };
    },
};
