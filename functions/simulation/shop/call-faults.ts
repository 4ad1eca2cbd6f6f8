import { Refusal } from '../../domain/refusal.ts';
import type { Random } from '../stage/random.ts';

/** A call from a process to the cloud, and what a fault can do with it. */
export interface Call {
  readonly name: string;
  readonly random: Random;
  pause(delayMs: number): Promise<void>;
  /** The call takes effect now. */
  arrive(): Promise<unknown>;
  /** The process dies now, with everything it is doing. */
  crash(): void;
}

export interface CallFault {
  /** The most of all calls that it may hit; each world draws its own rate below. */
  readonly rateMax: number;
  /** Where nothing is said, any call may be hit. */
  readonly hits?: (callName: string) => boolean;
  run(call: Call): Promise<unknown>;
}

/** The longest that any fault holds a call of a request up. */
export const slowestCallMs = 8_000;

const never = () => new Promise<never>(() => {});
const isCommit = (name: string) => name === 'orders.commit';

/** What the SDK's retries end with when the storage stays out of reach; see `connectDynamodb`. */
const busy = () => new Refusal('busy');

/** Everything that can go wrong between a handler and the storage. A new fault is a new entry here. */
export const callFaults: Readonly<Record<string, CallFault>> = {
  'crash before the call': {
    rateMax: 0.01,
    async run({ crash }) {
      crash();
      return never();
    },
  },
  'crash while the call is on its way': {
    rateMax: 0.01,
    async run({ crash, arrive, pause, random }) {
      crash();
      await pause(random.between(1, 200));
      await arrive();
      return never();
    },
  },
  'crash after the call': {
    rateMax: 0.01,
    async run({ crash, arrive }) {
      await arrive();
      crash();
      return never();
    },
  },
  throttled: {
    rateMax: 0.05,
    async run({ pause, random }) {
      await pause(random.between(20, 800));
      throw busy();
    },
  },
  'answer lost': {
    rateMax: 0.03,
    async run({ arrive, pause, random }) {
      await arrive();
      await pause(random.between(20, 3_000));
      throw busy();
    },
  },
  'written twice': {
    rateMax: 0.05,
    hits: (name) => isCommit(name) || name === 'seatBlocks.setClosed',
    async run({ arrive, pause, random }) {
      await arrive();
      await pause(random.between(1, 500));
      return arrive();
    },
  },
  conflict: {
    rateMax: 0.3,
    hits: isCommit,
    async run({ arrive, pause, random }) {
      const tries = random.between(1, 10);
      for (let attempt = 1; attempt <= Math.min(tries, 8); attempt += 1) await pause(random.next() * 10 * 2 ** attempt);
      if (tries > 8) throw busy();
      return arrive();
    },
  },
  slow: {
    rateMax: 0.05,
    async run({ arrive, pause, random }) {
      await pause(random.between(100, slowestCallMs / 2));
      const result = await arrive();
      await pause(random.between(100, slowestCallMs / 2));
      return result;
    },
  },
};

/** Beside those, workers stall: longer than their messages are hidden, so that others are at the same ones meanwhile. */
export const workerFaults: Readonly<Record<string, CallFault>> = {
  ...callFaults,
  'commits throttled': {
    rateMax: 0.9,
    hits: isCommit,
    async run({ pause, random }) {
      await pause(random.between(20, 800));
      throw busy();
    },
  },
  stalled: {
    rateMax: 0.02,
    async run({ arrive, pause, random }) {
      const [before, after] = random.shuffled([0, random.between(20_000, 200_000)]);
      await pause(before ?? 0);
      const result = await arrive();
      await pause(after ?? 0);
      return result;
    },
  },
};
