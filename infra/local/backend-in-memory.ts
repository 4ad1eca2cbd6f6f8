import type { Backend } from './backend.ts';
import { connectToPorts } from './connect-functions.ts';
import type { RequestListener } from './http/gateway.ts';
import { writePoster } from './http/posters.ts';
import { readApp } from './read-app.ts';
import type { StackTemplate } from './synthesize.ts';

/** The same handlers over the memory adapters, for machines that no DynamoDB emulator exists for. */
export async function backendInMemory(stacks: readonly StackTemplate[]): Promise<Backend> {
  const { api, functions } = readApp(stacks);
  const { memoryPorts } = await import('@frontrow/functions/adapters/memory/ports.ts');
  const protocol = functions.find(({ workload }) => workload === 'accounts')?.environment.PUBLIC_PROTOCOL;
  const ports = { ...memoryPorts(), protocol: protocol === 'https' ? protocol : 'http' } as const;
  const posters: RequestListener = async (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    writePoster(response, ports.posters.find(path.slice(1)));
  };
  return {
    api,
    functions: await connectToPorts(functions, ports),
    posters,
    async grantAdmin(email) {
      await ports.accounts.grantRole(email, 'admin');
    },
    failed: new Promise<never>(() => {}),
    stop: async () => {},
  };
}
