import type { FunctionName } from '@frontrow/functions/runtime/settings.ts';
import { setAwsEnvironment } from './aws-environment.ts';
import type { Backend } from './backend.ts';
import { connectFunctions, type ReplacedFunctions } from './connect-functions.ts';
import { type Disturb, disturbCalls } from './disturb-calls.ts';
import type { StartDynamodb } from './emulators/choose-dynamodb.ts';
import { useEmulators } from './emulators/use-emulators.ts';
import { enforcePermissions } from './enforce-permissions.ts';
import { createPosterServer } from './http/posters.ts';
import { type Concurrency, limitConcurrency } from './limit-concurrency.ts';
import { PlainError } from './plain-error.ts';
import { type Interfere, pumpQueues } from './queues/pump-queues.ts';
import { sendInProcess } from './queues/send-in-process.ts';
import { type LocalApp, readApp } from './read-app.ts';
import type { StackTemplate } from './synthesize.ts';
import { tickSchedules } from './tick-schedules.ts';

interface Options {
  readonly persist?: string | undefined;
  readonly reset: boolean;
  readonly startDynamodb: StartDynamodb;
  readonly report: (step: string) => void;
  /** Refuses what the functions' roles do not allow. */
  readonly enforce: boolean;
  readonly interfere?: Interfere | undefined;
  readonly disturb?: Disturb | undefined;
  readonly concurrency?: Concurrency | undefined;
  readonly replaced?: ReplacedFunctions | undefined;
}

/** The handlers as in Lambda: AWS clients, which find emulators where AWS would be. */
export async function backendOnEmulators(
  readStacks: () => Promise<readonly StackTemplate[]>,
  { report, enforce, interfere, disturb, concurrency = {}, replaced, ...options }: Options,
): Promise<Backend> {
  const { emulators, prefix, release } = await useEmulators(options);
  try {
    report('DynamoDB, S3, SQS and Secrets Manager are emulated');
    const app = readApp(await readStacks(), prefix);
    const queues = await emulators.provide(app);
    report('Tables, buckets, queues and secrets are there');
    // Permissions are read from what goes over the wire, and tests disturb what comes before either way.
    const endShortcut = sendInProcess(enforce ? new Map() : queues);
    setAwsEnvironment(emulators.endpoints);
    const connected = await connectFunctions(app.functions, replaced);
    const obedient = enforce ? enforcePermissions(connected, app, emulators.endpoints) : connected;
    const functions = limitConcurrency(disturb ? disturbCalls(obedient, disturb) : obedient, concurrency);
    const pump = pumpQueues({ mappings: app.mappings, queues, functions, interfere });
    const ticker = tickSchedules(app.schedules, functions);
    return {
      api: app.api,
      functions,
      posters: createPosterServer(emulators.endpoints.s3AndSqs, environmentOf(app, 'posters', 'POSTERS_BUCKET')),
      grantAdmin: (email) => grantAdmin(environmentOf(app, 'accounts', 'ACCOUNTS_TABLE'), email),
      issueAccessToken: await accessTokenIssuer(environmentOf(app, 'accounts', 'SIGNING_SECRET')),
      failed: emulators.failed,
      aws: {
        endpoints: emulators.endpoints,
        settings: {
          CONCERTS_TABLE: environmentOf(app, 'check', 'CONCERTS_TABLE'),
          ORDERS_TABLE: environmentOf(app, 'check', 'ORDERS_TABLE'),
          ACCOUNTS_TABLE: environmentOf(app, 'accounts', 'ACCOUNTS_TABLE'),
        },
      },
      async stop() {
        await Promise.all([pump.stop(), ticker.stop()]);
        endShortcut();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

function environmentOf({ functions }: LocalApp, functionName: FunctionName, name: string): string {
  const value = functions.find((each) => each.name === functionName)?.environment[name];
  if (value === undefined) throw new PlainError(`The ${functionName} function has no ${name} in its environment.`);
  return value;
}

async function grantAdmin(table: string, email: string): Promise<void> {
  const [{ connectDynamodb }, { dynamodbAccounts }] = await Promise.all([
    import('@frontrow/functions/adapters/dynamodb/client.ts'),
    import('@frontrow/functions/adapters/dynamodb/accounts.ts'),
  ]);
  await dynamodbAccounts(connectDynamodb(), table).grantRole(email, 'admin');
}

/** Signs with the key that the functions read, as the log-in does. */
async function accessTokenIssuer(secret: string): Promise<Backend['issueAccessToken']> {
  const [{ secretSigningKeys }, { jwtAccessTokens }] = await Promise.all([
    import('@frontrow/functions/adapters/signing-keys.ts'),
    import('@frontrow/functions/adapters/tokens.ts'),
  ]);
  return jwtAccessTokens(secretSigningKeys(secret, Date.now), Date.now).issue;
}
