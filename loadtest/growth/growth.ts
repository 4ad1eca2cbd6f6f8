import { setTimeout as sleep } from 'node:timers/promises';
import { hallOfBlocks, seatsPerBlock } from '../bench/halls.ts';
import { wishesFor } from '../bench/wishes.ts';
import type { Finding } from '../check-bookings.ts';
import { costOf, type Used, usedBetween } from '../compare/cost.ts';
import { type Job, openHall, readBack } from '../job.ts';
import { claimSeats } from '../rush.ts';
import type { Buyer } from '../shop.ts';
import { readCounts } from '../units.ts';

/** So many buyers, each of whom wants four seats of their own, in a hall of so many blocks. */
export interface Size {
  readonly buyers: number;
  readonly blocks: number;
}

/** Ten times the buyers in ten times the seats, twice over; and a hall of 60,000 seats. */
export const sizes: readonly Size[] = [
  { buyers: 24, blocks: 2 },
  { buyers: 240, blocks: 20 },
  { buyers: 2_400, blocks: 200 },
  { buyers: 240, blocks: 1_250 },
];

export interface Grown {
  readonly buyers: number;
  readonly seats: number;
  readonly granted: number;
  readonly used: Used;
  readonly dollars: number;
  readonly findings: readonly Finding[];
}

/** As the shop asks with `Retry-After`. */
const pollEveryMs = 1_000;
/** The watch looks at a queued claim after twenty seconds, which costs too. */
const watchSeconds = 25;

/** Lets buyers come at a steady pace, so that what they cost is no matter of how fast this machine is. */
export async function grow(
  job: Job,
  apiUrl: string,
  { buyers, blocks }: Size,
  buyersPerSecond: number,
): Promise<Grown> {
  const { title, sections, priceTiers } = hallOfBlocks(blocks, job.salesMode, Date.now());
  const hall = await openHall(job, { title, sections }, { priceTiers });
  const wishes = wishesFor(hall.runs, 1, job.random).slice(0, buyers);
  const before = await readCounts(apiUrl);
  const startedAt = performance.now();
  const claims = await Promise.all(
    wishes.map(async (seatIds, at) => {
      await sleep((at / buyersPerSecond) * 1_000);
      const { taken: _, ...claim } = await claimSeats(job.client, hall.id, job.buyers[at] as Buyer, seatIds, {
        pollEveryMs,
      });
      return claim;
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const used = await usedSince(before, apiUrl);
  const { findings } = await readBack(job, hall, job.buyers.slice(0, buyers), [{ claims, seconds }]);
  return {
    buyers: claims.length,
    seats: blocks * seatsPerBlock,
    granted: claims.filter(({ result }) => result.outcome === 'granted').length,
    used,
    dollars: costOf(used),
    findings,
  };
}

/** Once the watch has looked at every queued claim. */
async function usedSince(before: Awaited<ReturnType<typeof readCounts>>, apiUrl: string): Promise<Used> {
  if (usedBetween(before, await readCounts(apiUrl)).queuedClaims > 0) await sleep(watchSeconds * 1_000);
  return usedBetween(before, await readCounts(apiUrl));
}
