import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import type { SeatMap, Section } from '@frontrow/functions/contract/seat-map.ts';
import type { Seat } from './create-picks.ts';
import { availabilityOf, type SeatAvailability } from './seat-state.ts';

interface Place {
  section: Section;
  row: string;
  number: number;
  /** In the section's availability text. */
  index: number;
}

function findPlace(hall: SeatMap, seatId: string): Place | undefined {
  const [code, row, digits] = seatId.split('-');
  const number = Number(digits);
  const section = hall.sections.find((candidate) => candidate.code === code);
  let firstIndex = 0;
  for (const run of section?.runs ?? []) {
    if (section && run.row === row && run.from <= number && number <= run.to) {
      return { section, row, number, index: firstIndex + number - run.from };
    }
    firstIndex += run.to - run.from + 1;
  }
  return undefined;
}

/** A seat of the hall by its id, told as a buyer is told of it; undefined where the hall has none such. */
export function findSeat(hall: SeatMap, concert: Concert, seatId: string): Seat | undefined {
  const place = findPlace(hall, seatId);
  if (!place) return undefined;
  const { section, row, number } = place;
  const tier = concert.priceTiers.find(({ id }) => id === section.priceTierId);
  return { id: seatId, sectionName: section.name, row, number, tierName: tier?.name ?? '', price: tier?.price ?? 0 };
}

/** What the availability texts say of a seat; undefined before they are known. */
export function findAvailability(
  hall: SeatMap,
  texts: Record<string, string>,
  seatId: string,
): SeatAvailability | undefined {
  const place = findPlace(hall, seatId);
  const text = place && texts[place.section.code];
  return text === undefined ? undefined : availabilityOf(text[place?.index ?? 0]);
}
