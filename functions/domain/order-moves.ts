import { limits } from '../contract/limits.ts';
import type { RefusalCode } from '../contract/refusals.ts';
import type { BlockChange, CounterChange, Decision, SeatChange } from './decision.ts';
import { type Order, orderStates, seatValueOf, withoutNetwork } from './order.ts';
import { type EpochSeconds, type HallStates, heldValue, soldValue } from './seat-block.ts';
import { groupByBlock } from './seat-plan.ts';

/** What becomes of an order. `nothing`: it is where it should be already, or somebody else brought it elsewhere. */
export type Move =
  | { readonly outcome: 'moved'; readonly order: Order; readonly decision: Decision }
  | { readonly outcome: 'nothing'; readonly order: Order }
  | { readonly outcome: 'refused'; readonly code: RefusalCode };

/** Longer than the function that starts a payment may run. */
export const attemptSeconds = 15;

/** However soon it was let go, a hold counts as one of this length: others saw its seats come and go. */
const letGoSecondsMin = 10;
/** The longest hold there is, whatever clocks say. */
const letGoSecondsMax = (limits.holdMinutes.max + limits.paymentMinutes) * 60;

const refuse = (code: RefusalCode): Move => ({ outcome: 'refused', code });
const nothing = (order: Order): Move => ({ outcome: 'nothing', order });

type Changes = Partial<Omit<Order, 'id' | 'buyerId' | 'concertId' | 'ref' | 'revision'>>;

/** The next revision of an order, with what changes beside it in the same transaction. */
function move(
  before: Order,
  changes: Changes,
  blocks: readonly BlockChange[] = [],
  givenBack: Partial<CounterChange> = {},
): Move {
  const status = changes.status ?? before.status;
  if (status !== before.status && !orderStates[before.status].includes(status)) {
    throw new Error(
      `An order goes from ${before.status} to none but ${orderStates[before.status].join(', ')}, not to ${status}`,
    );
  }
  const order: Order = withoutNetwork({ ...before, ...changes, revision: before.revision + 1 });
  const { buyerId, concertId } = before;
  const counter = { buyerId, concertId, seats: 0, limit: Number.MAX_SAFE_INTEGER, ...givenBack };
  return {
    outcome: 'moved',
    order,
    decision: { orders: [{ before, order }], blocks, counters: counter.seats === 0 ? [] : [counter] },
  };
}

/** A hold lasts through the second it names; in the next one its seats may be claimed by others. */
export const hasRunOut = ({ holdExpiresAt = 0 }: Order, nowMs: number): boolean =>
  holdExpiresAt < Math.floor(nowMs / 1000);

/** Begins an attempt to pay. The first one extends the hold, seats and order together. */
export function startPayment(order: Order, paymentId: string, states: HallStates, nowMs: number): Move {
  if (order.status === 'confirmed') return nothing(order);
  if (order.status === 'expired') return refuse('hold-expired');
  if (order.status !== 'held' || order.holdExpiresAt === undefined) return refuse('order-not-payable');
  if (order.payment?.status === 'open') return refuse('payment-open');
  const grip = gripOf(order, states);
  if (hasRunOut(order, nowMs) || grip === 'lost') return refuse('hold-expired');
  if (grip === 'closed') return refuse('busy');
  const startedAt = Math.floor(nowMs / 1000);
  const payment = { id: paymentId, status: 'open', startedAt } as const;
  const extended = startedAt + limits.paymentMinutes * 60;
  if (order.payment !== undefined || extended <= order.holdExpiresAt) return move(order, { payment });
  const blocks = swapSeats(order, heldValue(extended, order.ref), nowMs);
  return move(order, { payment, holdExpiresAt: extended }, blocks);
}

/** Whoever began this payment has ended by now, function and all: it may be called off for another one. */
export const isAbandoned = ({ payment }: Order, nowMs: number): boolean =>
  payment?.status === 'open' && nowMs / 1000 - payment.startedAt > attemptSeconds;

/**
 * Ends an attempt to pay, however late it is told. What was paid is confirmed if every seat still carries exactly this
 * order's value; else the order ends and the money is owed back. Nothing is claimed again under an old ref. While blocks
 * are closed for a moment it stays open: only of a concert that is called off is it known that they stay closed.
 */
export function endPayment(
  order: Order,
  paymentId: string,
  result: 'captured' | 'declined',
  states: HallStates,
  nowMs: number,
  isCalledOff = false,
): Move {
  if (order.payment?.id !== paymentId || order.payment.status !== 'open') return nothing(order);
  const payment = { ...order.payment, status: result };
  if (result === 'declined') return move(order, { payment });
  if (order.status !== 'held') return move(order, { payment, refund: 'due' });
  const grip = gripOf(order, states);
  if (grip === 'closed' && !isCalledOff) return nothing(order);
  if (grip === 'kept')
    return move(order, { payment, status: 'confirmed' }, swapSeats(order, soldValue(order.ref), nowMs));
  return end(order, { payment, refund: 'due', status: 'expired' }, states, nowMs);
}

/** Ends a hold that has run out: what others have not taken yet goes back, and the buyer's share of the limit. */
export function expireHold(order: Order, states: HallStates, nowMs: number): Move {
  if (order.status !== 'held' || order.payment?.status === 'open' || !hasRunOut(order, nowMs)) return nothing(order);
  return end(order, { status: 'expired' }, states, nowMs, letGo(order, nowMs));
}

/** Gives a hold back before its time. A payment that is under way must end first. */
export function releaseHold(order: Order, states: HallStates, nowMs: number): Move {
  if (order.status === 'released' || order.status === 'expired') return nothing(order);
  if (order.status !== 'held') return refuse('order-not-releasable');
  if (order.payment?.status === 'open') return refuse('payment-open');
  return end(order, { status: 'released' }, states, nowMs, letGo(order, nowMs));
}

/** Gives the seats of a confirmed order back; what was paid for it is owed. */
export function cancelOrder(
  order: Order,
  states: HallStates,
  concertStartsAt: string | undefined,
  nowMs: number,
): Move {
  if (order.status === 'cancelled') return nothing(order);
  if (order.status !== 'confirmed') return refuse('order-not-cancellable');
  if (concertStartsAt !== undefined && nowMs >= Date.parse(concertStartsAt)) return refuse('too-late-to-cancel');
  const refund = order.payment?.status === 'captured' ? ({ refund: 'due' } as const) : {};
  return end(order, { status: 'cancelled', cancelledAt: new Date(nowMs).toISOString(), ...refund }, states, nowMs);
}

/** Ends an order because its concert is called off, which is nobody's doing. A payment that is under way ends first. */
export function closeOrder(order: Order, states: HallStates, nowMs: number): Move {
  switch (order.status) {
    case 'queued':
      return refuseOrder(order, { code: 'sale-not-open', takenSeatIds: [], suggestedSeatIds: [] });
    case 'held':
      return order.payment?.status === 'open' ? nothing(order) : end(order, { status: 'released' }, states, nowMs);
    case 'confirmed':
      return cancelOrder(order, states, undefined, nowMs);
    case 'refused':
    case 'expired':
    case 'released':
    case 'cancelled':
      return nothing(order);
  }
}

/** The money is back. */
export const finishRefund = (order: Order): Move =>
  order.refund === 'due' ? move(order, { refund: 'done' }) : nothing(order);

/** Tells a queued claim that it got nothing, and why. */
export const refuseOrder = (order: Order, refusal: NonNullable<Order['refusal']>): Move =>
  order.status === 'queued' ? move(order, { status: 'refused', refusal }) : nothing(order);

function end(order: Order, changes: Changes, states: HallStates, nowMs: number, how?: Partial<CounterChange>): Move {
  return move(order, changes, giveBackSeats(order, states, nowMs), { ...how, seats: -order.seats.length });
}

/** That the buyer could have paid and did not; see `counterAfter`. */
function letGo(order: Order, nowMs: number) {
  const at = Math.floor(nowMs / 1000);
  return { letGo: { at, heldSeconds: secondsLetGo(order, at) } };
}

/** How long a hold that is let go kept its seats from others. */
export function secondsLetGo({ createdAt, heldSince = Math.floor(Date.parse(createdAt) / 1000) }: Order, at: number) {
  return Math.min(letGoSecondsMax, Math.max(letGoSecondsMin, at - heldSince));
}

/**
 * Whether every seat still carries exactly this order's value. A closed block keeps its values, but confirms nothing: it
 * opens again, or its orders are ended.
 */
function gripOf(order: Order, states: HallStates): 'kept' | 'closed' | 'lost' {
  const value = seatValueOf(order);
  const blocks = order.seats.map(({ section, block }) => states.get(section)?.get(block));
  if (order.seats.some(({ code }, at) => blocks[at]?.seats[code] !== value)) return 'lost';
  return blocks.some((block) => block?.closed) ? 'closed' : 'kept';
}

function swapSeats(order: Order, value: string, nowMs: number): BlockChange[] {
  const from = seatValueOf(order) ?? '';
  return changeBlocks(order, nowMs, (codes) => ({ kind: 'swap', codes, from, value }));
}

/** Only seats that still carry exactly this order's value: others may have taken some of a run-out hold. */
function giveBackSeats(order: Order, states: HallStates, nowMs: number): BlockChange[] {
  const value = seatValueOf(order) ?? '';
  const seats = order.seats.filter(
    ({ section, block, code }) => states.get(section)?.get(block)?.seats[code] === value,
  );
  return changeBlocks({ ...order, seats }, nowMs, (codes) => ({ kind: 'give-back', codes, value }));
}

function changeBlocks(order: Order, nowMs: number, change: (codes: string[]) => SeatChange): BlockChange[] {
  const now: EpochSeconds = Math.floor(nowMs / 1000);
  return groupByBlock(order.seats).map(({ section, block, codes }) => ({
    concertId: order.concertId,
    section,
    block,
    now,
    seats: [change(codes)],
  }));
}
