import fc from 'fast-check';
import type { NewConcert } from '../contract/admin.ts';
import type { Section } from '../contract/seat-map.ts';
import type { Concert } from './concert.ts';
import { capacityByTier, planSection, type SeatPlan } from './seat-plan.ts';

/** A section of any shape that an admin could make: rows with aisles, short and long. */
export const anySection = (code = 'STAL'): fc.Arbitrary<Section> =>
  fc
    .array(
      fc.array(fc.record({ gap: fc.integer({ min: 0, max: 3 }), length: fc.integer({ min: 1, max: 60 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    .map((rows) => ({
      code,
      name: 'Stalls',
      priceTierId: 'standard',
      runs: rows.flatMap((runs, at) => runsOf(`R${at}`, runs)),
    }));

function runsOf(row: string, runs: readonly { gap: number; length: number }[]): Section['runs'] {
  let next = 1;
  return runs.map(({ gap, length }) => {
    const from = next + gap;
    next = from + length;
    return { row, from, to: next - 1 };
  });
}

/** `rows` rows of `seats` seats: A, B, C … */
export const rectangle = (rows: number, seats: number, section: Partial<Section> = {}): Section => ({
  code: 'STAL',
  name: 'Stalls',
  priceTierId: 'standard',
  runs: Array.from({ length: rows }, (_, at) => ({ row: String.fromCharCode(65 + at), from: 1, to: seats })),
  ...section,
});

export const planOf = (...sections: Section[]): SeatPlan => ({ version: 'v1', sections: sections.map(planSection) });

/** A concert on sale at `nowMs`, 30 days before it starts. */
export function concertOnSale(plan: SeatPlan, nowMs: number, changes: Partial<Concert> = {}): Concert {
  const dayMs = 24 * 60 * 60 * 1000;
  const iso = (days: number) => new Date(nowMs + days * dayMs).toISOString();
  return {
    id: 'concert1',
    title: 'Night Ferry',
    artist: 'The Harbour Lights',
    description: '',
    venue: { name: 'Great Hall', city: 'Vienna', country: 'AT', timeZone: 'Europe/Vienna' },
    startsAt: iso(30),
    onSaleAt: iso(-1),
    salesEndAt: iso(30),
    currency: 'EUR',
    priceTiers: Object.entries(capacityByTier(plan)).map(([id, capacity]) => ({
      id,
      name: id,
      price: 6_000,
      capacity,
    })),
    seatsPerOrder: 4,
    seatsPerBuyer: 8,
    checkout: 'instant',
    holdMinutes: 10,
    salesMode: 'direct',
    seatMapVersion: plan.version,
    poster: null,
    version: 1,
    createdAt: iso(-2),
    updatedAt: iso(-2),
    ...changes,
  };
}

/** A concert as an admin sends it, on sale at `nowMs`. */
export function newConcertOnSale(sections: Section[], nowMs: number, changes: Partial<NewConcert> = {}): NewConcert {
  const { title, artist, venue, startsAt, onSaleAt, currency, priceTiers } = concertOnSale(planOf(...sections), nowMs);
  const tiers = priceTiers.map(({ id, name, price }) => ({ id, name, price }));
  return { title, artist, venue, startsAt, onSaleAt, currency, priceTiers: tiers, sections, ...changes };
}
