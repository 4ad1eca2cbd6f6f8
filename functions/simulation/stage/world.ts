import type { Actor } from '../actors/actor.ts';
import { drawCast } from '../actors/cast.ts';
import { callFaults, workerFaults } from '../shop/call-faults.ts';
import { drawRates, type Rates } from '../shop/faults.ts';
import { drawHall, type Hall } from '../shop/hall.ts';
import { lineFaults } from '../shop/line-faults.ts';
import { postFaults } from '../shop/watch-post.ts';
import { wireFaults } from '../shop/wire-faults.ts';
import { type HostClock, steadyClock } from './clocks.ts';
import type { Random } from './random.ts';

/** Everything about a world that is drawn before it begins. */
export interface World {
  readonly seed: number;
  readonly startMs: number;
  readonly halls: readonly Hall[];
  readonly cast: readonly Actor[];
  /** One for each process that answers requests, and for each worker. */
  readonly shopClocks: readonly HostClock[];
  readonly workerClocks: readonly HostClock[];
  readonly readLagMsMax: number;
  readonly callRates: Rates;
  readonly wireRates: Rates;
  readonly postRates: Rates;
  readonly workerRates: Rates;
  readonly lineRates: Rates;
  readonly pollMsMax: number;
  readonly batchesAtOnce: number;
  /** Messages that belong to no order, put in the line of claims. */
  readonly strays: number;
  /** Buyers come within this time. */
  readonly arrivalMs: number;
  /** From then on nothing fails. */
  readonly healAtMs: number;
  /** By then everybody has an answer. */
  readonly settledByMs: number;
  readonly rush: number;
}

const startMs = Date.parse('2027-03-01T12:00:00Z');
/** A retry waits for at most 20 s, the slowest call for 8, a repeater sleeps up to 25 hours three times. */
const settleMs = 4 * 25 * 60 * 60 * 1000;

/** Hosts of AWS keep their clocks within milliseconds; some worlds are worse than that by far, and see `wrong clocks`. */
const skewMsMax = 2_000;

export function drawWorld(seed: number, random: Random): World {
  const isBig = random.chance(0.03);
  const buyers = isBig ? random.between(60, 120) : random.between(4, 26);
  const halls = Array.from({ length: random.chance(0.4) ? 2 : 1 }, (_, at) => {
    // More than four blocks, as a hall of many sections has them, stand in several lines.
    const sections = random.chance(0.2) ? random.between(5, 6) : random.between(1, 3);
    const size = { sections, rowsMax: isBig ? 10 : sections > 3 ? 2 : 4, rowSeatsMax: isBig ? 55 : 9 };
    return drawHall(`concert${at}`, size, startMs, random);
  });
  const skewMs = random.pick([0, 20, skewMsMax]);
  const faultsMs = random.between(3_000, random.pick([25_000, 25_000, 400_000]));
  return {
    seed,
    startMs,
    halls,
    cast: drawCast(buyers, random.chance(0.5) ? random.between(1, 3) : 0, random),
    shopClocks: Array.from({ length: random.between(1, 4) }, () => steadyClock(random.between(-skewMs, skewMs))),
    workerClocks: Array.from({ length: random.between(1, 3) }, () => steadyClock(random.between(-skewMs, skewMs))),
    readLagMsMax: random.pick([0, 50, 400]),
    callRates: drawRates(callFaults, random),
    wireRates: drawRates(wireFaults, random),
    postRates: drawRates(postFaults, random),
    workerRates: drawRates(workerFaults, random),
    lineRates: drawRates(lineFaults, random),
    pollMsMax: random.pick([5, 200, 2_000]),
    batchesAtOnce: random.between(1, 4),
    strays: random.chance(0.1) ? random.between(1, 2) : 0,
    arrivalMs: random.pick([50, 500, 3_000, 10_000]),
    healAtMs: startMs + faultsMs,
    settledByMs: startMs + faultsMs + settleMs,
    rush: random.next(),
  };
}
