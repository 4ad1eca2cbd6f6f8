import type { RefusalCode, RefusalFacts } from '../contract/refusals.ts';
import { chooseBestSeats } from './best-available.ts';
import { type Concert, isOnSale } from './concert.ts';
import type { BlockChange, BlockKey, Decision } from './decision.ts';
import { networkOfClaim } from './network-room.ts';
import { type Order, type OrderedSeat, seatValueOf, withoutNetwork } from './order.ts';
import { type EpochSeconds, type HallStates, isOpen } from './seat-block.ts';
import { groupByBlock, type LocatedSeat, locateSeat, type SeatPlan } from './seat-plan.ts';

/** Seats by their ids, or as many as wished side by side. */
export type SeatWish =
  | { readonly seatIds: readonly string[] }
  | { readonly bestAvailable: { readonly priceTierId: string; readonly quantity: number } };

/** What a buyer asks for, with what makes the order theirs. */
export interface Claim {
  readonly orderId: string;
  readonly buyerId: string;
  readonly concertId: string;
  readonly wish: SeatWish;
  readonly fingerprint: string;
  /** For a new order; see `Order.ref`. */
  readonly ref: string;
  /** Stands for the address that it came from; absent where that is not known. */
  readonly networkId?: string | undefined;
  /** The work that was done for it, as its sender says. */
  readonly proof?: string | undefined;
}

/** What is known when a claim is decided: the look before the write, then what a lost race told. */
export interface Standing {
  readonly order?: Order | undefined;
  /** Seats of the concert that the buyer has. */
  readonly seatsHad: number;
  /** Before this the buyer holds no more seats of the concert. */
  readonly restsUntil: EpochSeconds;
  /** Every block the claim may touch. */
  readonly states: HallStates;
}

export type ClaimDecision =
  | { readonly outcome: 'granted'; readonly order: Order; readonly decision: Decision }
  | { readonly outcome: 'answered-before'; readonly order: Order }
  | { readonly outcome: 'refused'; readonly code: RefusalCode; readonly facts: RefusalFacts };

const refuse = (code: RefusalCode, facts: RefusalFacts = {}): ClaimDecision => ({ outcome: 'refused', code, facts });

/** Answers what an order of the same key has settled already; undefined where there is none. */
export function answerBefore(claim: Claim, order: Order | undefined): ClaimDecision | undefined {
  if (order === undefined) return undefined;
  return order.fingerprint === claim.fingerprint
    ? { outcome: 'answered-before', order }
    : refuse('idempotency-key-reused');
}

/** Grants every seat of a claim or none. An order that stands under the key is the answer before anything else is. */
export function decideClaim(
  claim: Claim,
  concert: Concert,
  plan: SeatPlan,
  standing: Standing,
  nowMs: number,
): ClaimDecision {
  const before = answerBefore(claim, standing.order);
  if (before !== undefined) return before;
  if (!isOnSale(concert, nowMs)) return refuse('sale-not-open');
  const now = Math.floor(nowMs / 1000);
  const { restsUntil } = standing;
  if (mustRest(concert, restsUntil, now)) return refuse('hold-cool-down', { retryAfterSeconds: restsUntil - now });
  const picked = pickSeats(claim.wish, concert, plan, standing.states, now);
  if ('outcome' in picked) return picked;
  const { seats } = picked;
  if (seats.length > concert.seatsPerOrder) {
    return refuse('seat-limit', { seatsHad: standing.seatsHad, seatsAllowed: concert.seatsPerOrder });
  }
  const blockOf = ({ section, block }: LocatedSeat) => standing.states.get(section)?.get(block);
  if (seats.some((seat) => blockOf(seat)?.closed !== false)) return refuse('sale-not-open');
  const takenSeatIds = seats.filter((seat) => !isOpen(blockOf(seat)?.seats[seat.code], now)).map(({ id }) => id);
  if (takenSeatIds.length > 0) return refuse('seats-taken', { takenSeatIds });
  if (standing.seatsHad + seats.length > concert.seatsPerBuyer) {
    return refuse('seat-limit', { seatsHad: standing.seatsHad, seatsAllowed: concert.seatsPerBuyer });
  }
  return grant(claim, concert, seats, nowMs);
}

/** Who holds seats and lets them go, again and again, rests in between. What is sold at once is never held. */
export const mustRest = ({ checkout }: Concert, restsUntil: EpochSeconds, now: EpochSeconds): boolean =>
  checkout === 'payment' && restsUntil > now;

/** The seats a wish means in this hall now. */
function pickSeats(
  wish: SeatWish,
  concert: Concert,
  plan: SeatPlan,
  states: HallStates,
  now: EpochSeconds,
): { seats: LocatedSeat[] } | ClaimDecision {
  if ('seatIds' in wish) {
    const seats = wish.seatIds.map((id) => locateSeat(plan, id));
    const unknownSeatIds = wish.seatIds.filter((_, at) => seats[at] === undefined);
    if (unknownSeatIds.length > 0) return refuse('unknown-seats', { unknownSeatIds });
    return { seats: seats.filter((seat) => seat !== undefined) };
  }
  const { bestAvailable } = wish;
  if (!concert.priceTiers.some(({ id }) => id === bestAvailable.priceTierId)) return refuse('unknown-price-tier');
  const best = chooseBestSeats(plan, states, bestAvailable, now);
  return best === undefined ? refuse('no-seats-together') : pickSeats({ seatIds: best }, concert, plan, states, now);
}

/** Which blocks a wish may touch: those of the seats it names, or all of its price tier. */
export function blocksOfWish(wish: SeatWish, concertId: string, plan: SeatPlan): BlockKey[] {
  if ('seatIds' in wish) {
    const seats = wish.seatIds.flatMap((id) => locateSeat(plan, id) ?? []);
    return groupByBlock(seats).map(({ section, block }) => ({ concertId, section, block }));
  }
  const sections = plan.sections.filter(({ priceTierId }) => priceTierId === wish.bestAvailable.priceTierId);
  return sections.flatMap(({ code, blockStarts }) =>
    blockStarts.map((_, block) => ({ concertId, section: code, block })),
  );
}

function grant(claim: Claim, concert: Concert, seats: readonly LocatedSeat[], nowMs: number): ClaimDecision {
  const ordered = seats.map((seat) => ({ ...seat, price: priceOf(concert, seat.priceTierId) }));
  return { outcome: 'granted', ...grantSeats(newOrder(claim, concert, ordered, nowMs), undefined, concert, nowMs) };
}

/** The order of a claim before anything was granted: with the prices of this moment. */
export function newOrder(claim: Claim, concert: Concert, seats: readonly OrderedSeat[], nowMs: number): Order {
  const network = networkOfClaim(claim.networkId, concert);
  return {
    id: claim.orderId,
    buyerId: claim.buyerId,
    concertId: claim.concertId,
    status: 'queued',
    revision: 1,
    ref: claim.ref,
    fingerprint: claim.fingerprint,
    seats,
    currency: concert.currency,
    createdAt: new Date(nowMs).toISOString(),
    ...(network && { network }),
  };
}

/** An order that waits in the queue for its answer. */
export function queuedOrder(claim: Claim, concert: Concert, plan: SeatPlan, nowMs: number): Order {
  const { wish } = claim;
  if ('bestAvailable' in wish) {
    const price = priceOf(concert, wish.bestAvailable.priceTierId);
    return { ...newOrder(claim, concert, [], nowMs), wish: { ...wish.bestAvailable, price } };
  }
  const seats = wish.seatIds.flatMap((id) => locateSeat(plan, id) ?? []);
  return newOrder(
    claim,
    concert,
    seats.map((seat) => ({ ...seat, price: priceOf(concert, seat.priceTierId) })),
    nowMs,
  );
}

/** Gives an order its seats: held until they are paid, or confirmed at once, as the concert's checkout says. */
export function grantSeats(
  order: Order,
  before: Order | undefined,
  concert: Concert,
  nowMs: number,
): { order: Order; decision: Decision } {
  const now = Math.floor(nowMs / 1000);
  const { wish, ...rest } = order;
  const granted: Order =
    concert.checkout === 'instant'
      ? withoutNetwork({ ...rest, status: 'confirmed' })
      : { ...rest, status: 'held', heldSince: now, holdExpiresAt: now + concert.holdMinutes * 60 };
  const value = seatValueOf(granted) ?? '';
  const blocks = groupByBlock(granted.seats).map(
    ({ section, block, codes }): BlockChange => ({
      concertId: order.concertId,
      section,
      block,
      now,
      seats: [{ kind: 'claim', codes, value }],
    }),
  );
  const counter = {
    buyerId: order.buyerId,
    concertId: order.concertId,
    seats: order.seats.length,
    limit: concert.seatsPerBuyer,
    ...(granted.status === 'held' && { holdsAt: now }),
  };
  const change =
    before === undefined ? { order: granted } : { before, order: { ...granted, revision: before.revision + 1 } };
  return { order: change.order, decision: { orders: [change], blocks, counters: [counter] } };
}

function priceOf(concert: Concert, priceTierId: string): number {
  const tier = concert.priceTiers.find(({ id }) => id === priceTierId);
  if (tier === undefined) throw new Error(`Concert ${concert.id} has no price tier ${priceTierId}`);
  return tier.price;
}
