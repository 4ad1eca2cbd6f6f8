import { claimSeats, type Order, type OrderRefusal } from '@frontrow/functions/contract/orders.ts';
import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { ApiError } from '../../api/api-error.ts';
import { callForNow } from '../../api/call.ts';
import { asApiError } from '../../api/create-load.ts';
import { attemptKey, endAttempt, forgetQueued, keepQueued, keptQueued, type SeatWish } from './attempt-key.ts';
import { followOrder } from './follow-order.ts';
import { solveChallenge } from './solve-challenge.ts';

/**
 * Where a claim stands. `isProving`: the browser works for it first, as the shop asked. `queued`: the shop has it, and decides in its turn. `unanswered`: it may have been granted, and
 * asking again for the same seats tells. A granted order is confirmed, or held until it is paid.
 */
export type Claim =
  | { status: 'idle' }
  | { status: 'sending'; isProving?: boolean }
  | { status: 'queued'; since?: string; waitSeconds?: number | undefined }
  | { status: 'unanswered'; error: ApiError }
  | { status: 'refused'; error: ApiError }
  | { status: 'granted'; order: Order };

const attemptsMax = 3;

export interface ClaimActions {
  /** Asks for seats, all or none, and asks again where no answer came. Does nothing while one is under way. */
  send(wish: SeatWish): Promise<Claim>;
  /** Waits on for a claim that stood in line before a reload. Does nothing where there is none. */
  resume(): Promise<Claim>;
  reset(): void;
}

export function createClaim(
  concertId: string,
  pause: (attempt: number, error: ApiError) => Promise<void> = pauseBetweenAttempts,
): [Accessor<Claim>, ClaimActions] {
  const [claim, setClaim] = createSignal<Claim>({ status: 'idle' });
  const left = new AbortController();
  onCleanup(() => left.abort());

  async function ask(wish: SeatWish): Promise<Claim> {
    let proof: string | undefined;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { reply, retryAfterSeconds } = await callForNow(claimSeats, {
          params: { concertId },
          headers: {
            'idempotency-key': attemptKey(concertId, wish),
            prefer: 'wait=1',
            ...(proof && { 'proof-of-work': proof }),
          },
          body: wish,
        });
        const isOver = !isLive(reply.order) && reply.order.refusal === undefined;
        if (!isOver || attempt >= attemptsMax) return await settle(reply.order, retryAfterSeconds);
        // The order of an earlier attempt, given back since: this is a new wish.
        endAttempt(concertId);
      } catch (thrown) {
        if (left.signal.aborted) return claim();
        const error = asApiError(thrown);
        if (error.facts.challenge !== undefined && attempt < attemptsMax) {
          proof = await prove(error.facts.challenge);
          continue;
        }
        if (error.isDecision) return refuse(error);
        if (attempt >= attemptsMax) return { status: 'unanswered', error };
        await pause(attempt, error);
      }
    }
  }

  async function prove(challenge: string): Promise<string> {
    setClaim({ status: 'sending', isProving: true });
    return solveChallenge(challenge);
  }

  function refuse(error: ApiError): Claim {
    if (error.status !== 401) endAttempt(concertId);
    return { status: 'refused', error };
  }

  /** An order that cannot be asked for is somebody else's who was here before, or is asked for again after a sign-in. */
  function giveUp(orderId: string, thrown: unknown): Claim {
    const { status } = asApiError(thrown);
    if (status !== 401) forgetQueued(concertId, orderId);
    return { status: 'idle' };
  }

  /** What an order says of the claim; one that is queued is waited for. */
  async function settle(found: Order, firstPauseSeconds?: number): Promise<Claim> {
    const order = found.status === 'queued' ? await waitInLine(found.id, found, firstPauseSeconds) : found;
    endAttempt(concertId);
    forgetQueued(concertId, order.id);
    if (order.refusal !== undefined) return { status: 'refused', error: errorOf(order.refusal) };
    return isLive(order) ? { status: 'granted', order } : { status: 'idle' };
  }

  function waitInLine(orderId: string, found?: Order, firstPauseSeconds?: number): Promise<Order> {
    keepQueued(concertId, orderId);
    const onLook = ({ createdAt, waitSeconds }: Partial<Order>) =>
      void setClaim({ status: 'queued', since: createdAt, waitSeconds });
    onLook(found ?? {});
    const isQueued = ({ status }: Order) => status === 'queued';
    return followOrder(orderId, isQueued, { signal: left.signal, firstPauseSeconds, onLook });
  }

  /** A buyer who went elsewhere is left alone: the order is among theirs. */
  const tell = (answer: Claim): Claim => (left.signal.aborted ? { status: 'idle' } : setClaim(answer));
  const isUnderWay = () => claim().status === 'sending' || claim().status === 'queued';
  return [
    claim,
    {
      async send(wish) {
        if (isUnderWay()) return claim();
        setClaim({ status: 'sending' });
        return tell(await ask(wish));
      },
      async resume() {
        const orderId = keptQueued(concertId);
        if (orderId === null || isUnderWay()) return claim();
        const answer = waitInLine(orderId, undefined, 0).then((order) => settle(order));
        return tell(await answer.catch((thrown) => (left.signal.aborted ? claim() : giveUp(orderId, thrown))));
      },
      reset: () => setClaim({ status: 'idle' }),
    },
  ];
}

const isLive = ({ status }: Order) => status === 'queued' || status === 'held' || status === 'confirmed';

/** A queued claim that was refused is told as one that was refused at once. */
const errorOf = ({ code, takenSeatIds, suggestedSeatIds }: OrderRefusal) =>
  new ApiError(code, 409, { takenSeatIds, suggestedSeatIds });

const pauseBetweenAttempts = (attempt: number, error: ApiError) => {
  const seconds = Math.min(error.retryAfterSeconds ?? 0.4 * 2 ** attempt, 5);
  return new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000 * (0.75 + Math.random() / 2)));
};
