import type { Random } from '../stage/random.ts';

/** A request between a client and the shop. */
export interface Delivery {
  readonly random: Random;
  /** Hands the request to a process now. */
  arrive(): void;
  /** Hands the same request to a process once more; nobody hears that answer. */
  arriveAgain(): void;
  after(delayMs: number, run: () => void): unknown;
  /** No answer of this request will reach the client. */
  cut(): void;
}

export interface WireFault {
  readonly rateMax: number;
  run(delivery: Delivery): void;
}

/** What can go wrong between a client and the shop. The client waits until its patience ends. */
export const wireFaults: Readonly<Record<string, WireFault>> = {
  'request lost': { rateMax: 0.03, run: ({ cut }) => cut() },
  'reply lost': {
    rateMax: 0.05,
    run({ arrive, cut }) {
      cut();
      arrive();
    },
  },
  'delivered twice': {
    rateMax: 0.1,
    run({ arrive, arriveAgain, after, random }) {
      arrive();
      after(random.between(0, 400), arriveAgain);
    },
  },
  'delivered late': {
    rateMax: 0.05,
    run({ arrive, after, random }) {
      after(random.between(500, 12_000), arrive);
    },
  },
};
