import type { Ports } from '@frontrow/functions/domain/ports.ts';
import type { FunctionDefinition } from '../read-app.ts';
import { queueNameInUrl } from '../read-queues.ts';
import type { LocalQueue } from './local-queue.ts';

/** The queues' ports over queues in this process, by the names that the template gives the functions. */
export function queuePorts(
  functions: readonly FunctionDefinition[],
  queues: ReadonlyMap<string, LocalQueue>,
): Pick<Ports, 'claimQueue' | 'watchQueue'> {
  const { environment = {} } = functions.find(({ name }) => name === 'booking') ?? {};
  const named = (variable: 'CLAIM_QUEUE_URL' | 'WATCH_QUEUE_URL'): LocalQueue => {
    const queue = queues.get(queueNameInUrl(environment[variable] ?? ''));
    if (!queue) throw new Error(`The template has no queue for ${variable}`);
    return queue;
  };
  const [claims, watches] = [named('CLAIM_QUEUE_URL'), named('WATCH_QUEUE_URL')];
  return {
    claimQueue: {
      async send(message, groupId) {
        claims.send({ body: JSON.stringify(message), groupId, deduplicationId: message.orderId });
      },
      async retryIn(receiptHandle, seconds) {
        claims.changeVisibility(receiptHandle, seconds);
      },
    },
    watchQueue: {
      async send(message, delaySeconds) {
        watches.send({
          body: JSON.stringify(message),
          delaySeconds: Math.min(900, Math.max(0, Math.ceil(delaySeconds))),
        });
      },
    },
  };
}
