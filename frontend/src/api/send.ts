import { ApiError, apiErrorOf } from './api-error.ts';
import { noteShopTime } from './shop-clock.ts';

const answerTimeoutMs = 20_000;

export interface Outgoing {
  method: string;
  /** Below `/api`, query included. */
  path: string;
  headers?: Record<string, string>;
  body?: BodyInit;
  signal?: AbortSignal;
}

/** One request to the shop. Any status below 400 is returned, the rest is thrown as an ApiError. */
export async function send(outgoing: Outgoing): Promise<Response> {
  const sentAt = Date.now();
  const response = await answerTo(outgoing);
  noteShopTime(response, sentAt);
  if (response.status < 400) return response;
  throw apiErrorOf(response.status, await response.text(), response.headers.get('retry-after'));
}

async function answerTo({ method, path, headers, body, signal }: Outgoing): Promise<Response> {
  const timeout = AbortSignal.timeout(answerTimeoutMs);
  try {
    return await fetch(`/api${path}`, {
      method,
      headers: { accept: 'application/json', ...headers },
      body,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError('no-answer', 0);
  }
}
