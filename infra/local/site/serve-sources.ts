import type { Server } from 'node:http';
import { buildSettings, type Site } from './site.ts';

/** The site from its sources with hot reload, over the server that everything else comes from too. */
export async function serveSources(server: Server): Promise<Site> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    ...buildSettings,
    appType: 'spa',
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
