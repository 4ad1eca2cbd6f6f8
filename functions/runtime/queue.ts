import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { logger } from './logger.ts';
import { meter, metered } from './metrics.ts';
import type { Job } from './settings.ts';

export type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/** A message that was understood, with the record it came in. */
export interface Received<M> {
  readonly record: SQSRecord;
  readonly message: M;
}

/**
 * The handler of a function that works off a queue. It never throws, since that would fail innocent neighbours too: it
 * answers which messages go back. What cannot be read goes back as well, until the queue lays it aside; where no queue
 * comes after, `layAside` does it, but not with a message of a later version: newer code will read that.
 */
export function queueHandler<T extends z.ZodMiniType>(
  job: Job,
  schema: T,
  work: (received: readonly Received<z.output<T>>[], context: Context) => Promise<readonly SQSRecord[]>,
  layAside?: (record: SQSRecord) => Promise<void>,
): QueueHandler {
  const receive = middy<SQSEvent, SQSBatchResponse>()
    .use(injectLambdaContext(logger))
    .handler(async ({ Records }, context) => {
      countReceived(Records);
      const readable = Records.flatMap((record) => {
        const message = read(schema, record.body);
        return message === undefined ? [] : [{ record, message }];
      });
      const unreadable = Records.filter((record) => !readable.some((of) => of.record === record));
      for (const { messageId } of unreadable) logger.error('unreadable message', { messageId });
      const failed = await work(readable, context).catch((error: Error) => {
        logger.error('batch failed', error);
        return Records;
      });
      const left = layAside === undefined ? unreadable : await layAsideAll(unreadable, layAside);
      const back = new Set([...failed, ...left].map(({ messageId }) => messageId));
      logger.info('batch', { messages: Records.length, failed: back.size });
      meter.count('MessagesFailed', back.size);
      return { batchItemFailures: [...back].map((itemIdentifier) => ({ itemIdentifier })) };
    }) as unknown as QueueHandler;
  return metered(() => job, receive);
}

/** Answers those that go back after all. */
async function layAsideAll(
  unreadable: readonly SQSRecord[],
  layAside: (record: SQSRecord) => Promise<void>,
): Promise<SQSRecord[]> {
  const [later, garbage] = [unreadable.filter(isOfLaterVersion), unreadable.filter((each) => !isOfLaterVersion(each))];
  return [
    ...later,
    ...(await eachAlone(
      garbage.map((record) => ({ record, message: record })),
      layAside,
    )),
  ];
}

const AnyVersion = z.object({ version: z.int().check(z.gte(2)) });
const isOfLaterVersion = ({ body }: SQSRecord): boolean => read(AnyVersion, body) !== undefined;

function countReceived(records: readonly SQSRecord[]): void {
  const sentAt = records.map(({ attributes }) => Number(attributes.SentTimestamp));
  meter.count('BatchSize', records.length);
  meter.count(
    'Redeliveries',
    records.filter(({ attributes }) => Number(attributes.ApproximateReceiveCount) > 1).length,
  );
  meter.count('OldestMessageAge', Math.max(0, Date.now() - Math.min(...sentAt)));
}

function read<T extends z.ZodMiniType>(schema: T, body: string): z.output<T> | undefined {
  try {
    return schema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

/** Works off messages that do not depend on each other; answers those that failed. */
export async function eachAlone<M>(
  received: readonly Received<M>[],
  work: (message: M) => Promise<void>,
): Promise<SQSRecord[]> {
  const results = await Promise.all(
    received.map(({ record, message }) =>
      work(message).then(
        () => [],
        (error: Error) => {
          logger.error(`message ${record.messageId} failed`, error);
          return [record];
        },
      ),
    ),
  );
  return results.flat();
}
