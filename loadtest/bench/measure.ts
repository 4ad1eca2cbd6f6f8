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
  /** Halls in which it happens one after the other, where one would be over too soon to be measured. */
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
  const rushes: Measured[] = [];
  for (let hall = 0; hall < (situation.halls ?? 1); hall += 1)
    rushes.push(await measureOne(contender, situation, seed + hall));
  return rushes.reduce(addUp);
}

async function measureOne(contender: Contender, situation: Situation, seed: number): Promise<Measured> {
  const { usage, line } = contender;
  const hall = hallOfBlocks(situation.blocks, contender.name === 'queued' ? 'queued' : 'direct', Date.now());
  const concertId = await contender.createConcert(hall);
  const wishes = wishesOf(runsOf(hall.sections), situation, seed);
  const used = usage.start();
  const delivered = { batches: line.batches, messages: line.messages };
  const startedAt = performance.now();
  const answers = await inParallel(wishes, callers, (seatIds) =>
    contender.claim(concertId, crypto.randomUUID(), seatIds),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const granted = wishes.filter((_, at) => answers[at]?.outcome === 'granted');
  if (new Set(granted.flat()).size !== granted.flat().length) throw new Error(`${contender.name} sold a seat twice`);
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

const wishesOf = (runs: Runs, { wantedRows, oversubscribed, claimsMax }: Situation, seed: number): string[][] =>
  wishesFor(runs.slice(0, wantedRows), oversubscribed, randomFrom(seed)).slice(0, claimsMax);

const addUp = (one: Measured, other: Measured): Measured => ({
  claims: one.claims + other.claims,
  granted: one.granted + other.granted,
  seconds: one.seconds + other.seconds,
  writeUnits: one.writeUnits + other.writeUnits,
  readUnits: one.readUnits + other.readUnits,
  conflicts: one.conflicts + other.conflicts,
  messages: one.messages + other.messages,
  batches: one.batches + other.batches,
});
