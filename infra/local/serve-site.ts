import type { Server } from 'node:http';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RequestListener } from './http/gateway.ts';

export interface Site {
  readonly listener: RequestListener;
  stop(): Promise<void>;
}

/** The site from its sources with hot reload, over the server that everything else comes from too. */
export async function serveSite(server: Server): Promise<Site> {
  const { createServer } = await import('vite');
  const root = dirname(fileURLToPath(import.meta.resolve('@frontrow/frontend/vite.config.ts')));
  const vite = await createServer({
    root,
    configFile: `${root}/vite.config.ts`,
    appType: 'spa',
    logLevel: 'warn',
    clearScreen: false,
    server: { middlewareMode: true, hmr: { server } },
  });
  return {
    listener: (request, response) =>
      new Promise((resolve, reject) => {
        response.once('close', resolve);
        vite.middlewares(request, response, (error?: unknown) => {
          if (error) return reject(error);
          response.writeHead(404).end();
        });
      }),
    stop: () => vite.close(),
  };
}

export const noSite: RequestListener = async (_, response) => {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('This shop was started without its site: the API is under /api.\n');
};
