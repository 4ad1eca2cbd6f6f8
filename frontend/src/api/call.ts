import type { Endpoint, ReplyOf, RequestOf } from '@frontrow/functions/contract/endpoint.ts';
import { ApiError, secondsOf } from './api-error.ts';
import { send } from './send.ts';
import { accessToken, renewSession } from './session.ts';

type Parts<E extends Endpoint> = {
  [K in keyof RequestOf<E> as RequestOf<E>[K] extends undefined ? never : K]: RequestOf<E>[K];
};

/** What an endpoint asks for: exactly the parts that its contract names; a query may be left out. */
export type Request<E extends Endpoint> = Omit<Parts<E>, 'query'> &
  Partial<Pick<Parts<E>, Extract<'query', keyof Parts<E>>>> & { signal?: AbortSignal };

type Arguments<E extends Endpoint> = object extends Request<E> ? [request?: Request<E>] : [request: Request<E>];

interface LooseRequest {
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  headers?: Record<string, string>;
  body?: unknown;
  signal?: AbortSignal;
}

/** Calls an endpoint of the contract. Throws ApiError. */
export async function call<const E extends Endpoint>(endpoint: E, ...[request]: Arguments<E>): Promise<ReplyOf<E>> {
  return replyOf(await answer(endpoint, (request ?? {}) as LooseRequest));
}

/** Calls an endpoint that may answer for now only, and then says when to look again. */
export async function callForNow<const E extends Endpoint>(
  endpoint: E,
  request: Request<E>,
): Promise<{ reply: ReplyOf<E>; retryAfterSeconds: number | undefined }> {
  const response = await answer(endpoint, request as LooseRequest);
  return { reply: await replyOf(response), retryAfterSeconds: secondsOf(response.headers.get('retry-after')) };
}

const replyOf = async <E extends Endpoint>(response: Response) =>
  (response.status === 204 ? undefined : await response.json()) as ReplyOf<E>;

/** The path of a call below `/api`. */
export function pathOf(endpoint: Endpoint, params: Record<string, string> = {}, query: LooseRequest['query'] = {}) {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

async function answer(endpoint: Endpoint, request: LooseRequest): Promise<Response> {
  const outgoing = {
    method: endpoint.method,
    path: pathOf(endpoint, request.params, request.query),
    signal: request.signal,
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  };
  const headers = {
    ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...request.headers,
  };
  if (endpoint.access === 'anyone') return send({ ...outgoing, headers });
  return withToken((token) => send({ ...outgoing, headers: { ...headers, authorization: `Bearer ${token}` } }));
}

/** Runs a request with the access token; one that the shop no longer takes is renewed once. */
export async function withToken<T>(request: (token: string) => Promise<T>): Promise<T> {
  const token = await accessToken();
  if (token === undefined) throw new ApiError('not-signed-in', 401);
  try {
    return await request(token);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401 || error.code === 'wrong-credentials') throw error;
    const renewed = await renewSession(token);
    if (renewed === undefined) throw error;
    return request(renewed);
  }
}
