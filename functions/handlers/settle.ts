import { connectDynamodb } from '../adapters/dynamodb/client.ts';
import { dynamodbConcerts } from '../adapters/dynamodb/concerts.ts';
import { dynamodbOrders } from '../adapters/dynamodb/orders.ts';
import { dynamodbSeatBlocks } from '../adapters/dynamodb/seat-blocks.ts';
import { createRecentCache, type RecentCache } from '../adapters/recent-cache.ts';
import { createSeenBlocks } from '../adapters/seen-blocks.ts';
import { connectSqs, sqsClaimQueue } from '../adapters/sqs/queues.ts';
import { ClaimMessage } from '../contract/messages.ts';
import type { Ports } from '../domain/ports.ts';
import { meter } from '../runtime/metrics.ts';
import { type QueueHandler, queueHandler, type Received } from '../runtime/queue.ts';
import { type Environment, readSettings } from '../runtime/settings.ts';
import { type SettlePorts, settleClaims } from './settle-claims.ts';

/** Claims this old in the queue say that the shop is busy; `auto` then keeps queueing for a while. */
const waitedMsMax = 1_000;
const busyMs = 15_000;
/** How often that is written down for a line: every batch would do it else. */
const tellEveryMs = 1_000;
/** Whatever waits is done within half a minute after the trouble ends. */
const pauseSecondsMax = 15;

/** Works off the queue of claims: each group in its order, the groups of a batch beside each other. */
export const settle = (ports: SettlePorts & Pick<Ports, 'claimQueue'>): QueueHandler => {
  const told = createRecentCache<'told'>(tellEveryMs, 1_000, ports.clock);
  return queueHandler(
    'settle',
    ClaimMessage,
    async (received) => {
      const groups = Map.groupBy(received, ({ record }) => record.attributes.MessageGroupId ?? '');
      const failed = await Promise.all(
        [...groups].map(async ([id, group]) => {
          const back = await settleGroup(ports, group);
          await tellIfBusy(ports, told, id, group).catch(() => {});
          return back;
        }),
      );
      return failed.flat().map(({ record }) => record);
    },
    // Soon again and again, until it is a dead letter: the whole line waits behind it.
    async ({ receiptHandle }) => {
      await ports.claimQueue.retryIn(receiptHandle, 1);
      throw new Error('Nobody can read it');
    },
  );
};

async function settleGroup(
  ports: SettlePorts & Pick<Ports, 'claimQueue'>,
  group: readonly Received<ClaimMessage>[],
): Promise<readonly Received<ClaimMessage>[]> {
  const messages = group.map(({ message }) => message);
  const settled = await settleClaims(ports, messages).catch(() => 0);
  const failed = group.slice(settled);
  await Promise.all(failed.map((each) => comeBack(ports, each).catch(() => {})));
  return failed;
}

/** Soon at first, for a moment's trouble; then less often, so that an outage of a minute does not use up its tries. */
function comeBack(
  { claimQueue }: Pick<Ports, 'claimQueue'>,
  { record: { receiptHandle, attributes } }: Received<ClaimMessage>,
): Promise<void> {
  const received = Number(attributes.ApproximateReceiveCount) || 1;
  return claimQueue.retryIn(receiptHandle, Math.min(pauseSecondsMax, 2 ** (received - 1)));
}

async function tellIfBusy(
  { orders, concerts, clock }: SettlePorts,
  told: RecentCache<'told'>,
  groupId: string,
  group: readonly Received<ClaimMessage>[],
): Promise<void> {
  const [oldest] = group;
  if (oldest === undefined) return;
  const waitedMs = clock() - Number(oldest.record.attributes.SentTimestamp);
  if (waitedMs < waitedMsMax) return;
  await told.get(groupId, async () => {
    const order = await orders.find(oldest.message.buyerId, oldest.message.orderId);
    if (order !== undefined) await concerts.setBusyUntil(order.concertId, clock() + busyMs, waitedMs);
    return 'told';
  });
}

export function connectSettle(environment: Environment): QueueHandler {
  const settings = readSettings('settle', environment);
  const client = connectDynamodb(meter);
  const clock = Date.now;
  const seen = createSeenBlocks(clock);
  return settle({
    clock,
    concerts: dynamodbConcerts(client, settings.CONCERTS_TABLE, clock),
    seatBlocks: dynamodbSeatBlocks(client, settings.CONCERTS_TABLE, seen),
    orders: dynamodbOrders(client, settings, seen),
    claimQueue: sqsClaimQueue(connectSqs(), settings.CLAIM_QUEUE_URL),
  });
}
