import type { IncomingMessage } from 'node:http';

/** What API Gateway takes at most. */
export const bodyBytesMax = 10 * 1024 * 1024;

/** The whole body, or nothing where it is larger than the gateway takes. */
export async function readBody(request: IncomingMessage): Promise<Buffer | 'too-large'> {
  const announcedBytes = request.headers['content-length'];
  if (announcedBytes === undefined && request.headers['transfer-encoding'] === undefined) return Buffer.alloc(0);
  if (Number(announcedBytes) > bodyBytesMax) return 'too-large';
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) return 'too-large';
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}
