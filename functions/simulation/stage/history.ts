import type { BookedPayment } from '../../adapters/payments/payment-book.ts';
import type { RefusalCode, RefusalFacts } from '../../contract/refusals.ts';
import type { Caller } from '../../domain/account.ts';
import type { Concert } from '../../domain/concert.ts';
import type { Decision } from '../../domain/decision.ts';
import type { NetworkRoom } from '../../domain/network-room.ts';
import type { Order } from '../../domain/order.ts';
import type { SeatBlock } from '../../domain/seat-block.ts';
import type { HostClock } from './clocks.ts';

/** What a caller was told. `unknown`: it may have happened or not. `bug`: something was thrown that is no refusal. */
export type Told =
  | { readonly outcome: 'ok'; readonly reply: unknown }
  | { readonly outcome: 'refused'; readonly code: RefusalCode; readonly facts: RefusalFacts }
  | { readonly outcome: 'unknown'; readonly why: string }
  | { readonly outcome: 'bug'; readonly message: string };

/** How a block stands after a write; undefined where it was removed. */
export interface BlockStep {
  readonly key: string;
  readonly block: SeatBlock | undefined;
}

/** One thing that happened. A request that a caller never made, such as a copy on the wire, is not `heard`. */
export type Happening =
  | {
      readonly kind: 'invoke';
      readonly request: number;
      /** Sends of one intention have the same number; they differ in nothing else. */
      readonly intention: number;
      readonly account: Caller;
      readonly command: string;
      readonly input: unknown;
      readonly heard: boolean;
    }
  | { readonly kind: 'told'; readonly request: number; readonly told: Told }
  /** What a handler ended with after its caller had stopped listening. */
  | { readonly kind: 'unheard'; readonly request: number; readonly told: Told }
  | { readonly kind: 'gave-up'; readonly intention: number }
  | {
      readonly kind: 'commit';
      readonly request: number;
      readonly outcome: 'committed' | 'lost';
      readonly decision: Decision;
      /** Its orders as they stand afterwards; one that was never written is left out. */
      readonly orders: readonly Order[];
      /** The counters of their buyers afterwards. */
      readonly counters: readonly { readonly buyerId: string; readonly concertId: string; readonly seatsHad: number }[];
      readonly steps: readonly BlockStep[];
    }
  /** An order was put that waits for its answer from the queue. */
  | { readonly kind: 'accepted'; readonly request: number; readonly order: Order }
  /** A message came into the queue of claims; one that the queue has already is dropped. */
  | {
      readonly kind: 'enqueued';
      readonly request: number;
      readonly messageId: string;
      readonly groupId: string;
      readonly orderId: string;
      readonly isDropped: boolean;
    }
  /** A message that was received too often was laid aside. */
  | { readonly kind: 'dead'; readonly messageId: string; readonly orderId: string }
  /** A message was worked off, as its worker says. */
  | { readonly kind: 'removed'; readonly messageId: string; readonly orderId: string }
  /** Seats were asked out of what a network may hold unpaid, or given back. */
  | { readonly kind: 'room'; readonly request: number; readonly room: NetworkRoom; readonly isTaken: boolean }
  | { readonly kind: 'room-back'; readonly request: number; readonly room: NetworkRoom; readonly now: number }
  | { readonly kind: 'parked'; readonly request: number; readonly id: string; readonly body: string }
  | {
      readonly kind: 'blocks';
      readonly request: number;
      readonly cause: 'created' | 'closed' | 'reopened' | 'removed';
      readonly concertId: string;
      readonly steps: readonly BlockStep[];
    }
  | { readonly kind: 'concert'; readonly request: number; readonly concert: Concert }
  | { readonly kind: 'payment'; readonly request: number; readonly payment: BookedPayment }
  | { readonly kind: 'fault'; readonly request: number; readonly fault: string; readonly at: string }
  | { readonly kind: 'healed' };

export type Entry = Happening & { readonly atMs: number };

/** Everything that happened, in order; beside it, how often each request called each adapter, and by whose clock it went. */
export interface History {
  readonly entries: readonly Entry[];
  readonly calls: ReadonlyMap<number, ReadonlyMap<string, number>>;
  readonly clocks: ReadonlyMap<number, HostClock>;
  add(happening: Happening): void;
  countCall(request: number, name: string): void;
  tellServer(request: number, clock: HostClock): void;
  nextNumber(): number;
}

export function createHistory(now: () => number): History {
  const entries: Entry[] = [];
  const calls = new Map<number, Map<string, number>>();
  const clocks = new Map<number, HostClock>();
  let count = 0;
  return {
    entries,
    calls,
    clocks,
    add: (happening) => entries.push({ ...happening, atMs: now() }),
    countCall(request, name) {
      const of = calls.get(request) ?? new Map<string, number>();
      calls.set(request, of.set(name, (of.get(name) ?? 0) + 1));
    },
    tellServer: (request, clock) => {
      clocks.set(request, clock);
    },
    nextNumber: () => {
      count += 1;
      return count;
    },
  };
}
