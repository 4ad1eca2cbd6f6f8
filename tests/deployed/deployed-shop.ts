import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject } from 'vitest';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The shop that was deployed for the tests of this project. */
export interface DeployedShop {
  readonly url: string;
  /** Of the local cloud. */
  readonly endpoint: string;
  readonly stage: string;
  /** The templates and bundles that were deployed. */
  readonly assembly: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    deployed: DeployedShop;
  }
}

/** Whether the tests of this process are about the deployed shop; else each file opens embedded ones. */
export const isDeployed = process.env.SHOP_TARGET === 'deployed';

/** What AWS clients need to find the local cloud. */
export const localCloud = ({ endpoint }: DeployedShop) => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ENDPOINT_URL_S3: endpoint,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
});

/** Runs a command of the operators in the local cloud; answers what it says. */
export async function operate(script: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, ...localCloud(inject('deployed')), NO_COLOR: '1' };
  const all = [join(root, 'infra/operate', script), ...args];
  const { stdout } = await promisify(execFile)(process.execPath, all, { cwd: root, env });
  return stdout;
}

/** The deployed shop, with the part of an embedded one that tests use. Nobody stops it: others use it too. */
export const openDeployed = async () => {
  const { url, stage } = inject('deployed');
  const grantAdmin = async (email: string) => {
    await operate('grant-admin.ts', 'grant', email, '--stage', stage);
  };
  return { url, grantAdmin, stop: async () => {} };
};
