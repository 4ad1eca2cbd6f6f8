import type { OrderStatus } from '../contract/orders.ts';
import type { Decision } from './decision.ts';
import { isSettled, type Order, type OrderedSeat, seatValueOf } from './order.ts';
import { hasRunOut } from './order-moves.ts';
import { type HallStates, isOpen, type SeatBlock, withdrawnValue } from './seat-block.ts';
import { groupByBlock } from './seat-plan.ts';

/** What a concert's blocks, orders and counters say, read as closely together as they can be. */
export interface Standing {
  readonly concertId: string;
  readonly blocks: HallStates;
  readonly orders: readonly Order[];
  /** By buyer. */
  readonly seatsHad: ReadonlyMap<string, number>;
}

/** Where the tables disagree. Every write keeps them in step, so any of these is a bug, or somebody's hand. */
export type Drift =
  /** A seat carries a value that is no live order's: nobody can buy it, and nobody has it. */
  | { readonly kind: 'seat-without-order'; readonly seat: Place; readonly value: string }
  /** A live order names seats that do not carry its value: they may be sold to somebody else. */
  | { readonly kind: 'order-without-seats'; readonly order: Order; readonly seats: readonly OrderedSeat[] }
  /** A buyer's counter is not the sum of their seats: their limit is wrong. */
  | { readonly kind: 'wrong-counter'; readonly buyerId: string; readonly seatsHad: number; readonly seats: number }
  /** Nobody brought an order to its end. */
  | { readonly kind: 'order-without-end'; readonly order: Order; readonly status: OrderStatus };

interface Place {
  readonly concertId: string;
  readonly section: string;
  readonly block: number;
  readonly code: string;
}

/** What waits longer than this has been forgotten: the watch looks at every order sooner. */
export const endMinutes = 60;

export function findDrift(standing: Standing, nowMs: number): Drift[] {
  return [
    ...seatsWithoutOrder(standing, nowMs),
    ...ordersWithoutSeats(standing, nowMs),
    ...wrongCounters(standing),
    ...ordersWithoutEnd(standing, nowMs),
  ];
}

/** One text for one fault, however often and by whom it is found. */
export function driftKey(drift: Drift): string {
  switch (drift.kind) {
    case 'seat-without-order': {
      const { section, block, code } = drift.seat;
      return `${drift.kind} ${section}/${block}/${code} ${drift.value}`;
    }
    case 'wrong-counter':
      return `${drift.kind} ${drift.buyerId} ${drift.seatsHad} is not ${drift.seats}`;
    case 'order-without-seats':
    case 'order-without-end':
      return `${drift.kind} ${drift.order.buyerId}/${drift.order.id} ${drift.order.revision}`;
  }
}

function seatsWithoutOrder({ concertId, blocks, orders }: Standing, nowMs: number): Drift[] {
  const now = Math.floor(nowMs / 1000);
  const owned = new Set(orders.flatMap((order) => order.seats.map((seat) => placeText(seat, seatValueOf(order)))));
  return allOf(blocks).flatMap(({ section, block, seats }) =>
    Object.entries(seats).flatMap(([code, value]) => {
      // A hold that has run out is open to everybody; a withdrawn seat is nobody's by intention.
      const isNobodys = isOpen(value, now) || value === withdrawnValue;
      if (isNobodys || owned.has(placeText({ section, block, code }, value))) return [];
      return [{ kind: 'seat-without-order' as const, seat: { concertId, section, block, code }, value }];
    }),
  );
}

function ordersWithoutSeats({ blocks, orders }: Standing, nowMs: number): Drift[] {
  return orders.flatMap((order) => {
    const value = seatValueOf(order);
    if (value === undefined || (order.status === 'held' && hasRunOut(order, nowMs))) return [];
    const seats = order.seats.filter(
      ({ section, block, code }) => blocks.get(section)?.get(block)?.seats[code] !== value,
    );
    return seats.length === 0 ? [] : [{ kind: 'order-without-seats' as const, order, seats }];
  });
}

function wrongCounters({ orders, seatsHad }: Standing): Drift[] {
  const sums = new Map<string, number>();
  for (const order of orders) {
    const seats = seatValueOf(order) === undefined ? 0 : order.seats.length;
    sums.set(order.buyerId, (sums.get(order.buyerId) ?? 0) + seats);
  }
  return [...sums].flatMap(([buyerId, seats]) => {
    const had = seatsHad.get(buyerId) ?? 0;
    return had === seats ? [] : [{ kind: 'wrong-counter' as const, buyerId, seatsHad: had, seats }];
  });
}

function ordersWithoutEnd({ orders }: Standing, nowMs: number): Drift[] {
  return orders
    .filter((order) => !isSettled(order) && nowMs - waitsSinceMs(order) > endMinutes * 60_000)
    .map((order) => ({ kind: 'order-without-end', order, status: order.status }));
}

const waitsSinceMs = ({ status, holdExpiresAt, createdAt, cancelledAt, payment }: Order): number =>
  Math.max(
    Date.parse(createdAt),
    Date.parse(cancelledAt ?? createdAt),
    (payment?.startedAt ?? 0) * 1000,
    status === 'held' ? (holdExpiresAt ?? 0) * 1000 : 0,
  );

const allOf = (blocks: HallStates): SeatBlock[] => [...blocks.values()].flatMap((section) => [...section.values()]);
const placeText = ({ section, block, code }: { section: string; block: number; code: string }, value?: string) =>
  `${section}/${block}/${code} ${value}`;

/**
 * What puts a fault right, under conditions that let it fail where the tables have moved on. Undefined where a person has
 * to decide: a seat that two orders claim, or an order that waits for something outside.
 */
export function repairOf(drift: Drift, { concertId, blocks }: Standing, nowMs: number): Decision | undefined {
  const now = Math.floor(nowMs / 1000);
  switch (drift.kind) {
    case 'seat-without-order': {
      const { code, ...block } = drift.seat;
      const giveBack = { kind: 'give-back' as const, codes: [code], value: drift.value };
      return { orders: [], counters: [], blocks: [{ ...block, now, seats: [giveBack] }] };
    }
    case 'wrong-counter': {
      const { buyerId, seats, seatsHad } = drift;
      const counter = { buyerId, concertId, seats: seats - seatsHad, limit: Number.MAX_SAFE_INTEGER };
      return { orders: [], blocks: [], counters: [counter] };
    }
    case 'order-without-seats': {
      const { order, seats } = drift;
      const value = seatValueOf(order) ?? '';
      if (seats.some(({ section, block, code }) => !isOpen(blocks.get(section)?.get(block)?.seats[code], now))) return;
      const taken = groupByBlock(seats).map(({ section, block, codes }) => ({
        concertId,
        section,
        block,
        now,
        seats: [{ kind: 'claim' as const, codes, value }],
      }));
      return {
        orders: [{ before: order, order: { ...order, revision: order.revision + 1 } }],
        counters: [],
        blocks: taken,
      };
    }
    case 'order-without-end':
      return undefined;
  }
}
