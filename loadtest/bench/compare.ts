import { median } from '../median.ts';
import type { Contender, ContenderName } from './contenders.ts';
import { type Measured, measure, type Situation } from './measure.ts';
import type { Contenders } from './unit-costs.ts';

export interface Comparison {
  readonly situation: Situation;
  readonly rounds: number;
  readonly byContender: Readonly<Record<ContenderName, Standing>>;
}

/** The middle of all rounds. */
export interface Standing {
  /** Requests answered in a second, as a multiple of what the naive design answered in the same round. */
  readonly answeredToNaive: number;
  /** The least and the most of that in any round. */
  readonly range: readonly [number, number];
  readonly writeUnitsPerGrant: number;
  readonly writeUnitsPerClaim: number;
  readonly readUnitsPerClaim: number;
  readonly conflictsPerGrant: number;
  readonly claimsPerBatch: number;
}

/** Lets the contenders take turns, so that whatever else the machine does hits all of them alike. */
export async function compare(
  contenders: Contenders,
  situation: Situation,
  rounds: number,
  onRound: (round: number) => void = () => {},
): Promise<Comparison> {
  const all = Object.values(contenders);
  const results: Record<ContenderName, Measured>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    results.push(await playRound(rotated(all, round), situation, 1 + round * 1_000));
    onRound(round + 1);
  }
  const byContender = Object.fromEntries(all.map(({ name }) => [name, standingOf(name, results)]));
  return { situation, rounds, byContender: byContender as Comparison['byContender'] };
}

const rotated = <T>(items: readonly T[], by: number): T[] => items.map((_, at) => items[(at + by) % items.length] as T);

async function playRound(contenders: readonly Contender[], situation: Situation, seed: number) {
  const results: Partial<Record<ContenderName, Measured>> = {};
  for (const contender of contenders) results[contender.name] = await measure(contender, situation, seed);
  return results as Record<ContenderName, Measured>;
}

function standingOf(name: ContenderName, results: readonly Record<ContenderName, Measured>[]): Standing {
  const of = results.map((round) => round[name]);
  const middle = (value: (measured: Measured) => number) => median(of.map(value));
  const ratios = results.map((round) => answeredPerSecond(round[name]) / answeredPerSecond(round.naive));
  return {
    answeredToNaive: median(ratios),
    range: [Math.min(...ratios), Math.max(...ratios)],
    writeUnitsPerGrant: middle(({ writeUnits, granted }) => writeUnits / granted),
    writeUnitsPerClaim: middle(({ writeUnits, claims }) => writeUnits / claims),
    readUnitsPerClaim: middle(({ readUnits, claims }) => readUnits / claims),
    conflictsPerGrant: middle(({ conflicts, granted }) => conflicts / granted),
    claimsPerBatch: middle(({ messages, batches }) => (batches === 0 ? 0 : messages / batches)),
  };
}

const answeredPerSecond = ({ claims, seconds }: Measured): number => claims / seconds;
