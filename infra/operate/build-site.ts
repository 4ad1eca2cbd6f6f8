import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Builds the site; answers the folder it is in. */
export async function buildSite(): Promise<string> {
  const { build } = await import('vite');
  const root = dirname(fileURLToPath(import.meta.resolve('@frontrow/frontend/vite.config.ts')));
  await build({ root, configFile: `${root}/vite.config.ts`, logLevel: 'warn' });
  return join(root, 'dist');
}
