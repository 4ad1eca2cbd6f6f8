import { randomUUID } from 'node:crypto';
import type { Job } from '@frontrow/functions/runtime/settings.ts';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { invoke, type LocalFunctions } from '../invoke.ts';
import { PlainError } from '../plain-error.ts';
import type { MappingDefinition } from '../read-queues.ts';
import type { LocalQueues } from './local-queue.ts';
import { type Deliver, Poller } from './poller.ts';

/**
 * Stands between the queues and the functions in tests. It may deliver twice, late, in part or never, or throw in the
 * middle; what it answers or throws counts as the function's.
 */
export type Interfere = (job: Job, event: SQSEvent, deliver: Deliver) => Promise<SQSBatchResponse>;

export interface Pump {
  stop(): Promise<void>;
}

interface Options {
  readonly mappings: readonly MappingDefinition[];
  readonly queues: LocalQueues;
  readonly functions: Pick<LocalFunctions, Job>;
  readonly interfere?: Interfere | undefined;
}

/** Brings what is sent to the queues to the functions that work it off, as Lambda's event source mappings do. */
export function pumpQueues({ mappings, queues, functions, interfere }: Options): Pump {
  const pollers = mappings.map((mapping) => {
    const { job } = mapping;
    const queue = queues.get(mapping.queue);
    if (!queue) throw new PlainError(`The ${job} function works off the queue ${mapping.queue}, which is not there.`);
    const deliver: Deliver = (event) => invoke(functions[job], job, event, randomUUID());
    return new Poller(queue, mapping, interfere ? (event) => interfere(job, event, deliver) : deliver);
  });
  return {
    async stop() {
      await Promise.all(pollers.map((poller) => poller.stop()));
    },
  };
}
