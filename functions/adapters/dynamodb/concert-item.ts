import type { Section } from '../../contract/seat-map.ts';
import type { Concert } from '../../domain/concert.ts';
import { indexWords } from '../../domain/search-words.ts';
import { planSection, type SeatPlan, type SectionPlan } from '../../domain/seat-plan.ts';
import { byStart, type Key, keys } from './keys.ts';

export type ConcertItem = Record<string, unknown>;

export function concertItem(concert: Concert): ConcertItem {
  return {
    ...keys.concert(concert.id),
    GSI1PK: byStart.partition,
    GSI1SK: byStart.sort(concert.startsAt, concert.id),
    ...concert,
  };
}

export function concertFromItem({ PK, SK, GSI1PK, GSI1SK, ...concert }: ConcertItem): Concert {
  return concert as unknown as Concert;
}

/** The words under which a concert is found. */
export const wordsOfConcert = ({ title, artist, venue }: Concert): string[] =>
  indexWords([title, artist, venue.name, venue.city]);

export const wordKeys = (concert: Concert): Key[] => wordsOfConcert(concert).map((word) => keys.word(word, concert.id));

/** A section as one item; runs as short texts, `A 1 24`, to read a stadium's layout in few units. */
export function sectionItem(concertId: string, at: number, section: SectionPlan): ConcertItem {
  return {
    ...keys.section(concertId, at),
    code: section.code,
    name: section.name,
    priceTierId: section.priceTierId,
    side: section.side,
    runs: section.runs.map(({ row, from, to }) => `${row} ${from} ${to}`),
  };
}

/** The seat plan from its section items, which come in the order of their keys. */
export function seatPlanFromItems(version: string, items: readonly ConcertItem[]): SeatPlan {
  return {
    version,
    sections: items.map(({ code, name, priceTierId, side, runs }) =>
      planSection({ code, name, priceTierId, side, runs: (runs as string[]).map(runFromText) } as Section),
    ),
  };
}

function runFromText(text: string): Section['runs'][number] {
  const [row = '', from, to] = text.split(' ');
  return { row, from: Number(from), to: Number(to) };
}
