import type { RefusalCode, RefusalFacts } from '../contract/refusals.ts';
import { chooseBestSeats } from './best-available.ts';
import { type Concert, isOnSale } from './concert.ts';
import type { BlockChange, BlockKey, Decision } from './decision.ts';
import type { Order } from './order.ts';
import { type EpochSeconds, type HallStates, isOpen, soldValue } from './seat-block.ts';
import { type LocatedSeat, locateSeat, type SeatPlan } from './seat-plan.ts';

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
}

/** What is known when a claim is decided: the look before the write, then what a lost race told. */
export interface Standing {
  readonly order?: Order | undefined;
  /** Seats of the concert that the buyer has. */
  readonly seatsHad: number;
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
    return byBlock(seats).map(({ section, block }) => ({ concertId, section, block }));
  }
  const sections = plan.sections.filter(({ priceTierId }) => priceTierId === wish.bestAvailable.priceTierId);
  return sections.flatMap(({ code, blockStarts }) =>
    blockStarts.map((_, block) => ({ concertId, section: code, block })),
  );
}

function grant(claim: Claim, concert: Concert, seats: readonly LocatedSeat[], nowMs: number): ClaimDecision {
  const order: Order = {
    id: claim.orderId,
    buyerId: claim.buyerId,
    concertId: claim.concertId,
    status: 'confirmed',
    ref: claim.ref,
    fingerprint: claim.fingerprint,
    seats: seats.map((seat) => ({ ...seat, price: priceOf(concert, seat.priceTierId) })),
    currency: concert.currency,
    createdAt: new Date(nowMs).toISOString(),
  };
  const value = soldValue(claim.ref);
  const blocks = byBlock(order.seats).map(
    ({ section, block, codes }): BlockChange => ({
      kind: 'claim',
      concertId: claim.concertId,
      section,
      block,
      codes,
      value,
      now: Math.floor(nowMs / 1000),
    }),
  );
  const counter = {
    buyerId: claim.buyerId,
    concertId: claim.concertId,
    seats: seats.length,
    limit: concert.seatsPerBuyer,
  };
  return { outcome: 'granted', order, decision: { order: { kind: 'put', order }, blocks, counter } };
}

function priceOf(concert: Concert, priceTierId: string): number {
  const tier = concert.priceTiers.find(({ id }) => id === priceTierId);
  if (tier === undefined) throw new Error(`Concert ${concert.id} has no price tier ${priceTierId}`);
  return tier.price;
}

/** The seats of an order, block by block. */
export function byBlock(seats: readonly LocatedSeat[]): { section: string; block: number; codes: string[] }[] {
  const groups = Map.groupBy(seats, ({ section, block }) => `${section}/${block}`);
  return [...groups.values()].map((of) => ({
    section: of[0]?.section ?? '',
    block: of[0]?.block ?? 0,
    codes: of.map(({ code }) => code),
  }));
}
