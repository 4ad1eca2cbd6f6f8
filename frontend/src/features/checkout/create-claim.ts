import { claimSeats, type Order } from '@frontrow/functions/contract/orders.ts';
import { type Accessor, createSignal, onCleanup } from 'solid-js';
import type { ApiError } from '../../api/api-error.ts';
import { call } from '../../api/call.ts';
import { asApiError } from '../../api/create-load.ts';
import { attemptKey, endAttempt } from './attempt-key.ts';

/** Where a claim stands. `unanswered`: it may have been granted, and asking again for the same seats tells. */
export type Claim =
  | { status: 'idle' }
  | { status: 'sending' }
  | { status: 'unanswered'; error: ApiError }
  | { status: 'refused'; error: ApiError }
  | { status: 'granted'; order: Order };

const attemptsMax = 3;

export interface ClaimActions {
  /** Asks for seats, all or none, and asks again where no answer came. Does nothing while one is under way. */
  send(seatIds: readonly string[]): Promise<Claim>;
  reset(): void;
}

export function createClaim(
  concertId: string,
  pause: (attempt: number, error: ApiError) => Promise<void> = pauseBetweenAttempts,
): [Accessor<Claim>, ClaimActions] {
  const [claim, setClaim] = createSignal<Claim>({ status: 'idle' });
  const left = new AbortController();
  onCleanup(() => left.abort());

  async function ask(seatIds: readonly string[]): Promise<Claim> {
    const key = attemptKey(concertId, seatIds);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { order } = await call(claimSeats, {
          params: { concertId },
          headers: { 'idempotency-key': key },
          body: { seatIds: [...seatIds] },
        });
        endAttempt(concertId);
        return { status: 'granted', order };
      } catch (thrown) {
        const error = asApiError(thrown);
        if (error.isDecision) {
          if (error.status !== 401) endAttempt(concertId);
          return { status: 'refused', error };
        }
        if (attempt >= attemptsMax || left.signal.aborted) return { status: 'unanswered', error };
        await pause(attempt, error);
      }
    }
  }

  return [
    claim,
    {
      async send(seatIds) {
        if (claim().status === 'sending') return claim();
        setClaim({ status: 'sending' });
        return setClaim(await ask(seatIds));
      },
      reset: () => setClaim({ status: 'idle' }),
    },
  ];
}

const pauseBetweenAttempts = (attempt: number, error: ApiError) => {
  const seconds = Math.min(error.retryAfterSeconds ?? 0.4 * 2 ** attempt, 5);
  return new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000 * (0.75 + Math.random() / 2)));
};
