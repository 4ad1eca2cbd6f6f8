import { setTimeout as sleep } from 'node:timers/promises';
import { hotHall } from './concerts.ts';
import type { Client } from './http-client.ts';
import { type Job, openHall, readBack } from './job.ts';
import { type Random, randomBelow } from './random.ts';
import { type Answered, type Claim, claimSeats } from './rush.ts';
import type { Buyer } from './shop.ts';

/** Who wants the one block, and who buys elsewhere meanwhile. */
export type Side = 'hot' | 'beside';

/** A request with all its answers: how often the shop asked to come back, and what it said in the end. */
export interface Asked extends Answered {
  side: Side;
  busyAnswers: number;
}

export interface Crowd {
  asked: Asked[];
  seconds: number;
  after: Awaited<ReturnType<typeof readBack>>;
}

const busyAnswersMax = 20;
/** What the shop answers as `Retry-After`, to whoever stands in line and while it is busy. */
const retryAfterMs = 1_000;
const seatsMax = 4;

/**
 * Sends so many requests for one block of 48 seats at a steady pace, however long answers take, and lets buyers of other
 * blocks ask in between: one to every ten. Nobody of the crowd learns from what they hear.
 */
export async function crowdOnBlock(
  job: Job,
  { requests, perSecond }: { requests: number; perSecond: number },
): Promise<Crowd> {
  const hall = await openHall(job, hotHall);
  const asks = Array.from({ length: Math.ceil(requests * 1.1) }, (_, at): Side => (at % 11 === 10 ? 'beside' : 'hot'));
  const half = Math.ceil(job.buyers.length / 2);
  const buyersOf: Record<Side, readonly Buyer[]> = { hot: job.buyers.slice(0, half), beside: job.buyers.slice(half) };
  job.say(`${requests} requests for one block of 48 seats, ${perSecond} a second in all`);
  const startedAt = performance.now();
  const asked = await Promise.all(
    asks.map(async (side, at) => {
      await sleep((at / perSecond) * 1_000);
      const buyers = buyersOf[side];
      const buyer = buyers[at % buyers.length] as Buyer;
      return { side, ...(await askPatiently(job.client, hall.id, buyer, wishOf(side, job.random))) };
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const claims = asked.map(
    ({ buyerId, seatIds, latencyMs, result }): Claim => ({ buyerId, seatIds, latencyMs, result }),
  );
  return { asked, seconds, after: await readBack(job, hall, job.buyers, [{ claims, seconds }]) };
}

/** Neighbours in a row, which is 24 seats long everywhere. */
function wishOf(side: Side, random: Random): string[] {
  const quantity = side === 'hot' ? 1 + randomBelow(random, seatsMax) : 2;
  const [section, rows] = side === 'hot' ? ['HOT', 2] : [String(101 + randomBelow(random, 20)), 20];
  const row = 1 + randomBelow(random, rows as number);
  const first = 1 + randomBelow(random, 24 - quantity + 1);
  return Array.from({ length: quantity }, (_, at) => `${section}-${row}-${first + at}`);
}

/** Comes back with the same key as long as the shop says that it is busy. */
async function askPatiently(
  client: Client,
  concertId: string,
  buyer: Buyer,
  seatIds: string[],
): Promise<Omit<Asked, 'side'>> {
  const key = crypto.randomUUID();
  for (let busyAnswers = 0; ; busyAnswers += 1) {
    const answer = await claimSeats(client, concertId, buyer, seatIds, { key, pollEveryMs: retryAfterMs });
    const isBusy = answer.result.outcome === 'refused' && answer.result.status === 503;
    if (!isBusy || busyAnswers === busyAnswersMax) return { ...answer, busyAnswers };
    await sleep(retryAfterMs);
  }
}
