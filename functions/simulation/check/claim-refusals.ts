import type { RefusalCode } from '../../contract/refusals.ts';
import { type Order, seatValueOf } from '../../domain/order.ts';
import { isOpen, type SeatBlock } from '../../domain/seat-block.ts';
import { locateSeat, type SeatPlan } from '../../domain/seat-plan.ts';
import { hashText } from '../../handlers/ids.ts';
import type { ClaimInput } from '../commands/claim.ts';
import { type Evidence, requestOf } from './evidence.ts';
import { isOver } from './live-seats.ts';
import { type Log, valuesDuring } from './log.ts';
import { judgeNetwork } from './network-room.ts';
import type { Judge, Refused } from './refusals-honest.ts';
import { bodyText } from './requests.ts';
import { judgeRest } from './who-lets-go-rests.ts';
import { seatIdsOfWish } from './wishes.ts';

const inputOf = ({ exchange }: Refused) => exchange.invoke.input as ClaimInput;
const hallOf = (refused: Refused, { world }: Evidence) =>
  world.halls.find(({ concert }) => concert.id === inputOf(refused).concertId);
/** The order that this request's key stands for, whoever sent it. */
const ownOrderId = (refused: Refused) => hashText(26, refused.exchange.invoke.account.id, inputOf(refused).key);

/** The block states that the handler may have looked at. */
function seenBlocks(refused: Refused, { blocks }: Evidence, section: string, block: number) {
  const log = blocks.get(`${inputOf(refused).concertId}/${section}/${block}`);
  return valuesDuring(log, refused.seenFromMs, refused.toldMs);
}

/** Whether somebody else than this request's own order had the seat when it was looked at. */
function wasTaken(refused: Refused, evidence: Evidence, plan: SeatPlan, seatId: string): boolean {
  const seat = locateSeat(plan, seatId);
  if (seat === undefined) return false;
  const own = evidence.orders.get(ownOrderId(refused))?.[0]?.value;
  const now = Math.floor(refused.shown.earliestMs / 1000);
  return seenBlocks(refused, evidence, seat.section, seat.block).some((block) => {
    const value = block?.seats[seat.code];
    return !isOpen(value, now) && (own === undefined || value?.endsWith(own.ref) !== true);
  });
}

const judgeTaken: Judge = (refused, evidence) => {
  const { takenSeatIds = [], suggestedSeatIds = [] } = refused.facts;
  const hall = hallOf(refused, evidence);
  const wished = seatIdsOfWish(inputOf(refused).wish);
  if (hall === undefined || wished === undefined || takenSeatIds.length === 0) return 'it names no seat';
  const strange = takenSeatIds.find((id) => !wished.includes(id));
  if (strange !== undefined) return `${strange} was not asked for`;
  const free = takenSeatIds.find((id) => !wasTaken(refused, evidence, hall.plan, id));
  if (free !== undefined) return `${free} was free`;
  const offered = suggestedSeatIds.find((id) => locateSeat(hall.plan, id) === undefined);
  return offered === undefined ? undefined : `there is no seat ${offered} to offer`;
};

const judgeLimit: Judge = (refused, evidence) => {
  const hall = hallOf(refused, evidence);
  const { wish } = inputOf(refused);
  if (hall === undefined) return 'there is no such concert';
  const quantity = 'seatIds' in wish ? wish.seatIds.length : wish.bestAvailable.quantity;
  if (quantity > hall.concert.seatsPerOrder) return undefined;
  const others = othersSeats(refused, evidence);
  return others + quantity > hall.concert.seatsPerBuyer ? undefined : `they had ${others} seats at most`;
};

/** The most seats the buyer had at one moment while they asked; an order under the same key does not count. */
function othersSeats(refused: Refused, { orders, history }: Evidence): number {
  const { account } = refused.exchange.invoke;
  const own = ownOrderId(refused);
  const isCounted = (order: Order | undefined) =>
    order !== undefined && order.buyerId === account.id && order.concertId === inputOf(refused).concertId;
  const logs = [...orders].filter(([id, log]) => id !== own && isCounted(log[0]?.value)).map(([, log]) => log);
  const moments = [
    refused.invokedMs,
    ...logs.flat().flatMap(({ atMs }) => (atMs > refused.invokedMs && atMs <= refused.toldMs ? [atMs] : [])),
  ];
  // A hold that has run out ends when its buyer meets the limit; not so while its payment is under way.
  const isGone = (order: Order) => isOver(order, refused.shown.earliestMs) && order.payment?.status !== 'open';
  const seatsOf = (log: Log<Order>) => {
    const had = log.find(({ value }) => seatValueOf(value) !== undefined);
    // A slow clock makes holds that are over when they begin: one that came meanwhile counts until it is found.
    const cameMeanwhile = had !== undefined && had.atMs > refused.invokedMs;
    return (order: Order | undefined) =>
      order !== undefined && seatValueOf(order) !== undefined && (cameMeanwhile || !isGone(order))
        ? order.seats.length
        : 0;
  };
  // Several commits of one millisecond are several moments: of each order, the state with the most seats counts.
  const at = (ms: number) =>
    logs.reduce((sum, log) => sum + Math.max(0, ...valuesDuring(log, ms, ms).map(seatsOf(log))), 0);
  return history.entries.length === 0 ? 0 : Math.max(...moments.map(at));
}

const judgeSale: Judge = (refused, evidence) => {
  const hall = hallOf(refused, evidence);
  if (hall === undefined) return 'there is no such concert';
  if (refused.shown.earliestMs < Date.parse(hall.concert.onSaleAt)) return undefined;
  const stood = valuesDuring(evidence.concerts.get(hall.concert.id), refused.invokedMs, refused.toldMs);
  if (stood.some((concert) => concert?.cancelledAt !== undefined)) return undefined;
  const seats = seatIdsOfWish(inputOf(refused).wish) ?? hall.seatIds;
  const wasShut = (block: SeatBlock | undefined) => block === undefined || block.closed;
  const isShut = seats.some((id) => {
    const seat = locateSeat(hall.plan, id);
    return seat !== undefined && seenBlocks(refused, evidence, seat.section, seat.block).some(wasShut);
  });
  return isShut ? undefined : 'its blocks were open';
};

/** Every place where so many neighbours stand had a seat taken, or closed, when it was looked at. */
const judgeTogether: Judge = (refused, evidence) => {
  const hall = hallOf(refused, evidence);
  const { wish } = inputOf(refused);
  if (hall === undefined || 'seatIds' in wish) return 'seats were named';
  const { quantity, priceTierId } = wish.bestAvailable;
  const isGone = (id: string) => {
    const seat = locateSeat(hall.plan, id);
    const seen = seat === undefined ? [] : seenBlocks(refused, evidence, seat.section, seat.block);
    return seen.some((block) => block === undefined || block.closed) || wasTaken(refused, evidence, hall.plan, id);
  };
  const gone = new Set(hall.seatIds.filter(isGone));
  const free = placesOf(hall.plan, priceTierId, quantity).find((ids) => !ids.some((id) => gone.has(id)));
  return free === undefined ? undefined : `${free.join()} were free`;
};

const placesOf = (plan: SeatPlan, tierId: string, quantity: number): string[][] =>
  plan.sections
    .filter(({ priceTierId }) => priceTierId === tierId)
    .flatMap(({ code, runs }) =>
      runs.flatMap(({ row, from, to }) =>
        Array.from({ length: Math.max(0, to - from + 2 - quantity) }, (_, at) =>
          Array.from({ length: quantity }, (_, of) => `${code}-${row}-${from + at + of}`),
        ),
      ),
    );

const judgeKey: Judge = (refused, { orders, history, exchanges }) => {
  const first = orders.get(ownOrderId(refused))?.[0];
  if (first === undefined || first.atMs > refused.toldMs) return 'the key stands for no order';
  const made = exchanges.get(requestOf(history.entries[first.at]))?.invoke.input as ClaimInput | undefined;
  return made && bodyText(made) !== bodyText(inputOf(refused)) ? undefined : 'the key stands for the same';
};

const judgeConcert: Judge = (refused, { concerts }) => {
  const stood = valuesDuring(concerts.get(inputOf(refused).concertId), refused.invokedMs, refused.toldMs);
  return stood.some((concert) => concert?.deletedAt !== undefined) ? undefined : 'the concert is there';
};

/** Whether it is told what the queue has answered to its order; that one's reasons are judged where it was written. */
export const isAnswerOfQueue = (refused: Refused, { orders }: Evidence): boolean =>
  valuesDuring(orders.get(ownOrderId(refused)), refused.invokedMs, refused.toldMs).some(
    (order) => order?.refusal?.code === refused.code,
  );

/** What a claim may be refused for, and when that is true. */
export const claimRefusals: Partial<Record<RefusalCode, Judge>> = {
  'seats-taken': judgeTaken,
  'seat-limit': judgeLimit,
  'sale-not-open': judgeSale,
  'no-seats-together': judgeTogether,
  'idempotency-key-reused': judgeKey,
  'concert-not-found': judgeConcert,
  'hold-cool-down': judgeRest,
  'network-limit': judgeNetwork,
};
