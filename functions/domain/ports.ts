import type { Role } from '../contract/accounts.ts';
import type { Account, Caller } from './account.ts';
import type { Concert, Summary } from './concert.ts';
import type { BlockKey, Commit, Decision } from './decision.ts';
import type { Order } from './order.ts';
import type { HallStates } from './seat-block.ts';
import type { SeatPlan } from './seat-plan.ts';
import type { Session } from './session.ts';

/** What the shop needs of the world. Adapters fulfil it: DynamoDB, S3 and Secrets Manager, or memory. */
export interface Ports {
  readonly concerts: Concerts;
  readonly seatBlocks: SeatBlocks;
  readonly orders: Orders;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly throttle: Throttle;
  readonly posters: Posters;
  readonly passwords: Passwords;
  readonly accessTokens: AccessTokens;
  readonly refreshTokens: RefreshTokens;
  readonly clock: Clock;
}

/** Milliseconds since 1970. */
export type Clock = () => number;

/** A place in a list of concerts by start time. */
export interface ConcertPlace {
  readonly startsAt: string;
  readonly id: string;
}

export interface ConcertRange {
  /** Earliest start, inclusive; ISO 8601 UTC. */
  readonly from?: string;
  /** Latest start, exclusive. */
  readonly to?: string;
  /** Continue behind this concert. */
  readonly after?: ConcertPlace;
  readonly limit: number;
  readonly latestFirst?: boolean;
}

export interface Concerts {
  /** May be some seconds old where the adapter caches; deleted concerts are not found. */
  find(id: string): Promise<Concert | undefined>;
  /** As it stands now, deleted or not. */
  findNow(id: string): Promise<Concert | undefined>;
  /** Those that exist, deleted ones too, in no order. */
  findMany(ids: readonly string[]): Promise<Concert[]>;
  /** By start time, deleted ones too. */
  list(range: ConcertRange): Promise<Concert[]>;
  /** Ids of concerts that may have a word beginning like this; a hint that the caller checks. */
  listIdsByWord(word: string): Promise<string[]>;
  findSeatPlan(concertId: string): Promise<SeatPlan | undefined>;
  /** The concert can be seen once everything of it is written. */
  create(concert: Concert, plan: SeatPlan): Promise<void>;
  /** Only if the stored concert has the version before. */
  update(before: Concert, after: Concert): Promise<'updated' | 'stale'>;
  /** Tells the key of the poster that was there before. */
  setPoster(
    concertId: string,
    poster: NonNullable<Concert['poster']>,
  ): Promise<{ outcome: 'set'; keyBefore?: string | undefined } | { outcome: 'gone' }>;
  /** Keeps the name, removes the plan, the blocks and the words; answers the key of the poster it had. */
  remove(concert: Concert, plan: SeatPlan, deletedAt: string): Promise<string | undefined>;
  listSummaries(ids: readonly string[]): Promise<Map<string, Summary>>;
  /** True for one caller in a while: that one counts the seats and puts the summary. */
  takeTurnToCount(concertId: string, nowMs: number): Promise<boolean>;
  putSummary(concertId: string, summary: Summary): Promise<void>;
}

export interface SeatBlocks {
  /** As last seen, at most a second ago; for the look before a write. Blocks that do not exist are left out. */
  listSeen(keys: readonly BlockKey[]): Promise<HallStates>;
  /** Every block of a concert; strong on request. */
  listAll(concertId: string, plan: SeatPlan, options?: { strong: boolean }): Promise<HallStates>;
  /** Closed blocks grant no claim. */
  setClosed(concertId: string, plan: SeatPlan, closed: boolean): Promise<void>;
}

export interface Orders {
  /** The order under this key as it stands now. */
  find(buyerId: string, orderId: string): Promise<Order | undefined>;
  /** The order under this key, and how many seats of the concert the buyer has: as they stand now. */
  findStanding(
    buyerId: string,
    orderId: string,
    concertId: string,
  ): Promise<{ order?: Order | undefined; seatsHad: number }>;
  /** In no order, at most `limits.ordersPerBuyer`. */
  listOfBuyer(buyerId: string): Promise<Order[]>;
  /** Newest first, behind the place given. */
  listOfConcert(concertId: string, options: { after?: OrderPlace; limit: number }): Promise<Order[]>;
  /** Writes a decision whole or not at all. Throws the refusal `busy` where the storage stays unreachable. */
  commit(decision: Decision): Promise<Commit>;
}

/** A place in a list of orders, newest first. */
export interface OrderPlace {
  readonly createdAt: string;
  readonly id: string;
}

export interface Accounts {
  findByEmail(email: string): Promise<Account | undefined>;
  find(id: string): Promise<Account | undefined>;
  findMany(ids: readonly string[]): Promise<Account[]>;
  create(account: Account): Promise<'created' | 'email-taken'>;
  setPasswordHash(id: string, passwordHash: string): Promise<void>;
  grantRole(email: string, role: Role): Promise<Account | undefined>;
}

export interface Sessions {
  find(accountId: string, sessionId: string): Promise<Session | undefined>;
  create(session: Session): Promise<void>;
  /** Only from the generation before: of two at once, one rotates. */
  rotate(session: Session, nowMs: number): Promise<'rotated' | 'lost'>;
  remove(accountId: string, sessionId: string): Promise<void>;
  removeAll(accountId: string): Promise<void>;
}

export interface Throttle {
  /** Counts one more try in the current window and says how many there were with it. */
  count(name: string, windowSeconds: number, nowMs: number): Promise<number>;
}

export interface Posters {
  /** Answers the key and the address that browsers load it from. */
  put(concertId: string, image: { bytes: Uint8Array; mediaType: string }): Promise<{ key: string; url: string }>;
  remove(key: string): Promise<void>;
}

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long for an unknown account (no hash) as for a known one. */
  verify(password: string, passwordHash: string | undefined): Promise<boolean>;
}

export interface AccessTokens {
  readonly lifetimeSeconds: number;
  issue(caller: Caller): Promise<string>;
  /** Undefined for whatever is not a token of ours that is good now. */
  verify(token: string): Promise<Caller | undefined>;
}

export interface RefreshToken {
  readonly accountId: string;
  readonly sessionId: string;
  readonly generation: number;
}

export interface RefreshTokens {
  issue(token: RefreshToken): Promise<string>;
  verify(token: string): Promise<RefreshToken | undefined>;
}
