import type { Random } from '../stage/random.ts';
import type { Delivered } from './fifo-queue.ts';

/** A batch between the queue of claims and whoever works it off. */
export interface BatchDelivery {
  readonly random: Random;
  readonly records: readonly Delivered[];
  /** Hands the batch to a worker, who answers which messages go back. */
  arrive(records?: readonly Delivered[]): void;
  /** Hands it to another worker as well; what that one answers is not heard. */
  arriveAgain(): void;
  after(delayMs: number, run: () => void): unknown;
  /** The messages can be seen again after this time, whether or not their worker is done. */
  hideFor(visibilityMs: number): void;
  /** What was worked off is not removed. */
  loseAnswer(): void;
}

export interface LineFault {
  readonly rateMax: number;
  run(delivery: BatchDelivery): void;
}

/** What can go wrong between the queue of claims and its workers: some of it AWS rules out, and our writes must bear it. */
export const lineFaults: Readonly<Record<string, LineFault>> = {
  'batch delivered twice': {
    rateMax: 0.2,
    run({ arrive, arriveAgain, after, random }) {
      arrive();
      after(random.between(0, 3_000), arriveAgain);
    },
  },
  'batch delivered late': {
    rateMax: 0.1,
    run({ arrive, after, random }) {
      after(random.between(500, 8_000), arrive);
    },
  },
  'visible too soon': {
    rateMax: 0.2,
    run({ arrive, hideFor, random }) {
      hideFor(random.between(5, 1_500));
      arrive();
    },
  },
  'batch answer lost': {
    rateMax: 0.1,
    run({ arrive, hideFor, loseAnswer, random }) {
      hideFor(random.between(500, 5_000));
      loseAnswer();
      arrive();
    },
  },
  'batch out of order': {
    rateMax: 0.1,
    run({ arrive, records, random }) {
      arrive(random.shuffled(records));
    },
  },
};
