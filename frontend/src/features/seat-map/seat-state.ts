import { seatStateCharacters } from '@frontrow/functions/contract/seat-map.ts';

/** What the shop says of a seat. */
export type SeatAvailability = keyof typeof seatStateCharacters;

/** What the reader sees: the shop's word, and over it what the reader did. */
export type SeatState = SeatAvailability | 'selected' | 'lost' | 'held-by-me' | 'own';

const availabilities = new Map<string, SeatAvailability>(
  Object.entries(seatStateCharacters).map(([name, character]) => [character, name as SeatAvailability]),
);

/** A character that a later version of the shop may send stands for a seat that cannot be had. */
export const availabilityOf = (character: string | undefined): SeatAvailability =>
  availabilities.get(character ?? '') ?? 'withdrawn';

/** How many seats of an availability text can be had. */
export function countAvailable(text: string): number {
  let count = 0;
  for (const character of text) if (character === seatStateCharacters.available) count += 1;
  return count;
}
