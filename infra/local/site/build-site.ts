import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSettings } from './site.ts';

export interface BuiltSite {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Builds the site as it is deployed, into a folder of its own: builds beside each other do not meet. */
export async function buildSite(): Promise<BuiltSite> {
  const { build } = await import('vite');
  const folder = await mkdtemp(join(tmpdir(), 'front-row-site-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await build({ ...buildSettings, build: { outDir: folder, emptyOutDir: true } });
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, remove };
}
