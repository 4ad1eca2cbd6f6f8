import * as z from 'zod/mini';
import { type Concert, localDateOf } from '../domain/concert.ts';
import type { ConcertPlace, ConcertRange, Concerts } from '../domain/ports.ts';
import { indexWords, matchesQuery, wordsOf } from '../domain/search-words.ts';
import { fromCursor, toCursor } from './cursors.ts';

export interface ConcertSearch {
  /** Words, or beginnings of words. */
  readonly text: string;
  /** Days in the venue's zone, inclusive. */
  readonly firstDay?: string | undefined;
  readonly lastDay?: string | undefined;
  /** Earliest start; ISO 8601 UTC. */
  readonly startsFrom?: string;
  /** Latest start, exclusive. */
  readonly startsBefore?: string;
  /** What else a concert must be; cheap, as it may be asked of many. */
  readonly isWanted?: (concert: Concert) => boolean;
  readonly cursor: string | undefined;
  readonly limit: number;
  readonly latestFirst: boolean;
}

const ConcertCursor = z.strictObject({
  startsAt: z.string().check(z.maxLength(30)),
  id: z.string().check(z.maxLength(12)),
});

const hourMs = 60 * 60 * 1000;
/** Zones reach from UTC−12 to UTC+14: a local day lies within these bounds of its UTC day. */
const earliestZoneHours = 14;
const latestZoneHours = 12;
/** A page that filters much away reads on, but not for ever. */
const readsMax = 20;

/** A page of concerts by start time. Deleted ones are left out. */
export async function findConcerts(
  concerts: Concerts,
  search: ConcertSearch,
): Promise<{ items: Concert[]; nextCursor: string | null }> {
  const query = wordsOf(search.text);
  const after = fromCursor(ConcertCursor, search.cursor);
  const matches = (concert: Concert) =>
    concert.deletedAt === undefined &&
    isInDays(concert, search) &&
    isMatch(concert, query) &&
    (search.isWanted?.(concert) ?? true);
  const { found, readTo }: Found =
    query.length > 0
      ? { found: await findByWords(concerts, search, query, after, matches) }
      : // Words that are only signs match nothing; no words match everything.
        search.text.trim() !== ''
        ? { found: [] }
        : await findByTime(concerts, search, after, matches);
  const items = found.slice(0, search.limit);
  const next = found.length > search.limit ? items.at(-1) : readTo;
  return { items, nextCursor: next === undefined ? null : toCursor({ startsAt: next.startsAt, id: next.id }) };
}

interface Found {
  readonly found: readonly Concert[];
  /** Where reading ended before the list did. */
  readonly readTo?: ConcertPlace | undefined;
}

const isMatch = ({ title, artist, venue }: Concert, query: readonly string[]): boolean =>
  query.length === 0 || matchesQuery(indexWords([title, artist, venue.name, venue.city]), query);

function isInDays(
  { startsAt, venue }: Concert,
  { firstDay, lastDay, startsFrom = '', startsBefore = '~' }: ConcertSearch,
): boolean {
  if (startsAt < startsFrom || startsAt >= startsBefore) return false;
  const day = localDateOf(startsAt, venue.timeZone);
  return (firstDay === undefined || firstDay <= day) && (lastDay === undefined || day <= lastDay);
}

/** The longest word leaves the fewest candidates; the rest is checked on the concerts themselves. */
async function findByWords(
  concerts: Concerts,
  search: ConcertSearch,
  query: readonly string[],
  after: ConcertPlace | undefined,
  matches: (concert: Concert) => boolean,
): Promise<Concert[]> {
  const longest = query.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const candidates = await concerts.findMany(await concerts.listIdsByWord(longest));
  const sorted = candidates.filter(matches).sort(byStart);
  const inOrder = search.latestFirst ? sorted.reverse() : sorted;
  return inOrder.filter(
    (concert) => after === undefined || byStart(after, concert) * (search.latestFirst ? -1 : 1) < 0,
  );
}

const byStart = (a: ConcertPlace, b: ConcertPlace): number => {
  const [left, right] = [`${a.startsAt}#${a.id}`, `${b.startsAt}#${b.id}`];
  if (left === right) return 0;
  return left < right ? -1 : 1;
};

async function findByTime(
  concerts: Concerts,
  search: ConcertSearch,
  after: ConcertPlace | undefined,
  matches: (concert: Concert) => boolean,
): Promise<Found> {
  const found: Concert[] = [];
  const range: ConcertRange = { ...boundsOf(search), limit: search.limit + 1, latestFirst: search.latestFirst };
  let place = after;
  for (let reads = 0; reads < readsMax && found.length <= search.limit; reads += 1) {
    const page = await concerts.list(place === undefined ? range : { ...range, after: place });
    found.push(...page.filter(matches));
    place = page.at(-1);
    if (page.length < range.limit) return { found };
  }
  return { found, readTo: place };
}

function boundsOf({ firstDay, lastDay, startsFrom, startsBefore }: ConcertSearch): Pick<ConcertRange, 'from' | 'to'> {
  const at = (day: string, hours: number) => new Date(Date.parse(`${day}T00:00:00Z`) + hours * hourMs).toISOString();
  const from = firstDay === undefined ? startsFrom : at(firstDay, -earliestZoneHours);
  return {
    ...(from !== undefined && { from }),
    ...(startsBefore !== undefined && { to: startsBefore }),
    ...(lastDay !== undefined && { to: at(lastDay, 24 + latestZoneHours) }),
  };
}
