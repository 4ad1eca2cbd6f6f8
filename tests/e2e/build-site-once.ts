import { buildSite } from '@frontrow/infra/local/site/build-site.ts';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    siteFolder: string;
  }
}

/** Every file of tests opens a shop of its own; the site is built once for all of them, as it is deployed. */
export default async function buildSiteOnce({ provide }: TestProject) {
  // Vitest says `test`, and some libraries come with more code then.
  process.env.NODE_ENV = 'production';
  const { folder, remove } = await buildSite();
  provide('siteFolder', folder);
  return remove;
}
