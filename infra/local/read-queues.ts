import type { Job } from '@frontrow/functions/runtime/settings.ts';
import { PlainError } from './plain-error.ts';
import type { FunctionDefinition, Resource } from './read-app.ts';
import { attributeOf, nameFromArn } from './template-values.ts';

export interface QueueDefinition {
  readonly name: string;
  readonly fifo: boolean;
  readonly visibilitySeconds: number;
  /** Where messages go that were received so often and never deleted. */
  readonly deadLetters?: { readonly queue: string; readonly attempts: number } | undefined;
}

/** Which job works off which queue, and how. */
export interface MappingDefinition {
  readonly queue: string;
  readonly job: Job;
  readonly batchSize: number;
  readonly batchesAtOnce: number;
  /** Whether the function's answer is heard. A batch without it is done unless the function throws. */
  readonly reportsFailures: boolean;
}

export const queueName = (name: string, { FifoQueue = false }: Readonly<Record<string, unknown>> = {}) =>
  FifoQueue ? `${name}.fifo` : name;

/** On a host that exists nowhere: a client that takes it for the address to send to fails, and leaves no machine. */
export const queueUrl = (name: string) => `https://queues.invalid/000000000000/${name}`;

export const queueNameInUrl = (url: string) => url.slice(url.lastIndexOf('/') + 1);

export function readQueue({ name, properties }: Resource): QueueDefinition {
  const { FifoQueue = false, VisibilityTimeout = 30, RedrivePolicy, DelaySeconds } = properties;
  if (DelaySeconds)
    throw new PlainError(`The queue ${name} delays all its messages, which the embedded shop cannot do.`);
  return {
    name,
    fifo: FifoQueue,
    visibilitySeconds: VisibilityTimeout,
    deadLetters: RedrivePolicy && {
      queue: nameFromArn(RedrivePolicy.deadLetterTargetArn),
      attempts: RedrivePolicy.maxReceiveCount,
    },
  };
}

export function readMapping(
  { name, properties }: Resource,
  functions: readonly FunctionDefinition[],
): MappingDefinition {
  const { EventSourceArn, FunctionName, BatchSize = 10, FunctionResponseTypes = [], ScalingConfig } = properties;
  const { MaximumBatchingWindowInSeconds = 0, FilterCriteria } = properties;
  if (MaximumBatchingWindowInSeconds > 0 || FilterCriteria) {
    throw new PlainError(`The event source mapping ${name} waits or filters, which the embedded shop cannot do.`);
  }
  const called = functions.find(({ arn }) => arn === attributeOf(FunctionName, 'Arn'));
  if (!called) throw new PlainError(`The event source mapping ${name} calls no function of the app.`);
  return {
    queue: nameFromArn(EventSourceArn),
    job: called.name as Job,
    batchSize: BatchSize,
    batchesAtOnce: ScalingConfig?.MaximumConcurrency ?? 1_000,
    reportsFailures: FunctionResponseTypes.includes('ReportBatchItemFailures'),
  };
}
