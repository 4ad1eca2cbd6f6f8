import {
  type BlockChange,
  blockAfter,
  blockKeyText,
  type Commit,
  type Counter,
  type CounterChange,
  counterAfter,
  type Decision,
  newCounter,
  type OrderChange,
  type SeatChange,
} from '../../domain/decision.ts';
import type { Order } from '../../domain/order.ts';
import type { Orders, SeatBlocks } from '../../domain/ports.ts';
import { type EpochSeconds, hallStatesOf, isOpen, type SeatBlock } from '../../domain/seat-block.ts';
import type { SeatPlan } from '../../domain/seat-plan.ts';
import { memoryNetworkRooms } from './network-rooms.ts';

/** Blocks, orders and counters that change together, under the same conditions as the tables. */
export interface MemoryBookings {
  readonly seatBlocks: SeatBlocks;
  readonly orders: Orders;
  createBlocks(concertId: string, plan: SeatPlan): void;
  removeBlocks(concertId: string): void;
}

export function memoryBookings(): MemoryBookings {
  const blocks = new Map<string, SeatBlock>();
  const orders = new Map<string, Order>();
  const counters = new Map<string, Counter>();

  const orderKey = (buyerId: string, orderId: string) => `${buyerId}/${orderId}`;
  const counterKey = (buyerId: string, concertId: string) => `${buyerId}/${concertId}`;
  const counterOf = (buyerId: string, concertId: string) => counters.get(counterKey(buyerId, concertId)) ?? newCounter;
  const blocksOf = (concertId: string) => [...blocks.values()].filter((block) => block.concertId === concertId);
  const put = (block: SeatBlock) => blocks.set(blockKeyText(block), block);

  const storedOf = ({ order }: OrderChange) => orders.get(orderKey(order.buyerId, order.id));
  const orderHolds = (change: OrderChange): boolean => storedOf(change)?.revision === change.before?.revision;
  const counterHolds = ({ buyerId, concertId, seats, limit, holdsAt }: CounterChange): boolean => {
    const { seatsHad, restsUntil } = counterOf(buyerId, concertId);
    const after = seatsHad + seats;
    return after >= 0 && after <= limit && (holdsAt === undefined || restsUntil <= holdsAt);
  };
  const blockHolds = (change: BlockChange): boolean => {
    const block = blocks.get(blockKeyText(change));
    return block !== undefined && change.seats.every((seats) => seatsHold(block, seats, change.now));
  };

  const lose = (decision: Decision): Commit => {
    const failedBlocks = decision.blocks.filter((change) => !blockHolds(change));
    return {
      outcome: 'lost',
      orders: decision.orders.flatMap((change) => (orderHolds(change) ? [] : (storedOf(change) ?? []))),
      counters: decision.counters.flatMap((change) =>
        counterHolds(change) ? [] : [{ ...change, ...counterOf(change.buyerId, change.concertId) }],
      ),
      blocks: failedBlocks.flatMap((change) => blocks.get(blockKeyText(change)) ?? []),
      missingBlocks: failedBlocks.filter((change) => !blocks.has(blockKeyText(change))),
    };
  };

  const apply = (decision: Decision): void => {
    for (const { order } of decision.orders) orders.set(orderKey(order.buyerId, order.id), order);
    for (const change of decision.counters) {
      const { buyerId, concertId } = change;
      counters.set(counterKey(buyerId, concertId), counterAfter(counterOf(buyerId, concertId), change));
    }
    for (const change of decision.blocks) {
      const block = blocks.get(blockKeyText(change));
      if (block === undefined) throw new Error('A block vanished between its check and its write');
      put(blockAfter(block, change));
    }
  };

  return {
    createBlocks(concertId, plan) {
      for (const { code, blockStarts } of plan.sections) {
        for (const block of blockStarts.keys())
          put({ concertId, section: code, block, version: 0, closed: false, seats: {} });
      }
    },

    removeBlocks(concertId) {
      for (const block of blocksOf(concertId)) blocks.delete(blockKeyText(block));
    },

    seatBlocks: {
      async listSeen(keys) {
        return hallStatesOf(keys.flatMap((key) => blocks.get(blockKeyText(key)) ?? []));
      },
      async listNow(keys) {
        return hallStatesOf(keys.flatMap((key) => blocks.get(blockKeyText(key)) ?? []));
      },
      async listAll(concertId) {
        return hallStatesOf(blocksOf(concertId));
      },
      async setClosed(concertId, plan, closed, turn) {
        const codes = new Set(plan.sections.map(({ code }) => code));
        for (const { closedIn, ...block } of blocksOf(concertId)) {
          const isOurs = codes.has(block.section) && (closedIn ?? 0) <= turn;
          if (!isOurs || (closed ? closedIn === turn : !block.closed)) continue;
          put({ ...block, closed, ...(closed && { closedIn: turn }), version: block.version + 1 });
        }
      },
    },

    orders: {
      ...memoryNetworkRooms(),
      async find(buyerId, orderId) {
        return orders.get(orderKey(buyerId, orderId));
      },
      async findStanding(buyerId, orderId, concertId) {
        const { seatsHad, restsUntil } = counterOf(buyerId, concertId);
        return { order: orders.get(orderKey(buyerId, orderId)), seatsHad, restsUntil };
      },
      async findMany(keys) {
        return keys.flatMap(({ buyerId, orderId }) => orders.get(orderKey(buyerId, orderId)) ?? []);
      },
      async listSeatsHad(buyerIds, concertId) {
        return new Map(buyerIds.map((buyerId) => [buyerId, counterOf(buyerId, concertId).seatsHad]));
      },
      async put(order) {
        const stored = orders.get(orderKey(order.buyerId, order.id));
        if (stored === undefined) orders.set(orderKey(order.buyerId, order.id), order);
        return stored;
      },
      async listOfBuyer(buyerId) {
        return [...orders.values()].filter((order) => order.buyerId === buyerId);
      },
      async listOfConcert(concertId, { after, limit }) {
        const place = ({ createdAt, id }: { createdAt: string; id: string }) => `${createdAt}#${id}`;
        return [...orders.values()]
          .filter((order) => order.concertId === concertId && (after === undefined || place(order) < place(after)))
          .sort((a, b) => (place(a) < place(b) ? 1 : -1))
          .slice(0, limit);
      },
      async commit(decision) {
        const holds =
          decision.orders.every(orderHolds) &&
          decision.counters.every(counterHolds) &&
          decision.blocks.every(blockHolds);
        if (!holds) return lose(decision);
        apply(decision);
        return { outcome: 'committed' };
      },
    },
  };
}

/** The conditions that the tables put on a block. */
function seatsHold(block: SeatBlock, seats: SeatChange, now: EpochSeconds): boolean {
  switch (seats.kind) {
    case 'claim':
      return !block.closed && seats.codes.every((code) => isOpen(block.seats[code], now));
    case 'swap':
      return !block.closed && seats.codes.every((code) => block.seats[code] === seats.from);
    case 'give-back':
      return seats.codes.every((code) => block.seats[code] === seats.value);
  }
}
