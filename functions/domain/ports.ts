import type { Role } from '../contract/accounts.ts';
import type { ClaimMessage, WatchMessage } from '../contract/messages.ts';
import type { PaymentNotice } from '../contract/orders.ts';
import type { Account, Caller } from './account.ts';
import type { Concert, Summary } from './concert.ts';
import type { BlockKey, Commit, Decision } from './decision.ts';
import type { NetworkRoom } from './network-room.ts';
import type { Order } from './order.ts';
import type { EpochSeconds, HallStates } from './seat-block.ts';
import type { SeatPlan } from './seat-plan.ts';
import type { Session } from './session.ts';

/** What the shop needs of the world. Adapters fulfil it: DynamoDB, S3 and Secrets Manager, or memory. */
export interface Ports {
  readonly concerts: Concerts;
  readonly seatBlocks: SeatBlocks;
  readonly orders: Orders;
  readonly claimQueue: ClaimQueue;
  readonly watchQueue: WatchQueue;
  readonly payments: Payments;
  readonly parked: Parked;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly throttle: Throttle;
  readonly posters: Posters;
  readonly passwords: Passwords;
  readonly accessTokens: AccessTokens;
  readonly refreshTokens: RefreshTokens;
  readonly proofs: Proofs;
  readonly edge: Edge;
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
  /**
   * Keeps the name, removes the plan, the blocks and the words; tells the key of the poster it had. Only if the concert
   * was not taken by somebody else since it was taken as given here.
   */
  remove(
    concert: Concert,
    plan: SeatPlan,
    deletedAt: string,
  ): Promise<{ outcome: 'removed'; posterKey?: string | undefined } | { outcome: 'taken' }>;
  listSummaries(ids: readonly string[]): Promise<Map<string, Summary>>;
  /** May be some seconds old. */
  findSummary(id: string): Promise<Summary | undefined>;
  /** Says that claims wait in the queue, and how long one had, so that `auto` keeps queueing. */
  setBusyUntil(concertId: string, busyUntilMs: number, waitedMs: number): Promise<void>;
  /** True for one caller in a while: that one counts the seats and puts the summary. */
  takeTurnToCount(concertId: string, nowMs: number): Promise<boolean>;
  putSummary(concertId: string, summary: Summary): Promise<void>;
}

export interface SeatBlocks {
  /** As last seen, a moment ago; for the look before a write. Blocks that do not exist are left out. */
  listSeen(keys: readonly BlockKey[]): Promise<HallStates>;
  /** As they stand now. Blocks that do not exist are left out. */
  listNow(keys: readonly BlockKey[]): Promise<HallStates>;
  /** Every block of a concert; strong on request. */
  listAll(concertId: string, plan: SeatPlan, options?: { strong: boolean }): Promise<HallStates>;
  /** Closed blocks grant no claim. What was closed in a later turn stays as it is. */
  setClosed(concertId: string, plan: SeatPlan, closed: boolean, turn: number): Promise<void>;
}

export interface Orders {
  /** The order under this key as it stands now. */
  find(buyerId: string, orderId: string): Promise<Order | undefined>;
  /** The order under this key, how many seats of the concert the buyer has, and until when they rest: as they stand now. */
  findStanding(
    buyerId: string,
    orderId: string,
    concertId: string,
  ): Promise<{ order?: Order | undefined; seatsHad: number; restsUntil: EpochSeconds }>;
  /** Those that exist, as they stand now, in no order. */
  findMany(keys: readonly { readonly buyerId: string; readonly orderId: string }[]): Promise<Order[]>;
  /** How many seats of the concert each buyer has, as it stands now; buyers without a counter are left out. */
  listSeatsHad(buyerIds: readonly string[], concertId: string): Promise<Map<string, number>>;
  /** Puts a new order where its key is free; else answers the order that has it. */
  put(order: Order): Promise<Order | undefined>;
  /** In no order, at most `limits.ordersPerBuyer`. */
  listOfBuyer(buyerId: string): Promise<Order[]>;
  /** Newest first, behind the place given. */
  listOfConcert(concertId: string, options: { after?: OrderPlace; limit: number }): Promise<Order[]>;
  /** Takes seats out of what a network may hold unpaid; false where they do not fit in. Of any number at once, too many never do. */
  takeRoom(room: NetworkRoom, seatsMax: number): Promise<boolean>;
  /** Where they still count. */
  giveRoomBack(room: NetworkRoom, now: EpochSeconds): Promise<void>;
  /** Writes a decision whole or not at all. Throws the refusal `busy` where the storage stays unreachable. */
  commit(decision: Decision): Promise<Commit>;
}

/** Messages that nothing could be done with, kept for operators. */
export interface Parked {
  put(message: { readonly id: string; readonly body: string; readonly parkedAt: string }): Promise<void>;
}

/** A place in a list of orders, newest first. */
export interface OrderPlace {
  readonly createdAt: string;
  readonly id: string;
}

/** First come, first served: the claims of a group are worked off one after the other. */
export interface ClaimQueue {
  /** Sent twice within minutes, it is delivered once. Throws the refusal `busy` where the queue stays out of reach. */
  send(message: ClaimMessage, groupId: string): Promise<void>;
  /** Gives a message that was received back after so long, instead of after its visibility timeout. */
  retryIn(receiptHandle: string, seconds: number): Promise<void>;
}

/** Reminders: whatever is accepted also ends. */
export interface WatchQueue {
  /** At most 900 seconds ahead; whoever gets it early sends it again. */
  send(message: WatchMessage, delaySeconds: number): Promise<void>;
}

/** The payment provider. Every call names the payment, so that it may be repeated. */
export interface Payments {
  /** `unknown`: no answer in time; `settle` or a notice tells later. */
  charge(charge: Charge): Promise<'captured' | 'declined' | 'unknown'>;
  /** What became of a payment. */
  find(paymentId: string): Promise<'captured' | 'declined' | 'open'>;
  /** Ends a payment for good: what was captured stays so, anything else can never be captured any more. */
  settle(paymentId: string): Promise<'captured' | 'declined'>;
  /** Gives the money back, once, however often it is asked for. */
  refund(paymentId: string): Promise<void>;
  /** Whether the provider signed this notice a moment ago. */
  verifyNotice(body: PaymentNotice, signature: string): Promise<boolean>;
}

export interface Charge {
  readonly paymentId: string;
  readonly buyerId: string;
  readonly orderId: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  /** Stands for the card. */
  readonly token: string;
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

/** Work that a caller has to do first; see `proofOfWork` in the contract. */
export interface Proofs {
  /** A new challenge for this subject and no other. */
  challenge(subject: string): Promise<string>;
  /** Whether this is a challenge for this subject that still counts, solved. */
  verify(subject: string, proof: string): Promise<boolean>;
}

/** What stands between callers and the gateway. */
export interface Edge {
  /** Whether this secret is the edge's, so that what it says of a caller may be believed. */
  knows(secret: string): Promise<boolean>;
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
