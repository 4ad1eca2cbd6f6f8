import type { Concert } from '../../domain/concert.ts';
import type { Order } from '../../domain/order.ts';
import type { SeatBlock } from '../../domain/seat-block.ts';
import { blockLength, type SeatPlan, seatCodes } from '../../domain/seat-plan.ts';
import type { Cloud } from './cloud.ts';
import type { Hall } from './hall.ts';

/** Everything that is stored, read at one moment. */
export interface Tables {
  readonly concerts: readonly Concert[];
  readonly blocks: readonly SeatBlock[];
  readonly orders: readonly Order[];
  /** Seats by buyer and concert, `<buyer>/<concert>`; those at 0 are left out. */
  readonly counters: ReadonlyMap<string, number>;
}

export async function readTables(cloud: Cloud, halls: readonly Hall[], buyerIds: readonly string[]): Promise<Tables> {
  const { concerts, orders, seatBlocks } = cloud.portsFor(0);
  const counters = new Map<string, number>();
  const blocks: SeatBlock[] = [];
  const allOrders: Order[] = [];
  for (const { concert, plan } of halls) {
    const states = await seatBlocks.listAll(concert.id, plan, { strong: true });
    blocks.push(...[...states.values()].flatMap((section) => [...section.values()]));
    allOrders.push(...(await orders.listOfConcert(concert.id, { limit: Number.POSITIVE_INFINITY })));
    for (const buyerId of buyerIds) {
      const { seatsHad } = await orders.findStanding(buyerId, '', concert.id);
      if (seatsHad !== 0) counters.set(`${buyerId}/${concert.id}`, seatsHad);
    }
  }
  return {
    concerts: await concerts.findMany(halls.map(({ concert }) => concert.id)),
    blocks,
    orders: allOrders,
    counters,
  };
}

/** Values of the taken seats of a concert by seat id, in the order of the hall. */
export function takenSeats(plan: SeatPlan, blocks: readonly SeatBlock[], concertId: string): Map<string, string> {
  const taken = new Map<string, string>();
  for (const section of plan.sections) {
    const ids = section.runs.flatMap(({ row, from, to }) =>
      Array.from({ length: to - from + 1 }, (_, at) => `${section.code}-${row}-${from + at}`),
    );
    for (const block of blocks) {
      if (block.concertId !== concertId || block.section !== section.code) continue;
      for (let at = 0; at < blockLength(section, block.block); at += 1) {
        const value = block.seats[seatCodes[at] ?? ''];
        if (value !== undefined) taken.set(ids[(section.blockStarts[block.block] ?? 0) + at] ?? '', value);
      }
    }
  }
  return taken;
}
