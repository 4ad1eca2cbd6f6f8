import { type MemoryBookings, memoryBookings } from '../../adapters/memory/bookings.ts';
import { blockKeyText, type Decision, type SeatChange } from '../../domain/decision.ts';
import type { Order } from '../../domain/order.ts';
import type { SeatBlock } from '../../domain/seat-block.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What a decision meets, as the memory adapter keeps it: whoever writes here writes into the storage. */
export interface Stored {
  /** By id; new ones are not there. */
  readonly orders: ReadonlyMap<string, Writable<Order>>;
  /** By buyer. */
  readonly seatsHad: ReadonlyMap<string, number>;
  /** By `blockKeyText`. */
  readonly blocks: ReadonlyMap<string, Writable<SeatBlock>>;
}

/** A condition left out: makes it true for the moment of the commit, then puts things right as the storage would. */
export interface Tampering {
  /** May hand back another decision. */
  readonly before: (decision: Decision, stored: Stored) => Decision;
  readonly after?: (decision: Decision, before: Stored, now: Stored) => void;
}

/** The memory bookings with a hole in their conditions. */
export function tamperedBookings({ before, after }: Tampering): MemoryBookings {
  const bookings = memoryBookings();
  const read = async ({ orders, blocks }: Decision): Promise<Stored> => {
    const states = await bookings.seatBlocks.listSeen(blocks);
    const found = blocks.flatMap((key) => states.get(key.section)?.get(key.block) ?? []);
    const stored = new Map<string, Order>();
    const seatsHad = new Map<string, number>();
    for (const { order } of orders) {
      const standing = await bookings.orders.findStanding(order.buyerId, order.id, order.concertId);
      if (standing.order !== undefined) stored.set(order.id, standing.order);
      seatsHad.set(order.buyerId, standing.seatsHad);
    }
    return {
      orders: stored,
      seatsHad,
      blocks: new Map(found.map((block) => [blockKeyText(block), block])),
    };
  };
  return {
    ...bookings,
    orders: {
      ...bookings.orders,
      async commit(decision) {
        const stored = await read(decision);
        const kept = { ...stored, orders: copyOf(stored.orders), blocks: copyOf(stored.blocks) };
        const result = await bookings.orders.commit(before(decision, stored));
        for (const [id, order] of stored.orders) Object.assign(order, kept.orders.get(id));
        for (const [key, block] of stored.blocks) Object.assign(block, kept.blocks.get(key));
        if (result.outcome === 'committed') after?.(decision, kept, await read(decision));
        return result;
      },
    },
  };
}

const copyOf = <T>(all: ReadonlyMap<string, T>) => new Map([...all].map(([key, each]) => [key, { ...each }]));

/** Gives the seats of one kind of change another value, for as long as the commit takes. */
export function setSeats(
  stored: Stored,
  decision: Decision,
  kind: SeatChange['kind'],
  tamperedValue: (change: SeatChange) => string | undefined,
): void {
  for (const key of decision.blocks) {
    const block = stored.blocks.get(blockKeyText(key));
    for (const change of block === undefined ? [] : key.seats.filter((seats) => seats.kind === kind)) {
      const value = tamperedValue(change);
      const others = Object.entries(block?.seats ?? {}).filter(([code]) => !change.codes.includes(code));
      const own = value === undefined ? [] : change.codes.map((code) => [code, value] as const);
      if (block !== undefined) block.seats = Object.fromEntries([...others, ...own]);
    }
  }
}
