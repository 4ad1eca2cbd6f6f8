import { type MemoryBookings, memoryBookings } from '../../adapters/memory/bookings.ts';
import { blockKeyText, type Decision, type OrderChange, type SeatChange } from '../../domain/decision.ts';
import type { Order } from '../../domain/order.ts';
import type { SeatBlock } from '../../domain/seat-block.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What a decision meets, as the memory adapter keeps it: whoever writes here writes into the storage. */
export interface Stored {
  readonly order: Writable<Order> | undefined;
  readonly seatsHad: number;
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
    const [{ order }] = orders as [OrderChange];
    const states = await bookings.seatBlocks.listSeen(blocks);
    const found = blocks.flatMap((key) => states.get(key.section)?.get(key.block) ?? []);
    const standing = await bookings.orders.findStanding(order.buyerId, order.id, order.concertId);
    return {
      order: standing.order,
      seatsHad: standing.seatsHad,
      blocks: new Map(found.map((block) => [blockKeyText(block), block])),
    };
  };
  return {
    ...bookings,
    orders: {
      ...bookings.orders,
      async commit(decision) {
        const stored = await read(decision);
        const kept = { ...stored, order: stored.order && { ...stored.order }, blocks: copyOf(stored.blocks) };
        const result = await bookings.orders.commit(before(decision, stored));
        if (stored.order !== undefined && kept.order !== undefined) Object.assign(stored.order, kept.order);
        for (const [key, block] of stored.blocks) Object.assign(block, kept.blocks.get(key));
        if (result.outcome === 'committed') after?.(decision, kept, await read(decision));
        return result;
      },
    },
  };
}

const copyOf = (blocks: Stored['blocks']) => new Map([...blocks].map(([key, block]) => [key, { ...block }]));

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
