import { bury as buryHandler } from '../../handlers/bury.ts';
import { settle as settleHandler } from '../../handlers/settle.ts';
import { watch as watchHandler } from '../../handlers/watch.ts';
import type { QueueHandler } from '../../runtime/queue.ts';
import type { Delivered } from '../shop/fifo-queue.ts';
import type { Command } from './command.ts';

/** Messages that a worker receives together. */
export interface Batch {
  readonly records: readonly Delivered[];
}

/** Which messages go back. */
export type BatchAnswer = Awaited<ReturnType<QueueHandler>>;

type LambdaInput = Parameters<QueueHandler>;

/** Of the context only the id is looked at, by the log. */
const context = { awsRequestId: 'simulated' } as LambdaInput[1];

const eventOf = ({ records }: Batch): LambdaInput[0] =>
  ({
    Records: records.map(({ id, receipt, body, groupId, sentAtMs, receives }) => ({
      messageId: id,
      receiptHandle: receipt,
      body,
      attributes: {
        MessageGroupId: groupId,
        SentTimestamp: String(sentAtMs),
        ApproximateReceiveCount: String(receives),
      },
    })),
  }) as unknown as LambdaInput[0];

/** What queues ask, and no actor: the handlers as Lambda calls them. */
export const settle: Command<Batch, BatchAnswer> = {
  name: 'settle',
  serve: (ports) => (_, batch) => settleHandler(ports)(eventOf(batch), context),
};

export const bury: Command<Batch, BatchAnswer> = {
  name: 'bury',
  serve: (ports) => (_, batch) => buryHandler(ports)(eventOf(batch), context),
};

export const watch: Command<Batch, BatchAnswer> = {
  name: 'watch',
  serve: (ports) => (_, batch) => watchHandler(ports)(eventOf(batch), context),
};
