import { setAwsEnvironment } from './aws-environment.ts';
import type { Backend } from './backend.ts';
import { connectFunctions, loadConnections } from './connect-functions.ts';
import type { DynamoDb } from './emulators/dynamodb.ts';
import { useEmulators } from './emulators/shared.ts';
import { createPosterServer } from './http/posters.ts';
import { PlainError } from './plain-error.ts';
import { type LocalApp, readApp } from './read-app.ts';
import type { StateFolder } from './state-folder.ts';
import type { StackTemplate } from './synthesize.ts';

interface Options {
  readonly persist?: string | undefined;
  readonly reset: boolean;
  readonly startDynamodb: (state?: StateFolder) => Promise<DynamoDb>;
}

/** The handlers as in Lambda: AWS clients, which find emulators where AWS would be. */
export async function backendOnEmulators(stacks: readonly StackTemplate[], options: Options): Promise<Backend> {
  const { emulators, prefix, release } = await useEmulators(options);
  try {
    const app = readApp(stacks, prefix);
    await emulators.provide(app);
    setAwsEnvironment(emulators.endpoints);
    setLogLevel(app);
    return {
      api: app.api,
      functions: connectFunctions(app.functions, await loadConnections()),
      posters: createPosterServer(emulators.endpoints.s3AndSqs, environmentOf(app, 'posters', 'POSTERS_BUCKET')),
      grantAdmin: (email) => grantAdmin(environmentOf(app, 'accounts', 'ACCOUNTS_TABLE'), email),
      failed: emulators.failed,
      stop: release,
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** The functions share one process and so one logger; a level set by hand goes before the stage's. */
function setLogLevel({ functions }: LocalApp): void {
  process.env.POWERTOOLS_LOG_LEVEL ??= functions[0]?.environment.POWERTOOLS_LOG_LEVEL;
}

function environmentOf({ functions }: LocalApp, workload: string, name: string): string {
  const value = functions.find((each) => each.workload === workload)?.environment[name];
  if (value === undefined) throw new PlainError(`The ${workload} function has no ${name} in its environment.`);
  return value;
}

async function grantAdmin(table: string, email: string): Promise<void> {
  const [{ connectDynamodb }, { dynamodbAccounts }] = await Promise.all([
    import('@frontrow/functions/adapters/dynamodb/client.ts'),
    import('@frontrow/functions/adapters/dynamodb/accounts.ts'),
  ]);
  await dynamodbAccounts(connectDynamodb(), table).grantRole(email, 'admin');
}
