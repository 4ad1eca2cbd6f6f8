import type { Workload } from '@frontrow/functions/contract/endpoint.ts';
import type { Backend } from './backend.ts';
import { loadHandlers } from './connect-functions.ts';
import type { RequestListener } from './http/gateway.ts';
import { writePoster } from './http/posters.ts';
import { readApp } from './read-app.ts';
import type { StackTemplate } from './synthesize.ts';

/** The same handlers over the memory adapters, for machines that no DynamoDB emulator exists for. */
export async function backendInMemory(stacks: readonly StackTemplate[]): Promise<Backend> {
  const { api, functions } = readApp(stacks);
  const { memoryPorts } = await import('@frontrow/functions/adapters/memory/ports.ts');
  const ports = memoryPorts();
  const handlers = await loadHandlers();
  const connected = functions.map(({ workload, timeoutSeconds }) => [
    workload,
    { handler: handlers[workload](ports), timeoutSeconds },
  ]);
  const posters: RequestListener = async (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    writePoster(response, ports.posters.find(path.slice(1)));
  };
  return {
    api,
    functions: Object.fromEntries(connected) as Record<Workload, never>,
    posters,
    async grantAdmin(email) {
      await ports.accounts.grantRole(email, 'admin');
    },
    failed: new Promise<never>(() => {}),
    stop: async () => {},
  };
}
