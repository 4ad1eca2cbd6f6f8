import { request } from 'node:http';
import { Problem, type RefusalCode } from '@frontrow/functions/contract/refusals.ts';

export interface Knock {
  readonly method: string;
  /** Sent as it is: `fetch` would tidy up dots and doubled slashes. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer;
}

export interface Heard {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The code of a problem as the contract has it; undefined for anything else. */
  readonly code: RefusalCode | undefined;
}

/** Long enough for a machine with other work, short enough to tell a hang. */
const answerMsMax = 30_000;

/** One request on a connection of its own, past everything that would make it better. */
export function knock(url: string, { method, path, headers = {}, body }: Knock): Promise<Heard> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, method, path, agent: false, signal: AbortSignal.timeout(answerMsMax), headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, code: codeOf(response, text) });
        });
      },
    );
    sent.on('error', reject);
    if (body !== undefined) sent.setHeader('content-length', Buffer.byteLength(body));
    sent.end(body);
  });
}

function codeOf({ headers }: { headers: { 'content-type'?: string | undefined } }, text: string) {
  if (!headers['content-type']?.startsWith('application/problem+json')) return undefined;
  return Problem.safeParse(JSON.parse(text)).data?.code;
}
