import type { OrderRefusal } from '../contract/orders.ts';
import { chooseBestSeats } from './best-available.ts';
import { grantSeats, mustRest } from './claim.ts';
import type { Concert } from './concert.ts';
import { blockAfter, type Decision } from './decision.ts';
import type { Order, OrderedSeat } from './order.ts';
import { type EpochSeconds, type HallStates, isOpen, withBlocks } from './seat-block.ts';
import { locateSeat, type SeatPlan } from './seat-plan.ts';

/** What a batch of queued claims is decided on. */
export interface GroupStanding {
  readonly states: HallStates;
  /** Seats of the concert that each buyer has. */
  readonly seatsHad: ReadonlyMap<string, number>;
  /** Before which each buyer holds no more seats of the concert, as far as a lost race told: the accept looked before. */
  readonly restsUntil?: ReadonlyMap<string, EpochSeconds>;
}

export interface GroupDecisions {
  readonly granted: readonly { readonly before: Order; readonly order: Order; readonly decision: Decision }[];
  /** True once what was granted before them is written, and not earlier. */
  readonly refused: readonly { readonly before: Order; readonly refusal: OrderRefusal }[];
}

/** Decides queued claims in the order of their arrival, each on what those before it left. */
export function decideGroup(
  orders: readonly Order[],
  concert: Concert,
  plan: SeatPlan,
  standing: GroupStanding,
  nowMs: number,
): GroupDecisions {
  const granted: GroupDecisions['granted'][number][] = [];
  const refused: GroupDecisions['refused'][number][] = [];
  const seatsHad = new Map(standing.seatsHad);
  let { states } = standing;
  for (const before of orders) {
    const restsUntil = standing.restsUntil?.get(before.buyerId) ?? 0;
    const decided = mustRest(concert, restsUntil, Math.floor(nowMs / 1000))
      ? refuse('hold-cool-down')
      : decideQueued(before, concert, plan, states, seatsHad.get(before.buyerId) ?? 0, nowMs);
    if ('refusal' in decided) {
      refused.push({ before, refusal: decided.refusal });
      continue;
    }
    const grant = grantSeats({ ...before, seats: decided.seats }, before, concert, nowMs);
    granted.push({ before, ...grant });
    states = afterClaims(states, grant.decision);
    seatsHad.set(before.buyerId, (seatsHad.get(before.buyerId) ?? 0) + decided.seats.length);
  }
  return { granted, refused };
}

type Decided = { readonly seats: readonly OrderedSeat[] } | { readonly refusal: OrderRefusal };

/** The sale was open when the claim was accepted: only seats, limit and the closing of the concert count here. */
function decideQueued(
  order: Order,
  concert: Concert,
  plan: SeatPlan,
  states: HallStates,
  seatsHad: number,
  nowMs: number,
): Decided {
  const now = Math.floor(nowMs / 1000);
  const seats = order.wish === undefined ? order.seats : bestSeats(order.wish, plan, states, now);
  if (seats === undefined) return refuse('no-seats-together');
  const blockOf = ({ section, block }: OrderedSeat) => states.get(section)?.get(block);
  if (seats.some((seat) => blockOf(seat)?.closed !== false)) return refuse('sale-not-open');
  const taken = seats.filter((seat) => !isOpen(blockOf(seat)?.seats[seat.code], now));
  if (taken.length > 0) {
    const [first] = seats;
    const near = first && { section: first.section, row: first.row };
    const wish = { quantity: seats.length, priceTierId: first?.priceTierId ?? '', ...(near && { near }) };
    const suggested = chooseBestSeats(plan, states, wish, now) ?? [];
    return refuse(
      'seats-taken',
      taken.map(({ id }) => id),
      suggested,
    );
  }
  if (seatsHad + seats.length > concert.seatsPerBuyer) return refuse('seat-limit');
  return { seats };
}

function bestSeats(
  wish: NonNullable<Order['wish']>,
  plan: SeatPlan,
  states: HallStates,
  now: number,
): OrderedSeat[] | undefined {
  const ids = chooseBestSeats(plan, states, wish, now);
  return ids?.flatMap((id) => locateSeat(plan, id) ?? []).map((seat) => ({ ...seat, price: wish.price }));
}

const refuse = (code: OrderRefusal['code'], takenSeatIds: string[] = [], suggestedSeatIds: string[] = []): Decided => ({
  refusal: { code, takenSeatIds, suggestedSeatIds },
});

/** The hall as it will be once this is written. */
function afterClaims(states: HallStates, { blocks }: Decision): HallStates {
  const changed = blocks.flatMap((change) => {
    const block = states.get(change.section)?.get(change.block);
    return block === undefined ? [] : [blockAfter(block, change)];
  });
  return withBlocks(states, changed);
}
