import type { ConcertSales } from '../contract/sales.ts';
import { seatStateCharacters } from '../contract/seat-map.ts';
import type { Order } from './order.ts';
import { type EpochSeconds, type HallStates, renderSection } from './seat-block.ts';
import type { SeatPlan } from './seat-plan.ts';

type SeatCounts = ConcertSales['seats'][number];

/** How many seats of each price tier are in which state. */
export function countSeatStates(plan: SeatPlan, blocks: HallStates, now: EpochSeconds): SeatCounts[] {
  const byTier = new Map<string, SeatCounts>();
  for (const section of plan.sections) {
    const { priceTierId } = section;
    const counts = byTier.get(priceTierId) ?? { priceTierId, available: 0, held: 0, sold: 0, withdrawn: 0 };
    byTier.set(priceTierId, counts);
    for (const character of renderSection(section, blocks.get(section.code) ?? new Map(), now)) {
      const state = stateOfCharacter.get(character);
      if (state !== undefined) counts[state] += 1;
    }
  }
  return [...byTier.values()];
}

const stateOfCharacter = new Map(
  Object.entries(seatStateCharacters).map(([state, character]) => [
    character as string,
    state as keyof typeof seatStateCharacters,
  ]),
);

export type SalesTally = Pick<ConcertSales, 'takings' | 'minutes' | 'orders'>;

/** What these orders come to: takings of those that stand, and claims by the minute they were accepted in. */
export function tallyOrders(orders: readonly Order[]): SalesTally {
  const takings = new Map<string, SalesTally['takings'][number]>();
  const minutes = new Map<string, SalesTally['minutes'][number]>();
  for (const { status, seats, createdAt } of orders) {
    const minute = `${createdAt.slice(0, 'YYYY-MM-DDTHH:MM'.length)}:00Z`;
    const claims = minutes.get(minute) ?? { minute, claims: 0, granted: 0 };
    minutes.set(minute, claims);
    claims.claims += 1;
    if (status !== 'queued' && status !== 'refused') claims.granted += 1;
    if (status !== 'confirmed') continue;
    for (const { priceTierId, price } of seats) {
      const of = takings.get(priceTierId) ?? { priceTierId, seats: 0, amount: 0 };
      takings.set(priceTierId, of);
      of.seats += 1;
      of.amount += price;
    }
  }
  return {
    takings: [...takings.values()],
    minutes: [...minutes.values()].sort((a, b) => (a.minute < b.minute ? -1 : 1)),
    orders: orders.length,
  };
}
