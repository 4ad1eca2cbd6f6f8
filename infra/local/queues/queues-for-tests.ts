import type { Job } from '@frontrow/functions/runtime/settings.ts';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { onTestFinished } from 'vitest';
import type { LocalFunctions, QueueHandler } from '../invoke.ts';
import type { MappingDefinition, QueueDefinition } from '../read-queues.ts';
import { createQueues, type LocalQueue, type LocalQueues } from './local-queue.ts';
import { type Interfere, pumpQueues } from './pump-queues.ts';

export const deadClaims: QueueDefinition = { name: 'dead.fifo', fifo: true, visibilitySeconds: 1 };
export const claims: QueueDefinition = {
  name: 'claims.fifo',
  fifo: true,
  visibilitySeconds: 1,
  deadLetters: { queue: deadClaims.name, attempts: 2 },
};
export const watches: QueueDefinition = { name: 'watches', fifo: false, visibilitySeconds: 1 };

const mapping = (queue: QueueDefinition, job: Job, changes: Partial<MappingDefinition> = {}): MappingDefinition => ({
  queue: queue.name,
  job,
  batchSize: 10,
  batchesAtOnce: 50,
  reportsFailures: true,
  ...changes,
});

export const done = { batchItemFailures: [] };
export const failing = (records: readonly SQSRecord[]) => ({
  batchItemFailures: records.map(({ messageId }) => ({ itemIdentifier: messageId })),
});
export const bodies = ({ Records }: SQSEvent) => Records.map(({ body }) => body);

interface World {
  readonly settle: QueueHandler;
  readonly watch?: QueueHandler;
  readonly bury?: QueueHandler;
  readonly changes?: Partial<MappingDefinition>;
  readonly timeoutSeconds?: number;
  readonly interfere?: Interfere;
  /** Queues in memory where it names none. */
  readonly queues?: LocalQueues;
}

/** Claims, their dead letters and watches, with their pollers; nothing is fetched before the test waits for something. */
export function openQueues({ settle, watch, bury, changes, timeoutSeconds = 5, interfere, ...given }: World) {
  const handlers = { settle, watch, bury };
  const functions = Object.fromEntries(
    Object.entries(handlers).map(([job, handler]) => [job, { handler: handler ?? (async () => done), timeoutSeconds }]),
  ) as unknown as LocalFunctions;
  const queues = given.queues ?? createQueues([claims, deadClaims, watches]);
  const mappings = [mapping(claims, 'settle', changes), mapping(deadClaims, 'bury'), mapping(watches, 'watch')];
  const pump = pumpQueues({ mappings, queues, functions, interfere });
  onTestFinished(() => pump.stop());
  return { claims: queues.get(claims.name) as LocalQueue, watches: queues.get(watches.name) as LocalQueue, pump };
}

let sent = 0;
export function claim(queue: LocalQueue, groupId: string, body: string, deduplicationId = `claim-${++sent}`): void {
  queue.send({ body, groupId, deduplicationId });
}
