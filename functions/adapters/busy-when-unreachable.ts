import { Refusal } from '../domain/refusal.ts';

/** Names of errors that pass by themselves: the service is overloaded, restarting, out of reach or cut off. */
const passing = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'TimeoutError',
  'AbortError',
  'ThrottlingException',
  'ThrottlingError',
  'RequestThrottled',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
  'SlowDown',
  'InternalError',
  'TransactionConflictException',
  'SyntaxError',
  'Unknown',
  'UnreadableAnswer',
]);

const isPassing = (error: unknown): boolean => {
  const { name, code } = error as { name?: string; code?: string };
  return passing.has(name ?? '') || passing.has(code ?? '');
};

/** For the outermost step of an AWS client: what stays unreachable after its retries becomes the refusal `busy`. */
export const busyWhenUnreachable =
  <In, Out>(next: (args: In) => Promise<Out>) =>
  async (args: In): Promise<Out> => {
    try {
      return await next(args);
    } catch (error) {
      if (isPassing(error)) throw new Refusal('busy', {}, { cause: error });
      throw error;
    }
  };
