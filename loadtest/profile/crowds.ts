import { type Runs, runsOf } from '../choose-seats.ts';
import { arena, club } from '../concerts.ts';
import { type Job, openHall, wishOf } from '../job.ts';
import { openProgramme, readFor } from '../reads/reads.ts';
import { rush } from '../rush.ts';
import type { Buyer } from '../shop.ts';
import type { Target } from '../target.ts';

/** Sends a crowd once it is told to; answers how many requests it made. */
export type Crowd = () => Promise<number>;

const readSeconds = 8;
const rushes = 3;

/** What is to be prepared stands when these resolve, so that nothing but the crowd is measured. */
export const crowds = {
  async reads({ client, random, connections }: Job, target: Target): Promise<Crowd> {
    const concerts = await openProgramme(target, client, random);
    return async () =>
      (await readFor(client, concerts, { visitors: connections, seconds: readSeconds, random })).reads.length;
  },

  async heavy(job: Job): Promise<Crowd> {
    const halls = await Promise.all(Array.from({ length: rushes }, () => openHall(job, club)));
    return async () => {
      let requests = 0;
      for (const { id, runs } of halls) requests += await rushOn(job, id, runs, job.buyers.slice(0, 1_000), 2);
      return requests;
    };
  },

  async 'on-sale'(job: Job): Promise<Crowd> {
    const hall = await openHall(job, arena);
    const runs = runsOf(hall.sections.filter(({ code }) => code === '101'));
    return () => rushOn(job, hall.id, runs, job.buyers, 1);
  },
} as const;

export type CrowdName = keyof typeof crowds;

async function rushOn(job: Job, concertId: string, runs: Runs, buyers: readonly Buyer[], requests: number) {
  const plans = buyers.map((buyer, at) => ({ buyer, wish: wishOf(at), requests }) as const);
  return (await rush(job.client, { concertId, runs, plans }, job)).claims.length;
}
