import type { Order } from './order.ts';
import type { EpochSeconds, SeatBlock, SeatValue } from './seat-block.ts';

export interface BlockKey {
  readonly concertId: string;
  readonly section: string;
  readonly block: number;
}

/**
 * One decision about orders: everything in it is written, or nothing. It carries its own conditions, so whoever writes
 * it needs no lock and may be late, early or doubled.
 */
export interface Decision {
  readonly orders: readonly OrderChange[];
  /** One a block. */
  readonly blocks: readonly BlockChange[];
  /** One a buyer and concert. */
  readonly counters: readonly CounterChange[];
}

/** A new order goes in only where its key is free (`before` absent); a change only on the revision it was made from. */
export interface OrderChange {
  readonly before?: Order;
  readonly order: Order;
}

export interface BlockChange extends BlockKey {
  readonly seats: readonly SeatChange[];
  /** The time at which a claim asks whether its seats are open. */
  readonly now: EpochSeconds;
}

/**
 * `claim`: only if the block exists, is not closed, and every seat is open. `swap`: only if the block is not closed and
 * every seat carries exactly `from`. `give-back`: only if every seat still carries exactly this value.
 */
export type SeatChange =
  | { readonly kind: 'claim'; readonly codes: readonly string[]; readonly value: SeatValue }
  | { readonly kind: 'swap'; readonly codes: readonly string[]; readonly from: SeatValue; readonly value: SeatValue }
  | { readonly kind: 'give-back'; readonly codes: readonly string[]; readonly value: SeatValue };

/** How many seats of the concert the buyer has; never above `limit`, whatever runs beside it. */
export interface CounterChange {
  readonly buyerId: string;
  readonly concertId: string;
  readonly seats: number;
  readonly limit: number;
  /** Of seats that are held from now on: only if the buyer does not rest by then. */
  readonly holdsAt?: EpochSeconds;
  /** Of a hold that its buyer let go: when it ended, and how long it had kept its seats from others. */
  readonly letGo?: { readonly at: EpochSeconds; readonly heldSeconds: number };
}

/** What is kept of a buyer for each concert. */
export interface Counter {
  readonly seatsHad: number;
  /** Before this the buyer holds no more seats; 0 for who never let two holds go. */
  readonly restsUntil: EpochSeconds;
  /** How long all holds that they let go kept seats from others. */
  readonly letGoSeconds: number;
}

export const newCounter: Counter = { seatsHad: 0, restsUntil: 0, letGoSeconds: 0 };

/**
 * The counter once this is written. Who lets a hold go rests as long as all those before it kept seats from others: the
 * first one costs nothing, and nobody can block seats for more than half of a long time.
 */
export function counterAfter(counter: Counter, { seats, letGo }: CounterChange): Counter {
  const seatsHad = counter.seatsHad + seats;
  if (letGo === undefined) return { ...counter, seatsHad };
  const { letGoSeconds } = counter;
  return { seatsHad, restsUntil: letGo.at + letGoSeconds, letGoSeconds: letGoSeconds + letGo.heldSeconds };
}

/** `lost`: some condition did not hold and nothing was written; the items whose conditions failed, as they stand. */
export type Commit =
  | { readonly outcome: 'committed' }
  | {
      readonly outcome: 'lost';
      readonly orders: readonly Order[];
      readonly blocks: readonly SeatBlock[];
      /** Blocks that do not exist: the concert is gone. */
      readonly missingBlocks: readonly BlockKey[];
      readonly counters: readonly {
        readonly buyerId: string;
        readonly concertId: string;
        readonly seatsHad: number;
        readonly restsUntil: EpochSeconds;
      }[];
    };

export type LostCommit = Extract<Commit, { outcome: 'lost' }>;

export const blockKeyText = ({ concertId, section, block }: BlockKey): string => `${concertId}/${section}/${block}`;

/** The block once this is written. */
export function blockAfter(block: SeatBlock, change: BlockChange): SeatBlock {
  const seats = { ...block.seats };
  for (const { kind, codes, value } of change.seats) {
    for (const code of codes) {
      if (kind === 'give-back') delete seats[code];
      else seats[code] = value;
    }
  }
  return { ...block, version: block.version + 1, seats };
}

/** Puts decisions that do not know of each other into one: a block and a counter are written once. */
export function mergeDecisions(decisions: readonly Decision[]): Decision {
  const blocks = new Map<string, BlockChange>();
  const counters = new Map<string, CounterChange>();
  for (const change of decisions.flatMap((decision) => decision.blocks)) {
    const key = blockKeyText(change);
    const known = blocks.get(key);
    blocks.set(key, known === undefined ? change : { ...change, seats: [...known.seats, ...change.seats] });
  }
  for (const change of decisions.flatMap((decision) => decision.counters)) {
    const key = `${change.buyerId}/${change.concertId}`;
    const known = counters.get(key);
    counters.set(key, known === undefined ? change : { ...change, seats: known.seats + change.seats });
  }
  return {
    orders: decisions.flatMap(({ orders }) => orders),
    blocks: [...blocks.values()],
    counters: [...counters.values()],
  };
}
