import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

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

/** Runs a command of the operators on the deployed shop; answers what it says. */
export async function operate({ endpoint, stage }: DeployedShop, script: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, AWS_ENDPOINT_URL: endpoint, NO_COLOR: '1' };
  const all = [join(root, 'infra/operate', script), ...args, '--stage', stage];
  const { stdout } = await promisify(execFile)(process.execPath, all, { cwd: root, env });
  return stdout;
}
