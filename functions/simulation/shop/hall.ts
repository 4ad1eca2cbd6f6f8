import type { Section } from '../../contract/seat-map.ts';
import type { Concert } from '../../domain/concert.ts';
import type { BlockKey } from '../../domain/decision.ts';
import { rushMs } from '../../domain/sales-mode.ts';
import { capacityByTier, planSection, type SeatPlan } from '../../domain/seat-plan.ts';
import type { Random } from '../stage/random.ts';

/** A concert with its hall, as everybody knew it when the sale opened. */
export interface Hall {
  readonly concert: Concert;
  readonly plan: SeatPlan;
  /** In the order of the sections' lines. */
  readonly seatIds: readonly string[];
}

export interface HallSize {
  readonly sections: number;
  readonly rowsMax: number;
  readonly rowSeatsMax: number;
}

const hourMs = 60 * 60 * 1000;
const letter = (at: number) => String.fromCharCode(65 + at);

export const allBlockKeys = (concertId: string, plan: SeatPlan): BlockKey[] =>
  plan.sections.flatMap(({ code, blockStarts }) =>
    blockStarts.map((_, block) => ({ concertId, section: code, block })),
  );

export const seatIdsOf = (plan: SeatPlan): string[] =>
  plan.sections.flatMap(({ code, runs }) =>
    runs.flatMap(({ row, from, to }) =>
      Array.from({ length: to - from + 1 }, (_, at) => `${code}-${row}-${from + at}`),
    ),
  );

/** Draws a hall of a few sections in one or two price tiers; some rows have an aisle. */
export function drawHall(id: string, size: HallSize, startMs: number, random: Random): Hall {
  const tiers = random.between(1, Math.min(2, size.sections));
  const sections = Array.from({ length: size.sections }, (_, at) =>
    planSection({
      code: `S${at}`,
      name: `Section ${at}`,
      priceTierId: `tier${at % tiers}`,
      runs: drawRuns(random.between(1, size.rowsMax), random.between(2, size.rowSeatsMax), random),
    }),
  );
  const plan: SeatPlan = { version: 'v1', sections };
  return { concert: concertOf(id, plan, startMs, random), plan, seatIds: seatIdsOf(plan) };
}

function drawRuns(rows: number, seats: number, random: Random): Section['runs'] {
  return Array.from({ length: rows }, (_, at) => letter(at)).flatMap((row) => {
    const aisle = seats > 3 && random.chance(0.2) ? random.between(2, seats - 2) : undefined;
    if (aisle === undefined) return [{ row, from: 1, to: seats }];
    return [
      { row, from: 1, to: aisle },
      { row, from: aisle + 2, to: seats + 1 },
    ];
  });
}

/** Half of the concerts are sold directly. The rush of an `auto` one ends while the others still buy. */
function drawSale(startMs: number, random: Random): { salesMode: Concert['salesMode']; onSaleAtMs: number } {
  const onSaleAtMs = startMs + random.pick([0, random.between(0, 2_000)]);
  if (random.chance(0.5)) return { salesMode: 'direct', onSaleAtMs };
  if (random.chance(0.6)) return { salesMode: 'queued', onSaleAtMs };
  return { salesMode: 'auto', onSaleAtMs: startMs - rushMs + random.pick([0, random.between(0, 8_000)]) };
}

function concertOf(id: string, plan: SeatPlan, startMs: number, random: Random): Concert {
  const { salesMode, onSaleAtMs } = drawSale(startMs, random);
  const iso = (ms: number) => new Date(ms).toISOString();
  const seatsPerOrder = random.between(2, 8);
  return {
    id,
    title: `Concert ${id}`,
    artist: 'The Harbour Lights',
    description: '',
    venue: { name: 'Great Hall', city: 'Vienna', country: 'AT', timeZone: 'Europe/Vienna' },
    startsAt: iso(onSaleAtMs + 30 * 24 * hourMs),
    onSaleAt: iso(onSaleAtMs),
    salesEndAt: iso(onSaleAtMs + 30 * 24 * hourMs),
    currency: 'EUR',
    priceTiers: Object.entries(capacityByTier(plan)).map(([tierId, capacity]) => ({
      id: tierId,
      name: tierId,
      price: random.between(1, 200) * 50,
      capacity,
    })),
    seatsPerOrder,
    seatsPerBuyer: random.between(seatsPerOrder, 10),
    checkout: random.chance(0.5) ? 'payment' : 'instant',
    // Some shorter than any admin may say, so that they run out while calls fail; longer than any call may take.
    holdMinutes: random.pick([0.25, 0.25, 1, 10]),
    networkShare: random.pick([5, 5, 100]),
    salesMode,
    seatMapVersion: plan.version,
    poster: null,
    version: 1,
    createdAt: iso(onSaleAtMs - hourMs),
    updatedAt: iso(onSaleAtMs - hourMs),
  };
}
