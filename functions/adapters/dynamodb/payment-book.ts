import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { BookedPayment, PaymentBook } from '../payments/payment-book.ts';
import { getItems } from './batches.ts';
import type { DocumentClient } from './client.ts';
import { keys } from './keys.ts';

/** The simulated provider keeps its book beside the orders. */
export function dynamodbPaymentBook(client: DocumentClient, table: string): PaymentBook {
  const find = async (id: string): Promise<BookedPayment | undefined> => {
    const [item] = await getItems(client, table, [keys.payment(id)], { strong: true });
    if (item === undefined) return undefined;
    const { PK, SK, ...payment } = item;
    return payment as unknown as BookedPayment;
  };
  const update = async (id: string, set: string, condition: string, values: Record<string, unknown>): Promise<void> => {
    const names = { '#status': 'status' };
    const usesStatus = `${set}${condition}`.includes('#status');
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: keys.payment(id),
          UpdateExpression: `SET ${set}`,
          ConditionExpression: condition,
          ...(usesStatus && { ExpressionAttributeNames: names }),
          ExpressionAttributeValues: values,
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };

  return {
    find,
    async open(payment) {
      const Item = { ...keys.payment(payment.id), ...payment };
      try {
        await client.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(PK)' }));
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
    async end(id, status) {
      await update(id, '#status = :status', '#status = :open', { ':status': status, ':open': 'open' });
      const payment = await find(id);
      if (payment === undefined) throw new Error(`There is no payment ${id}`);
      return payment;
    },
    async refund(id) {
      await update(id, 'refunded = :yes', '#status = :captured', { ':yes': true, ':captured': 'captured' });
    },
  };
}
