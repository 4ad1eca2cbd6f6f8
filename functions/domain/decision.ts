import type { OrderStatus } from '../contract/orders.ts';
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
  readonly order: OrderChange;
  readonly blocks: readonly BlockChange[];
  readonly counter: CounterChange;
}

export type OrderChange =
  /** Only where no order has this key yet. */
  | { readonly kind: 'put'; readonly order: Order }
  /** Only from the state the decision was made in. */
  | { readonly kind: 'move'; readonly from: OrderStatus; readonly order: Order };

export type BlockChange = BlockKey &
  (
    | {
        /** Only if the block exists, is not closed, and every seat named is open at `now`. */
        readonly kind: 'claim';
        readonly codes: readonly string[];
        readonly value: SeatValue;
        readonly now: EpochSeconds;
      }
    | {
        /** Only if every seat named still carries exactly this value. */
        readonly kind: 'give-back';
        readonly codes: readonly string[];
        readonly value: SeatValue;
      }
  );

/** How many seats of the concert the buyer has; never above `limit`, whatever runs beside it. */
export interface CounterChange {
  readonly buyerId: string;
  readonly concertId: string;
  readonly seats: number;
  readonly limit: number;
}

/** `lost`: some condition did not hold and nothing was written; what the storage told of the items comes along. */
export type Commit =
  | { readonly outcome: 'committed' }
  | {
      readonly outcome: 'lost';
      readonly order?: Order;
      readonly blocks: readonly SeatBlock[];
      /** Seats the buyer has, where the counter's condition failed. */
      readonly seatsHad?: number;
      /** Blocks that do not exist: the concert is gone. */
      readonly missingBlocks: readonly BlockKey[];
    };

export const blockKeyText = ({ concertId, section, block }: BlockKey): string => `${concertId}/${section}/${block}`;
