import { setTimeout as sleep } from 'node:timers/promises';
import { registerAccount, type SignedIn } from '@frontrow/functions/contract/accounts.ts';
import type { Endpoint, ReplyOf, RequestOf } from '@frontrow/functions/contract/endpoint.ts';
import type { Problem, RefusalCode } from '@frontrow/functions/contract/refusals.ts';

type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & { [K in keyof T]?: T[K] };

export type CallInput<E extends Endpoint> = Given<RequestOf<E>> & {
  readonly as?: { readonly accessToken: string } | undefined;
  readonly extraHeaders?: Record<string, string>;
  /** Sent as it is, in place of a JSON body. */
  readonly rawBody?: string | Uint8Array<ArrayBuffer>;
};

interface LooseInput {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly as?: { readonly accessToken: string };
  readonly extraHeaders?: Record<string, string>;
  readonly rawBody?: string | Uint8Array<ArrayBuffer>;
}

export interface Answer<E extends Endpoint> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ReplyOf<E>;
  /** The stable code of a refusal; undefined for a success. */
  readonly code: RefusalCode | undefined;
  readonly problem: Problem;
}

/** A cloud that runs so many calls at once and no more says so in words of its own; the shop's 429 has a code. */
const triesWhenCrowded = 60;

/** Calls the API as any program would: over HTTP, with the contract's types. */
export function createClient(url: string) {
  return async <const E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<Answer<E>> => {
    const { params = {}, query = {}, headers = {}, body, as, extraHeaders, rawBody } = input as LooseInput;
    const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    const search = new URLSearchParams(query).toString();
    const send = () =>
      fetch(`${url}/api${path}${search === '' ? '' : `?${search}`}`, {
        method: endpoint.method,
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(as && { authorization: `Bearer ${as.accessToken}` }),
          ...headers,
          ...extraHeaders,
        },
        body: rawBody ?? (body === undefined ? undefined : JSON.stringify(body)),
      });
    const [response, json] = await sendUntilServed(send);
    return { status: response.status, headers: response.headers, body: json, code: json?.code, problem: json };
  };
}

async function sendUntilServed(send: () => Promise<Response>) {
  for (let tries = 1; ; tries += 1) {
    const response = await send();
    const text = await response.text();
    const json = text === '' ? undefined : JSON.parse(text);
    const isCrowded = response.status === 429 && json?.code === undefined;
    if (!isCrowded || tries === triesWhenCrowded) return [response, json] as const;
    await sleep(50 + Math.random() * 400);
  }
}

export type Call = ReturnType<typeof createClient>;

let people = 0;

/** Opens an account nobody else uses. */
export async function signUp(call: Call, name = 'Pat'): Promise<SignedIn> {
  people += 1;
  const email = `${name.toLowerCase()}.${people}.${Math.random().toString(36).slice(2, 8)}@example.org`;
  const { status, body } = await call(registerAccount, { body: { email, name, password: 'a quiet evening song' } });
  if (status !== 201) throw new Error(`No account: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** Follows the cursors to the end of a list. */
export async function readPages<T>(
  read: (cursor: { cursor?: string }) => Promise<{ items: T[]; nextCursor: string | null }>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: T[]; nextCursor: string | null } = await read(cursor === null ? {} : { cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
