import type { Finding } from '../check-bookings.ts';
import { type Client, createClient } from '../http-client.ts';
import { rushOnArena, rushOnClub } from '../job.ts';
import { cpuOf } from '../profile/cpu-of.ts';
import { randomFrom } from '../random.ts';
import { openProgramme, readFor, type Seen } from '../reads/reads.ts';
import { percentile } from '../report.ts';
import type { Claim, Rush } from '../rush.ts';
import type { Buyer } from '../shop.ts';
import { openTarget, type Target } from '../target.ts';
import { openCheckout } from './open-checkout.ts';

const connections = 64;
const visitors = 32;
const buyersMax = 500;
const readSeconds = 6;

/** What one round of one checkout came to. */
export type Figures = Readonly<Record<string, number>>;

export interface Contestant {
  measure(seed: number): Promise<{ figures: Figures; findings: readonly Finding[] }>;
  stop(): Promise<void>;
}

/** A checkout whose shop is open, with buyers who are signed in and concerts to look at. */
export async function openContestant(folder: string, say: (text: string) => void): Promise<Contestant> {
  await using starting = new AsyncDisposableStack();
  const { apiUrl, admin, pid } = starting.adopt(await openCheckout(folder), (each) => each.stop());
  const target = starting.adopt(await openTarget({ api: apiUrl, admin }, say), (each) => each.stop());
  const client = starting.adopt(createClient(apiUrl, { connections }), (each) => each.close());
  const buyers = await target.signIn(buyersMax);
  const concerts = await openProgramme({ ...target, signIn: async () => buyers }, client, randomFrom(1));
  const running = starting.move();
  return {
    measure: (seed) => measure({ target, client, buyers, concerts, pid }, seed),
    stop: () => running.disposeAsync(),
  };
}

interface Opened {
  readonly target: Target;
  readonly client: Client;
  readonly buyers: readonly Buyer[];
  readonly concerts: readonly Seen[];
  readonly pid: number;
}

async function measure({ target: { admin }, client, buyers, concerts, pid }: Opened, seed: number) {
  const random = randomFrom(seed);
  const job = { client, admin, buyers, connections, salesMode: 'direct', random, say: () => {} } as const;
  const beforeClub = cpuOf(pid);
  let ofClub = Number.NaN;
  const [club, ...swept] = await rushOnClub(job, async () => {
    ofClub = cpuOf(pid) - beforeClub;
  });
  const arena = await rushOnArena(job);
  const beforeReads = cpuOf(pid);
  const { reads, seconds } = await readFor(client, concerts, { visitors, seconds: readSeconds, random });
  const ofReads = cpuOf(pid) - beforeReads;
  if (club === undefined) throw new Error('There was no rush');
  return {
    figures: {
      'requests answered a second, 100 seats': perSecond(club.rush, () => true),
      'the shop’s processor for a request, ms': ofClub / club.rush.claims.length,
      'a refusal takes, 99 of 100, ms': timeOf(club.rush, 'refused', 0.99),
      'a grant takes, 99 of 100, ms': timeOf(club.rush, 'granted', 0.99),
      'bookings a second, 20,000 seats': perSecond(arena.rush, ({ result }) => result.outcome === 'granted'),
      'reads a second': reads.length / seconds,
      'the shop’s processor for a read, ms': ofReads / reads.length,
      'a read takes, 95 of 100, ms': percentile(sorted(reads.map(({ latencyMs }) => latencyMs)), 0.95),
    },
    findings: [club, ...swept, arena].flatMap(({ findings }) => findings),
  };
}

const sorted = (values: readonly number[]) => values.toSorted((one, other) => one - other);
const perSecond = ({ claims, seconds }: Rush, counts: (claim: Claim) => boolean): number =>
  claims.filter(counts).length / seconds;

function timeOf({ claims }: Rush, outcome: string, part: number): number {
  const times = claims.filter(({ result }) => result.outcome === outcome).map(({ latencyMs }) => latencyMs);
  return percentile(sorted(times), part);
}
