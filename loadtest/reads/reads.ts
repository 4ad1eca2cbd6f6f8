import { arena, club, concertIn } from '../concerts.ts';
import type { Client } from '../http-client.ts';
import { inParallel } from '../in-parallel.ts';
import { type Random, randomBelow } from '../random.ts';
import { claimSeats } from '../rush.ts';
import { type Buyer, createConcert } from '../shop.ts';
import type { Target } from '../target.ts';

/** What visitors who look around ask for, in the order in which they do. */
export const readNames = ['list', 'search', 'concert', 'seat map', 'availability'] as const;
export type ReadName = (typeof readNames)[number];

/** One read and what came of it. */
export interface Read {
  readonly name: ReadName;
  readonly latencyMs: number;
  readonly status: number | 'no answer';
}

export interface Reads {
  readonly seconds: number;
  readonly reads: readonly Read[];
}

/** A concert that visitors look at. */
export interface Seen {
  readonly id: string;
  readonly seatMapVersion: string;
  readonly word: string;
}

const clubs = 23;
const ordersInTheArena = 200;
const claimsAtOnce = 16;

/** Two dozen concerts: clubs, and one arena of 20,000 seats with some sold, in which everybody looks around. */
export async function openProgramme({ admin, signIn }: Target, client: Client, random: Random): Promise<Seen[]> {
  const halls = [...Array.from({ length: clubs }, (_, at) => ({ ...club, title: `Evening ${at} at the club` })), arena];
  const concerts = await inParallel(halls, 4, async (hall) => {
    const { id, seatMapVersion } = await createConcert(client, admin, concertIn(hall, Date.now()));
    return { id, seatMapVersion, word: hall.title.split(' ').at(-1) ?? '' };
  });
  const { id = '' } = concerts.at(-1) ?? {};
  await inParallel(await signIn(ordersInTheArena), claimsAtOnce, (buyer) => buyTwoSeats(client, id, buyer, random));
  return concerts;
}

/** Whoever comes too late for them is refused, as ever. */
async function buyTwoSeats(client: Client, concertId: string, buyer: Buyer, random: Random): Promise<void> {
  const { code, runs } = arena.sections[randomBelow(random, arena.sections.length)] ?? { code: '', runs: [] };
  const { row } = runs[randomBelow(random, runs.length)] ?? { row: '' };
  const number = 1 + randomBelow(random, 19);
  await claimSeats(client, concertId, buyer, [`${code}-${row}-${number}`, `${code}-${row}-${number + 1}`]);
}

const pathOf: Readonly<Record<ReadName, (concert: Seen) => string>> = {
  list: () => '/concerts',
  search: ({ word }) => `/concerts?q=${word}`,
  concert: ({ id }) => `/concerts/${id}`,
  'seat map': ({ id, seatMapVersion }) => `/concerts/${id}/seat-map/${seatMapVersion}`,
  availability: ({ id }) => `/concerts/${id}/availability`,
};

/** So many visitors ask one thing after the other, as fast as answers come, until the time is over. */
export async function readFor(
  client: Client,
  concerts: readonly Seen[],
  { visitors, seconds, random }: { visitors: number; seconds: number; random: Random },
): Promise<Reads> {
  const reads: Read[] = [];
  const startedAt = performance.now();
  const isOver = () => performance.now() - startedAt >= seconds * 1_000;
  const visit = async () => {
    while (!isOver()) {
      // Every other look is at the arena, whose map and states are the largest.
      const concert = concerts[random() < 0.5 ? concerts.length - 1 : randomBelow(random, concerts.length)] as Seen;
      for (const name of readNames) {
        const reply = await client.request({ method: 'GET', path: pathOf[name](concert), ignoresBody: true });
        reads.push({ name, latencyMs: reply.latencyMs, status: reply.answered ? reply.status : 'no answer' });
        if (isOver()) return;
      }
    }
  };
  await Promise.all(Array.from({ length: visitors }, visit));
  return { seconds: (performance.now() - startedAt) / 1_000, reads };
}
