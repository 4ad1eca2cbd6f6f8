import type { ClaimQueue } from '@frontrow/functions/domain/ports.ts';
import type { QueueHandler } from '@frontrow/functions/runtime/queue.ts';
import type { Context, SQSRecord } from 'aws-lambda';

/** What AWS hands to a function at most. */
const batchMax = 10;
const context = { getRemainingTimeInMillis: () => 30_000 } as Context;

export interface ClaimLine extends ClaimQueue {
  /** Resolves when the message of this order has been worked off. */
  settled(orderId: string): Promise<void>;
  /** Nothing is delivered before so many messages wait. */
  holdUntil(count: number): void;
  /** Delivered so far. */
  readonly batches: number;
  readonly messages: number;
}

/**
 * A FIFO queue with its worker, in this process: as on AWS a group has one batch at a time, of up to ten messages, and
 * groups do not wait for each other.
 */
export function openClaimLine(worker: QueueHandler, batchesAtOnce: number): ClaimLine {
  const groups = new Map<string, SQSRecord[]>();
  const busy = new Set<string>();
  const waiting = new Map<string, { promise: Promise<void>; resolve: () => void }>();
  let heldUntil = 0;
  let batches = 0;
  let messages = 0;
  let sent = 0;

  const deliver = (): void => {
    const count = [...groups.values()].reduce((sum, records) => sum + records.length, 0);
    if (count < heldUntil) return;
    heldUntil = 0;
    for (const [groupId, records] of groups) {
      if (busy.size >= batchesAtOnce) return;
      if (busy.has(groupId) || records.length === 0) continue;
      busy.add(groupId);
      void workOff(groupId, records.splice(0, batchMax)).finally(() => {
        busy.delete(groupId);
        deliver();
      });
    }
  };
  const workOff = async (groupId: string, records: SQSRecord[]): Promise<void> => {
    batches += 1;
    messages += records.length;
    const { batchItemFailures } = await worker({ Records: records }, context);
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    groups.get(groupId)?.unshift(...records.filter(({ messageId }) => failed.has(messageId)));
    for (const { messageId, body } of records)
      if (!failed.has(messageId)) waiting.get(JSON.parse(body).orderId)?.resolve();
  };

  return {
    async send(message, groupId) {
      const records = groups.get(groupId) ?? [];
      groups.set(groupId, records);
      waiting.set(message.orderId, Promise.withResolvers<void>());
      records.push(recordOf(String(sent++), JSON.stringify(message), groupId));
      setImmediate(deliver);
    },
    async retryIn() {},
    settled: (orderId) => waiting.get(orderId)?.promise ?? Promise.resolve(),
    holdUntil: (count) => {
      heldUntil = count;
    },
    get batches() {
      return batches;
    },
    get messages() {
      return messages;
    },
  };
}

const recordOf = (messageId: string, body: string, MessageGroupId: string) =>
  ({
    messageId,
    receiptHandle: messageId,
    body,
    attributes: { MessageGroupId, SentTimestamp: String(Date.now()), ApproximateReceiveCount: '1' },
  }) as unknown as SQSRecord;
