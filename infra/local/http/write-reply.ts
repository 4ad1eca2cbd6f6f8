import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { APIGatewayProxyResult } from 'aws-lambda';
import type { FixedReply } from '../read-api.ts';

export function writeFixedReply(response: ServerResponse, { status, headers, body }: FixedReply): void {
  write(response, status, { ...headers }, Buffer.from(body));
}

/** Throws on what API Gateway would refuse too: a function's reply that is no reply. */
export async function writeResult(
  response: ServerResponse,
  result: APIGatewayProxyResult,
  compressedFromBytes = Number.POSITIVE_INFINITY,
): Promise<void> {
  if (!Number.isInteger(result?.statusCode) || !['string', 'undefined'].includes(typeof result.body)) {
    throw new Error(`The function answered with something else than a status and a text: ${JSON.stringify(result)}`);
  }
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(result.headers ?? {})) headers[name] = String(value);
  for (const [name, values] of Object.entries(result.multiValueHeaders ?? {})) headers[name] = values.map(String);
  const body = Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8');
  if (body.length < compressedFromBytes || !takesGzip(response))
    return write(response, result.statusCode, headers, body);
  headers['Content-Encoding'] = 'gzip';
  write(response, result.statusCode, headers, await promisify(gzip)(body));
}

const takesGzip = ({ req }: ServerResponse) =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(req.headers['accept-encoding']));

function write(response: ServerResponse, status: number, headers: OutgoingHttpHeaders, body: Buffer): void {
  // These two have no body by definition, and a length would promise one.
  const hasBody = status !== 204 && status !== 304;
  if (hasBody) headers['Content-Length'] = body.length;
  response.writeHead(status, headers);
  response.end(hasBody && response.req.method !== 'HEAD' ? body : undefined);
}
