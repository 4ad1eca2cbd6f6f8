import type { Problem, RefusalCode, RefusalFacts } from '@frontrow/functions/contract/refusals.ts';

/** What can go wrong with a call: a refusal of the shop, or no answer at all. */
export type FailureCode = RefusalCode | 'no-answer';

/** The one error that a call throws, beside the AbortError of a caller that gave up. */
export class ApiError extends Error {
  readonly code: FailureCode;
  readonly status: number;
  readonly facts: RefusalFacts;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: FailureCode, status: number, facts: RefusalFacts = {}, retryAfterSeconds?: number) {
    super(`${code} (${status})`);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.facts = facts;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Whether the shop decided. If not, the same request may or may not have been carried out. */
  get isDecision(): boolean {
    return this.status >= 400 && this.status < 500 && this.code !== 'too-many-requests';
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';

/** Reads a refusal; what stands between us and the shop may answer with something else, which is a failure on our side. */
export function apiErrorOf(status: number, text: string, retryAfter: string | null): ApiError {
  const retryAfterSeconds = secondsOf(retryAfter);
  const body = parse(text);
  if (!isProblem(body)) return new ApiError(codeOfStatus(status), status, {}, retryAfterSeconds);
  const { type: _type, title: _title, status: _status, detail: _detail, code, ...facts } = body;
  return new ApiError(code, status, facts, retryAfterSeconds);
}

/** Reads a Retry-After header that gives seconds. */
export const secondsOf = (retryAfter: string | null): number | undefined =>
  retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : undefined;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOfStatus(status: number): RefusalCode {
  switch (status) {
    case 401:
      return 'not-signed-in';
    case 403:
      return 'not-allowed';
    case 404:
      return 'not-found';
    case 413:
      return 'body-too-large';
    case 429:
      return 'too-many-requests';
    case 503:
      return 'busy';
    default:
      return 'internal-error';
  }
}

/** Whether a caller gave up by its own AbortSignal. */
export const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';
