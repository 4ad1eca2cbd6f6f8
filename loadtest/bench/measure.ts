import { type Runs, runsOf } from '../choose-seats.ts';
import { inParallel } from '../in-parallel.ts';
import { randomFrom } from '../random.ts';
import type { Contender } from './contenders.ts';
import { hallOfBlocks } from './halls.ts';
import { wishesFor } from './wishes.ts';

/** A rush on one hall. */
export interface Situation {
  readonly blocks: number;
  /** Rows of the hall that anybody asks for; all where nothing is said. */
  readonly wantedRows?: number;
  /** How many times the wanted seats are asked for; 1: nobody is in anybody's way. */
  readonly oversubscribed: number;
  /** Claims that are sent at most. */
  readonly claimsMax?: number;
  /** Halls in which it happens at the same time, where one would be over too soon to be measured. */
  readonly halls?: number;
}

export interface Measured {
  readonly claims: number;
  readonly granted: number;
  readonly seconds: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  /** Transactions that lost a race. */
  readonly conflicts: number;
  /** Claims that reached the queue, and the batches they were settled in. */
  readonly messages: number;
  readonly batches: number;
}

/** Callers that ask at the same time, each for one claim after the other. */
const callers = 64;

/** Lets everybody ask at once, and sees to it that no seat was granted twice. */
export async function measure(contender: Contender, situation: Situation, seed: number): Promise<Measured> {
  const { usage, line } = contender;
  const wishes = await openHalls(contender, situation, seed);
  const used = usage.start();
  const delivered = { batches: line.batches, messages: line.messages };
  const startedAt = performance.now();
  const answers = await inParallel(wishes, callers, ({ concertId, seatIds }) =>
    contender.claim(concertId, crypto.randomUUID(), seatIds),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const granted = wishes.filter((_, at) => answers[at]?.outcome === 'granted');
  const seats = granted.flatMap(({ concertId, seatIds }) => seatIds.map((id) => `${concertId}/${id}`));
  if (new Set(seats).size !== seats.length) throw new Error(`${contender.name} sold a seat twice`);
  return {
    claims: wishes.length,
    granted: granted.length,
    seconds,
    writeUnits: used('WriteUnits'),
    readUnits: used('ReadUnits'),
    conflicts: used('ClaimConflicts') + used('TransactionConflicts'),
    messages: line.messages - delivered.messages,
    batches: line.batches - delivered.batches,
  };
}

interface HallWish {
  readonly concertId: string;
  readonly seatIds: string[];
}

/** The wishes of all halls, one of each in turn. */
async function openHalls(contender: Contender, situation: Situation, seed: number): Promise<HallWish[]> {
  const ofHalls: HallWish[][] = [];
  for (let at = 0; at < (situation.halls ?? 1); at += 1) {
    const hall = hallOfBlocks(situation.blocks, contender.name === 'queued' ? 'queued' : 'direct', Date.now());
    const concertId = await contender.createConcert(hall);
    ofHalls.push(wishesOf(runsOf(hall.sections), situation, seed + at).map((seatIds) => ({ concertId, seatIds })));
  }
  const longest = Math.max(...ofHalls.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => ofHalls.flatMap((wishes) => wishes[at] ?? [])).flat();
}

const wishesOf = (runs: Runs, { wantedRows, oversubscribed, claimsMax }: Situation, seed: number): string[][] =>
  wishesFor(runs.slice(0, wantedRows), oversubscribed, randomFrom(seed)).slice(0, claimsMax);
