import { type Section, seatStateCharacters } from '@frontrow/functions/contract/seat-map.ts';

export type SeatStatus = keyof typeof seatStateCharacters;
export type SeatFigures = Record<SeatStatus, number> & { capacity: number };

const statuses = Object.entries(seatStateCharacters) as [SeatStatus, string][];
const noSeats = (): SeatFigures => ({ available: 0, held: 0, sold: 0, withdrawn: 0, capacity: 0 });

/** Seats of each price tier by state, as the availability texts tell; sections that are not known yet are left out. */
export function seatFigures(
  sections: readonly Pick<Section, 'code' | 'priceTierId'>[],
  texts: Readonly<Record<string, string>>,
): Map<string, SeatFigures> {
  const byTier = new Map<string, SeatFigures>();
  for (const { code, priceTierId } of sections) {
    const figures = byTier.get(priceTierId) ?? noSeats();
    byTier.set(priceTierId, figures);
    const text = texts[code] ?? '';
    figures.capacity += text.length;
    for (const [status, character] of statuses) figures[status] += text.split(character).length - 1;
  }
  return byTier;
}

/** Of one section. */
export const sectionFigures = (availability: string): SeatFigures =>
  totalFigures(seatFigures([{ code: '', priceTierId: '' }], { '': availability }).values());

export function totalFigures(all: Iterable<SeatFigures>): SeatFigures {
  const total = noSeats();
  for (const figures of all) {
    for (const key of Object.keys(total) as (keyof SeatFigures)[]) total[key] += figures[key];
  }
  return total;
}
