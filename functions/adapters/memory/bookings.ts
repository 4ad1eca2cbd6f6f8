import { type BlockChange, blockKeyText, type Commit, type Decision } from '../../domain/decision.ts';
import type { Order } from '../../domain/order.ts';
import type { Orders, SeatBlocks } from '../../domain/ports.ts';
import { hallStatesOf, isOpen, type SeatBlock } from '../../domain/seat-block.ts';
import type { SeatPlan } from '../../domain/seat-plan.ts';

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
  const counters = new Map<string, number>();

  const orderKey = (buyerId: string, orderId: string) => `${buyerId}/${orderId}`;
  const counterKey = (buyerId: string, concertId: string) => `${buyerId}/${concertId}`;
  const seatsHad = (buyerId: string, concertId: string) => counters.get(counterKey(buyerId, concertId)) ?? 0;
  const blocksOf = (concertId: string) => [...blocks.values()].filter((block) => block.concertId === concertId);
  const put = (block: SeatBlock) => blocks.set(blockKeyText(block), block);

  const orderHolds = ({ order: change }: Decision): boolean => {
    const stored = orders.get(orderKey(change.order.buyerId, change.order.id));
    return change.kind === 'put' ? stored === undefined : stored?.status === change.from;
  };
  const counterHolds = ({ counter: { buyerId, concertId, seats, limit } }: Decision): boolean => {
    const after = seatsHad(buyerId, concertId) + seats;
    return after >= 0 && after <= limit;
  };
  const blockHolds = (change: BlockChange): boolean => {
    const block = blocks.get(blockKeyText(change));
    if (block === undefined) return false;
    switch (change.kind) {
      case 'claim':
        return !block.closed && change.codes.every((code) => isOpen(block.seats[code], change.now));
      case 'give-back':
        return change.codes.every((code) => block.seats[code] === change.value);
    }
  };

  const lose = (decision: Decision): Commit => {
    const { order, counter } = decision;
    const failed = decision.blocks.filter((change) => !blockHolds(change));
    const stored = orderHolds(decision) ? undefined : orders.get(orderKey(order.order.buyerId, order.order.id));
    return {
      outcome: 'lost',
      ...(stored && { order: stored }),
      ...(!counterHolds(decision) && { seatsHad: seatsHad(counter.buyerId, counter.concertId) }),
      blocks: failed.flatMap((change) => blocks.get(blockKeyText(change)) ?? []),
      missingBlocks: failed.filter((change) => !blocks.has(blockKeyText(change))),
    };
  };

  const apply = ({ order: { order }, counter, blocks: changes }: Decision): void => {
    orders.set(orderKey(order.buyerId, order.id), order);
    counters.set(
      counterKey(counter.buyerId, counter.concertId),
      seatsHad(counter.buyerId, counter.concertId) + counter.seats,
    );
    for (const change of changes) {
      const block = blocks.get(blockKeyText(change));
      if (block === undefined) throw new Error('A block vanished between its check and its write');
      put({ ...block, version: block.version + 1, seats: changedSeats(block, change) });
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
      async listAll(concertId) {
        return hallStatesOf(blocksOf(concertId));
      },
      async setClosed(concertId, _plan, closed) {
        for (const block of blocksOf(concertId)) put({ ...block, closed, version: block.version + 1 });
      },
    },

    orders: {
      async find(buyerId, orderId) {
        return orders.get(orderKey(buyerId, orderId));
      },
      async findStanding(buyerId, orderId, concertId) {
        return { order: orders.get(orderKey(buyerId, orderId)), seatsHad: seatsHad(buyerId, concertId) };
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
        if (!orderHolds(decision) || !counterHolds(decision) || !decision.blocks.every(blockHolds))
          return lose(decision);
        apply(decision);
        return { outcome: 'committed' };
      },
    },
  };
}

function changedSeats(block: SeatBlock, change: BlockChange): Record<string, string> {
  const seats = { ...block.seats };
  for (const code of change.codes) {
    if (change.kind === 'claim') seats[code] = change.value;
    else delete seats[code];
  }
  return seats;
}
