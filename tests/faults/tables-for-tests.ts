import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { connectDynamodb } from '@frontrow/functions/adapters/dynamodb/client.ts';
import { dynamodbConcerts } from '@frontrow/functions/adapters/dynamodb/concerts.ts';
import { orderFromItem } from '@frontrow/functions/adapters/dynamodb/order-item.ts';
import { dynamodbOrders } from '@frontrow/functions/adapters/dynamodb/orders.ts';
import { dynamodbSeatBlocks } from '@frontrow/functions/adapters/dynamodb/seat-blocks.ts';
import type { BookedPayment } from '@frontrow/functions/adapters/payments/payment-book.ts';
import { createSeenBlocks } from '@frontrow/functions/adapters/seen-blocks.ts';
import type { Order } from '@frontrow/functions/domain/order.ts';

/** The shop's tables, as they stand. */
export async function readTables() {
  const dynamodb = connectDynamodb();
  const { TableNames = [] } = await dynamodb.send(new ListTablesCommand({}));
  const named = (part: string) => TableNames.find((name) => name.includes(part)) ?? '';
  const names = { CONCERTS_TABLE: named('Concerts'), ORDERS_TABLE: named('Orders') };
  const seen = createSeenBlocks(Date.now);
  const itemsWhere = async (isWanted: (key: string) => boolean) => {
    const items: Record<string, unknown>[] = [];
    const scan = paginateScan({ client: dynamodb }, { TableName: names.ORDERS_TABLE, ConsistentRead: true });
    for await (const { Items = [] } of scan) items.push(...Items);
    return items.filter(({ PK, SK }) => isWanted(`${PK} ${SK}`));
  };
  return {
    ports: {
      clock: Date.now,
      concerts: dynamodbConcerts(dynamodb, names.CONCERTS_TABLE, Date.now),
      seatBlocks: dynamodbSeatBlocks(dynamodb, names.CONCERTS_TABLE, seen),
      orders: dynamodbOrders(dynamodb, names, seen),
      settle: () => new Promise<void>((resolve) => setTimeout(resolve, 300)),
    },
    orders: async (): Promise<Order[]> => (await itemsWhere((key) => key.includes(' ORDER#'))).map(orderFromItem),
    payments: async () => (await itemsWhere((key) => key.startsWith('PAYMENT#'))) as unknown as BookedPayment[],
  };
}
