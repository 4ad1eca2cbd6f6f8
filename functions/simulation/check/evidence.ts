import type { BookedPayment } from '../../adapters/payments/payment-book.ts';
import type { Concert } from '../../domain/concert.ts';
import { type Counter, type CounterChange, counterAfter, newCounter } from '../../domain/decision.ts';
import type { Order } from '../../domain/order.ts';
import type { SeatBlock } from '../../domain/seat-block.ts';
import type { Run } from '../simulate.ts';
import type { Entry } from '../stage/history.ts';
import { type Log, logOf } from './log.ts';

export type Of<K extends Entry['kind']> = Extract<Entry, { kind: K }>;

/** A request with what its caller was told, undefined where nobody listened. `at` counts entries of the history. */
export interface Exchange {
  readonly invoke: Of<'invoke'>;
  readonly invokedAt: number;
  readonly told?: Of<'told'>;
  readonly toldAt?: number;
}

/** What a run left behind, sorted by what the checks ask for. Times are in milliseconds, places count entries. */
export interface Evidence extends Run {
  readonly exchanges: ReadonlyMap<number, Exchange>;
  readonly commits: readonly { readonly at: number; readonly commit: Of<'commit'> }[];
  /** Orders that were put for the first time, each by the request that made it. */
  readonly made: readonly {
    readonly at: number;
    readonly atMs: number;
    readonly request: number;
    readonly order: Order;
  }[];
  /** The states of each order, by its id. */
  readonly orders: ReadonlyMap<string, Log<Order>>;
  /** The states of each block, by `blockKeyText`; undefined once it was removed. */
  readonly blocks: ReadonlyMap<string, Log<SeatBlock | undefined>>;
  /** The states of each payment at the provider, by its id. */
  readonly payments: ReadonlyMap<string, Log<BookedPayment>>;
  readonly concerts: ReadonlyMap<string, Log<Concert>>;
  /** The counters that the decisions amount to, by `<buyer>/<concert>`. */
  readonly counters: ReadonlyMap<string, Log<Counter>>;
  /** How old what a handler looks at may be, its own calls included. */
  readonly lookAgeMs: number;
}

export interface Violation {
  readonly rule: string;
  readonly aim: Check['aim'];
  readonly atMs: number;
  readonly what: string;
}

/** One promise of the shop. Pure: it reads the evidence and says where the promise was broken. */
export interface Check {
  /** Its number in the list of invariants, and its name. */
  readonly rule: string;
  /** Safety: nothing wrong ever happens. Liveness: once nothing fails any more, what must happen does. */
  readonly aim: 'safety' | 'liveness';
  run(evidence: Evidence): { readonly atMs: number; readonly what: string }[];
}

/** The request that did this, -1 where nobody asked for it. */
export const requestOf = (entry: Entry | undefined): number =>
  entry !== undefined && 'request' in entry ? entry.request : -1;

function ordersWritten(entry: Entry): readonly Order[] {
  if (entry.kind === 'accepted') return [entry.order];
  return entry.kind === 'commit' && entry.outcome === 'committed' ? entry.orders : [];
}

const countersWritten = (entry: Entry): readonly CounterChange[] =>
  entry.kind === 'commit' && entry.outcome === 'committed' ? entry.decision.counters : [];

function ordersMade(entry: Entry): readonly Order[] {
  if (entry.kind === 'accepted') return [entry.order];
  if (entry.kind !== 'commit' || entry.outcome === 'lost') return [];
  const isNew = new Set(entry.decision.orders.flatMap(({ before, order }) => (before === undefined ? [order.id] : [])));
  return entry.orders.filter(({ id }) => isNew.has(id));
}

export function evidenceOf(run: Run, lookAgeMs: number): Evidence {
  const { entries } = run.history;
  const exchanges = new Map<number, Exchange>();
  const commits: { at: number; commit: Of<'commit'> }[] = [];
  const made: { at: number; atMs: number; request: number; order: Order }[] = [];
  const orders = logOf<Order>();
  const blocks = logOf<SeatBlock | undefined>();
  const concerts = logOf<Concert>();
  const payments = logOf<BookedPayment>();
  const counters = logOf<Counter>();
  for (const [at, entry] of entries.entries()) {
    if (entry.kind === 'invoke') exchanges.set(entry.request, { invoke: entry, invokedAt: at });
    if (entry.kind === 'told') {
      const asked = exchanges.get(entry.request);
      if (asked !== undefined) exchanges.set(entry.request, { ...asked, told: entry, toldAt: at });
    }
    if (entry.kind === 'concert') concerts.add(entry.concert.id, { at, atMs: entry.atMs, value: entry.concert });
    if (entry.kind === 'payment') payments.add(entry.payment.id, { at, atMs: entry.atMs, value: entry.payment });
    if (entry.kind === 'commit') commits.push({ at, commit: entry });
    for (const change of countersWritten(entry)) {
      const key = `${change.buyerId}/${change.concertId}`;
      const before = counters.all.get(key)?.at(-1)?.value ?? newCounter;
      counters.add(key, { at, atMs: entry.atMs, value: counterAfter(before, change) });
    }
    for (const value of ordersWritten(entry)) orders.add(value.id, { at, atMs: entry.atMs, value });
    for (const order of ordersMade(entry)) made.push({ at, atMs: entry.atMs, request: requestOf(entry), order });
    if (entry.kind === 'commit' || entry.kind === 'blocks')
      for (const { key, block } of entry.steps) blocks.add(key, { at, atMs: entry.atMs, value: block });
  }
  return {
    ...run,
    exchanges,
    commits,
    made,
    orders: orders.all,
    blocks: blocks.all,
    concerts: concerts.all,
    counters: counters.all,
    payments: payments.all,
    lookAgeMs,
  };
}
