import { Agent, request as send } from 'node:http';
import { Agent as SecureAgent, request as sendSecurely } from 'node:https';

export interface Request {
  method: 'GET' | 'POST';
  /** Below the API's base. */
  path: string;
  token?: string;
  json?: unknown;
  headers?: Record<string, string>;
  /** Spares the client the reading of what nobody looks at. */
  ignoresBody?: boolean;
}

/** A timeout or a broken connection is no answer: what was asked may have happened or not. */
export type Reply =
  | { answered: true; status: number; body: unknown; latencyMs: number; retryAfter?: string | undefined }
  | { answered: false; reason: string; latencyMs: number };

export interface Client {
  request(request: Request): Promise<Reply>;
  close(): void;
}

/** Sends over kept connections, so that the client costs little beside the shop on one machine. */
export function createClient(
  apiUrl: string,
  { connections, timeoutSeconds = 30 }: { connections: number; timeoutSeconds?: number },
): Client {
  const base = new URL(apiUrl);
  const secure = base.protocol === 'https:';
  const agent = new (secure ? SecureAgent : Agent)({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' });
  const path = base.pathname.replace(/\/+$/, '') || '/api';
  return {
    request: ({ method, path: below, token, json, headers, ignoresBody = false }) =>
      new Promise((resolve) => {
        const sentAt = performance.now();
        const body = json === undefined ? undefined : Buffer.from(JSON.stringify(json));
        const unanswered = (reason: string) =>
          resolve({ answered: false, reason, latencyMs: performance.now() - sentAt });
        const request = (secure ? sendSecurely : send)({
          agent,
          method,
          host: base.hostname,
          port: base.port || (secure ? 443 : 80),
          path: path + below,
          timeout: timeoutSeconds * 1_000,
          headers: {
            ...headers,
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
            ...(body && { 'content-type': 'application/json', 'content-length': body.length }),
          },
        });
        request.on('timeout', () => request.destroy(new Error('timeout')));
        request.on('error', (error) => unanswered(error.message));
        request.on('response', (response) => {
          const chunks: Uint8Array[] = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('error', (error) => unanswered(error.message));
          response.on('end', () =>
            resolve({
              answered: true,
              status: response.statusCode ?? 0,
              body: ignoresBody ? undefined : parse(Buffer.concat(chunks)),
              latencyMs: performance.now() - sentAt,
              retryAfter: response.headers['retry-after'],
            }),
          );
        });
        request.end(body);
      }),
    close: () => agent.destroy(),
  };
}

function parse(bytes: Buffer): unknown {
  try {
    return bytes.length === 0 ? undefined : JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
