import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Ports } from '../domain/ports.ts';
import { type Environment, readSettings } from '../runtime/settings.ts';

type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/** Takes every message and does nothing with it. */
export const watch =
  (_ports: Pick<Ports, 'clock'>): QueueHandler =>
  async () => ({ batchItemFailures: [] });

export function connectWatch(environment: Environment): QueueHandler {
  readSettings('watch', environment);
  return watch({ clock: Date.now });
}
