import { chooseSeats, type Runs, type Wish } from './choose-seats.ts';
import type { Client } from './http-client.ts';
import { inParallel } from './in-parallel.ts';
import { type Random, randomBelow } from './random.ts';
import { type Result, readAnswer } from './read-answer.ts';
import type { Buyer } from './shop.ts';

/** One request for seats and what became of it. */
export interface Claim {
  buyerId: string;
  seatIds: string[];
  /** When it was asked, in milliseconds since 1970, and how long its first answer took: 202 counts. */
  askedAt?: number;
  acceptMs?: number;
  /** The order by which a queued claim is known, and how long it took until the shop had settled it. */
  queuedAs?: string;
  settledMs?: number;
  /** Until the buyer knew. */
  latencyMs: number;
  result: Result;
}

export interface Rush {
  claims: Claim[];
  seconds: number;
}

export interface Plan {
  buyer: Buyer;
  wish: Wish;
  requests: number;
}

const seatsMax = 4;
const pollsMax = 300;

/** A claim with the seats that it was told are gone. */
export type Answered = Claim & { taken: string[]; acceptMs: number };

/** Asks once, and waits for the end of what is queued. */
export async function claimSeats(
  client: Client,
  concertId: string,
  buyer: Buyer,
  seatIds: string[],
  { key = crypto.randomUUID(), pollEveryMs = 200 }: { key?: string; pollEveryMs?: number | undefined } = {},
): Promise<Answered> {
  const startedAt = performance.now();
  const askedAt = Date.now();
  const reply = await client.request({
    method: 'POST',
    path: `/concerts/${concertId}/orders`,
    token: buyer.token,
    headers: { 'idempotency-key': key },
    json: { seatIds },
  });
  const { latencyMs } = reply;
  const claim = { buyerId: buyer.id, seatIds, askedAt, latencyMs, acceptMs: latencyMs, taken: [] as string[] };
  if (!reply.answered) return { ...claim, result: { outcome: 'unanswered', reason: reply.reason } };
  const answer = readAnswer(reply.status, reply.body);
  if (!('queuedAs' in answer)) return { ...claim, ...answer };
  const late = await awaitAnswer(client, buyer, answer.queuedAs, pollEveryMs);
  return { ...claim, ...late, queuedAs: answer.queuedAs, latencyMs: performance.now() - startedAt };
}

/** The wait counts, polls and all. */
async function awaitAnswer(
  client: Client,
  buyer: Buyer,
  orderId: string,
  pollEveryMs: number,
): Promise<Pick<Claim, 'result'> & { taken: string[] }> {
  for (let poll = 1; poll <= pollsMax; poll += 1) {
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
    const reply = await client.request({ method: 'GET', path: `/orders/${orderId}`, token: buyer.token });
    if (!reply.answered || reply.status !== 200) continue;
    const answer = readAnswer(202, reply.body);
    if (!('queuedAs' in answer)) return answer;
  }
  return { taken: [], result: { outcome: 'unanswered', reason: 'still queued' } };
}

/**
 * Lets every buyer ask as often as planned, one request after the other, many buyers at once. All of them saw the hall
 * before the sale and believe free what was free then, but for what they got and what they were refused as taken.
 */
export async function rush(
  client: Client,
  { concertId, runs, plans }: { concertId: string; runs: Runs; plans: readonly Plan[] },
  { connections, random, pollEveryMs }: { connections: number; random: Random; pollEveryMs?: number },
): Promise<Rush> {
  const startedAt = performance.now();
  const claims = await inParallel(plans, connections, async ({ buyer, wish, requests }) => {
    const known = new Set<string>();
    const own: Claim[] = [];
    for (let request = 0; request < requests; request += 1) {
      const seatIds = chooseSeats(runs, 1 + randomBelow(random, seatsMax), wish, known, random);
      if (seatIds.length === 0) break;
      const { taken, ...claim } = await claimSeats(client, concertId, buyer, seatIds, { pollEveryMs });
      own.push(claim);
      for (const seat of claim.result.outcome === 'granted' ? seatIds : taken) known.add(seat);
    }
    return own;
  });
  return { claims: claims.flat(), seconds: (performance.now() - startedAt) / 1_000 };
}

const sweepersAtOnce = 8;

/** Lets buyers ask for what is left, a seat each: random wishes may leave single seats over. */
export async function sweep(
  client: Client,
  { concertId, left, buyers }: { concertId: string; left: readonly string[]; buyers: readonly Buyer[] },
): Promise<Rush> {
  const startedAt = performance.now();
  const asks = left.map((seat, at) => ({ seat, buyer: buyers[at % buyers.length] as Buyer }));
  const claims = await inParallel(asks, sweepersAtOnce, async ({ seat, buyer }): Promise<Claim> => {
    const { taken: _, ...claim } = await claimSeats(client, concertId, buyer, [seat]);
    return claim;
  });
  return { claims, seconds: (performance.now() - startedAt) / 1_000 };
}
