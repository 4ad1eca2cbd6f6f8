import type middy from '@middy/core';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { problemOf, type RefusalCode, type RefusalFacts } from '../contract/refusals.ts';
import { Refusal } from '../domain/refusal.ts';
import type { ApiEvent } from './api.ts';
import { Reply, toProxyResult } from './reply.ts';

const defaults = { logBug: (_error: unknown): void => {} };

/** Refusals become problem+json with their code; anything else is a bug: told to the log, hidden from the caller. */
export const problemReplies = (
  options: Partial<typeof defaults> = {},
): middy.MiddlewareObj<ApiEvent, APIGatewayProxyResult> => {
  const { logBug } = { ...defaults, ...options };

  const problemRepliesOnError: middy.MiddlewareFn<ApiEvent, APIGatewayProxyResult> = (request) => {
    const refusal = asRefusal(request.error);
    if (refusal === undefined) logBug(request.error);
    request.response = toProxyResult(problemReply(refusal ?? new Refusal('internal-error')));
  };

  return { onError: problemRepliesOnError };
};

/**
 * The JSON body parser throws errors of its own: 415 for a wrong type, 422 for text that is no JSON. middy throws when the
 * function's time is almost over: what took so long may have been done or not, and asking again tells.
 */
function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const { statusCode, name } = error as { statusCode?: number; name?: string };
  if (name === 'TimeoutError') return new Refusal('busy');
  if (statusCode === 415) return new Refusal('unsupported-media-type');
  if (statusCode === 422) return new Refusal('malformed-json');
  return undefined;
}

const headersOf = (code: RefusalCode): Record<string, string> => {
  switch (code) {
    case 'busy':
      return { 'retry-after': '1' };
    case 'too-many-requests':
      return { 'retry-after': '30' };
    case 'not-signed-in':
      return { 'www-authenticate': 'Bearer' };
    default:
      return {};
  }
};

const retryAfter = ({ retryAfterSeconds }: RefusalFacts): Record<string, string> =>
  retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };

export function problemReply({ code, facts }: Refusal): Reply {
  const body = problemOf(code, facts);
  return new Reply({
    status: body.status,
    headers: { 'content-type': 'application/problem+json', ...headersOf(code), ...retryAfter(facts) },
    body,
  });
}
