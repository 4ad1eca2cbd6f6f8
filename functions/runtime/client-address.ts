import { edgeHeaders } from '../contract/edge.ts';
import type { Edge } from '../domain/ports.ts';
import type { ApiEvent } from './api.ts';

/**
 * Where a request comes from: what the edge says, where the edge proves itself; else whoever holds the connection to
 * the gateway. Anything a caller may write, such as X-Forwarded-For, is not asked.
 */
export async function clientAddressOf({ headers, requestContext }: ApiEvent, edge: Edge | undefined): Promise<string> {
  const [secret, address] = [headers[edgeHeaders.secret], headers[edgeHeaders.clientAddress]];
  if (edge && secret && address && (await edge.knows(secret))) return address;
  return requestContext?.identity?.sourceIp ?? '';
}
