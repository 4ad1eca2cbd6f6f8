import type { Backend } from './backend.ts';
import { connectToPorts } from './connect-functions.ts';
import type { RequestListener } from './http/gateway.ts';
import { writePoster } from './http/posters.ts';
import { createQueues } from './queues/local-queue.ts';
import { type Interfere, pumpQueues } from './queues/pump-queues.ts';
import { queuePorts } from './queues/queue-ports.ts';
import { readApp } from './read-app.ts';
import type { StackTemplate } from './synthesize.ts';
import { tickSchedules } from './tick-schedules.ts';

/** The same handlers over the memory adapters, for machines that no DynamoDB emulator exists for. */
export async function backendInMemory(
  stacks: readonly StackTemplate[],
  { interfere }: { interfere?: Interfere | undefined } = {},
): Promise<Backend> {
  const app = readApp(stacks);
  const { api, mappings } = app;
  const queues = createQueues(app.queues);
  const { memoryPorts } = await import('@frontrow/functions/adapters/memory/ports.ts');
  const protocol = app.functions.find(({ name }) => name === 'accounts')?.environment.PUBLIC_PROTOCOL;
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
  const ticker = tickSchedules(app.schedules, functions);
  return {
    api,
    functions,
    posters,
    async grantAdmin(email) {
      await ports.accounts.grantRole(email, 'admin');
    },
    issueAccessToken: (caller) => ports.accessTokens.issue(caller),
    failed: new Promise<never>(() => {}),
    async stop() {
      await Promise.all([pump.stop(), ticker.stop()]);
    },
  };
}
