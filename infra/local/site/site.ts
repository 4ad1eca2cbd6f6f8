import { resolve } from 'node:path';
import type { RequestListener } from '../http/gateway.ts';

export interface Site {
  readonly listener: RequestListener;
  stop(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../../../frontend');

/** What Vite is told, whether it builds the site or serves its sources. */
export const buildSettings = {
  root,
  configFile: `${root}/vite.config.ts`,
  logLevel: 'warn',
  clearScreen: false,
} as const;

export const noSite: RequestListener = async (_, response) => {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('This shop was started without its site: the API is under /api.\n');
};
