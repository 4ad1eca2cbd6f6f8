import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

type RequestHandler = DynamoDBClient['config']['requestHandler'];
export type WireRequest = Parameters<RequestHandler['handle']>[0];
export type WireReply = Awaited<ReturnType<RequestHandler['handle']>>;

/** What all clients send by, as far as it matters here. */
interface Wire {
  handle(request: WireRequest, options?: { readonly requestTimeout?: number }): Promise<WireReply>;
  httpHandlerConfigs(): { readonly requestTimeout?: number };
}

export type Send = (request: WireRequest) => Promise<WireReply>;

/** Stands before the socket. `timeoutMs`: so long the client waits for the answer; 0 is for ever. */
export type WireStep = (request: WireRequest, send: Send, timeoutMs: number) => Promise<WireReply>;

/**
 * Puts a step between all AWS clients of this process and their sockets, below their retries; what is put later stands
 * further out. All clients send by one class, whose method is the last step before the socket.
 */
export function putOnWire(step: WireStep): void {
  const { requestHandler } = new DynamoDBClient({ region: 'local' }).config;
  const wire: Wire = Object.getPrototypeOf(requestHandler);
  const handle = wire.handle;
  wire.handle = function (this: Wire, request, options) {
    const timeoutMs = options?.requestTimeout ?? this.httpHandlerConfigs().requestTimeout ?? 0;
    return step(request, (changed) => handle.call(this, changed, options), timeoutMs);
  };
}

/** In AWS's words, such as `DynamoDB_20120810` and `TransactWriteItems`; both empty where a call is named by its path. */
export function targetOf({ headers }: WireRequest): { service: string; operation: string } {
  const [service = '', operation = ''] = (headers['x-amz-target'] ?? '').split('.');
  return { service, operation };
}

/** Of a call that has a target. */
export const textOf = ({ body }: WireRequest): string =>
  typeof body === 'string' ? body : new TextDecoder().decode(body);
