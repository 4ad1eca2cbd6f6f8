import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestListener } from './http/gateway.ts';
import { PlainError } from './plain-error.ts';

export interface FrontDoor {
  readonly url: string;
  readonly server: Server;
  /** By the first part of the path, such as `api`; to be filled once there is something behind the door. */
  readonly listeners: Map<string, RequestListener>;
  /** For every other path. */
  otherwise: RequestListener;
  stop(): Promise<void>;
}

/** As API Gateway has it: whoever sends their request by drops is not waited for. */
const requestMsMax = 30_000;

const firstPart = /^\/([a-z]+)(?=[/?]|$)/;

const notReady: RequestListener = async (_, response) => {
  response.writeHead(503, { 'Retry-After': '1' }).end('The shop is about to open.\n');
};

/** Other offers to change the protocol, such as HTTP/2, are passed over: the request is answered as it is. */
const isHotReload = ({ headers }: IncomingMessage) => headers['sec-websocket-protocol']?.startsWith('vite-') ?? false;

/** One address for API, posters and site, on the loopback interface only. */
export async function openFrontDoor(port: number): Promise<FrontDoor> {
  const server = createServer({
    keepAliveTimeout: 65_000,
    requestTimeout: requestMsMax,
    shouldUpgradeCallback: isHotReload,
  });
  await listen(server, port);
  const door: FrontDoor = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    listeners: new Map(),
    otherwise: notReady,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  server.on('request', (request, response) => {
    // What is no path: the `*` of OPTIONS, or the absolute form that is meant for proxies.
    if (!request.url?.startsWith('/')) return void response.writeHead(400).end();
    const listener = door.listeners.get(firstPart.exec(request.url)?.[1] ?? '') ?? door.otherwise;
    listener(request, response).catch((error: unknown) => {
      // Whoever went away in the middle of a request wants no answer.
      if (request.destroyed && !request.complete) return;
      console.error(`${request.method} ${request.url} failed:`, error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  return door;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port)));
    // A thousand buyers may knock at once.
    server.listen({ port, host: '127.0.0.1', backlog: 4_096 }, resolve);
  });
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return new PlainError(`Port ${port} is in use: choose another one with --port.`);
  if (error.code === 'EACCES')
    return new PlainError(`Port ${port} may not be used by you: choose another one with --port.`);
  return error;
}
