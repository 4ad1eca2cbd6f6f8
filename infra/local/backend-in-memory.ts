import type { Ports } from '@frontrow/functions/domain/ports.ts';
import type { Backend } from './backend.ts';
import { connectToPorts } from './connect-functions.ts';
import type { RequestListener } from './http/gateway.ts';
import { writePoster } from './http/posters.ts';
import { createQueues, type LocalQueue } from './queues/local-queue.ts';
import { type Interfere, pumpQueues } from './queues/pump-queues.ts';
import { type FunctionDefinition, readApp } from './read-app.ts';
import { queueNameInUrl } from './read-queues.ts';
import type { StackTemplate } from './synthesize.ts';

/** The same handlers over the memory adapters, for machines that no DynamoDB emulator exists for. */
export async function backendInMemory(
  stacks: readonly StackTemplate[],
  { interfere }: { interfere?: Interfere | undefined } = {},
): Promise<Backend> {
  const app = readApp(stacks);
  const { api, mappings } = app;
  const { memoryPorts } = await import('@frontrow/functions/adapters/memory/ports.ts');
  const protocol = app.functions.find(({ name }) => name === 'accounts')?.environment.PUBLIC_PROTOCOL;
  const queues = createQueues(app.queues);
  const ports = {
    ...memoryPorts(queuePorts(app.functions, queues)),
    protocol: protocol === 'https' ? protocol : 'http',
  } as const;
  const posters: RequestListener = async (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    writePoster(response, ports.posters.find(path.slice(1)));
  };
  const functions = await connectToPorts(app.functions, ports);
  const pump = pumpQueues({ mappings, queues, functions, interfere });
  return {
    api,
    functions,
    posters,
    async grantAdmin(email) {
      await ports.accounts.grantRole(email, 'admin');
    },
    failed: new Promise<never>(() => {}),
    stop: () => pump.stop(),
  };
}

/** The queues' ports over queues in this process, by the names that the template gives the functions. */
function queuePorts(
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
      async retrySoon(receiptHandle) {
        claims.changeVisibility(receiptHandle, 1);
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
