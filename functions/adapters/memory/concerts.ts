import { type Concert, type Summary, summaryMaxAgeMs } from '../../domain/concert.ts';
import type { Concerts } from '../../domain/ports.ts';
import { indexWords } from '../../domain/search-words.ts';
import type { SeatPlan } from '../../domain/seat-plan.ts';
import type { MemoryBookings } from './bookings.ts';

const place = ({ startsAt, id }: { startsAt: string; id: string }) => `${startsAt}#${id}`;

export function memoryConcerts(bookings: MemoryBookings): Concerts {
  const concerts = new Map<string, Concert>();
  const plans = new Map<string, SeatPlan>();
  const summaries = new Map<string, Summary>();
  const turns = new Map<string, number>();

  return {
    async find(id) {
      const concert = concerts.get(id);
      return concert?.deletedAt === undefined ? concert : undefined;
    },
    async findNow(id) {
      return concerts.get(id);
    },
    async findMany(ids) {
      return ids.flatMap((id) => concerts.get(id) ?? []);
    },
    async list({ from = '', to = '~', after, limit, latestFirst = false }) {
      const isBehind = (concert: Concert) =>
        after === undefined || (latestFirst ? place(concert) < place(after) : place(concert) > place(after));
      const inRange = [...concerts.values()].filter(
        (concert) => from <= concert.startsAt && concert.startsAt < to && isBehind(concert),
      );
      const sorted = inRange.sort((a, b) => (place(a) < place(b) ? -1 : 1));
      return (latestFirst ? sorted.reverse() : sorted).slice(0, limit);
    },
    async listIdsByWord(word) {
      const matches = ({ title, artist, venue }: Concert) =>
        indexWords([title, artist, venue.name, venue.city]).some((of) => of.startsWith(word));
      return [...concerts.values()].filter(matches).map(({ id }) => id);
    },
    async findSeatPlan(concertId) {
      return plans.get(concertId);
    },
    async create(concert, plan) {
      bookings.createBlocks(concert.id, plan);
      plans.set(concert.id, plan);
      concerts.set(concert.id, concert);
    },
    async update(before, after) {
      const stored = concerts.get(before.id);
      if (stored?.version !== before.version || stored.deletedAt !== undefined) return 'stale';
      concerts.set(after.id, { ...after, poster: stored.poster });
      return 'updated';
    },
    async setPoster(concertId, poster) {
      const stored = concerts.get(concertId);
      if (stored === undefined || stored.deletedAt !== undefined) return { outcome: 'gone' };
      concerts.set(concertId, { ...stored, poster });
      return { outcome: 'set', keyBefore: stored.poster?.key };
    },
    async remove(concert, _plan, deletedAt) {
      const before = concerts.get(concert.id);
      if (before?.closingUntil !== concert.closingUntil) return { outcome: 'taken' };
      concerts.set(concert.id, { ...concert, deletedAt, poster: null, version: concert.version + 1 });
      plans.delete(concert.id);
      summaries.delete(concert.id);
      bookings.removeBlocks(concert.id);
      return { outcome: 'removed', posterKey: before?.poster?.key };
    },
    async listSummaries(ids) {
      return new Map(ids.flatMap((id) => (summaries.has(id) ? [[id, summaries.get(id) as Summary] as const] : [])));
    },
    async findSummary(id) {
      return summaries.get(id);
    },
    async setBusyUntil(concertId, busyUntil, waitedMs) {
      summaries.set(concertId, {
        available: {},
        sold: 0,
        countedAt: 0,
        ...summaries.get(concertId),
        busyUntil,
        waitedMs,
      });
    },
    async takeTurnToCount(concertId, nowMs) {
      const turn = turns.get(concertId);
      if (turn !== undefined && turn > nowMs - summaryMaxAgeMs) return false;
      turns.set(concertId, nowMs);
      return true;
    },
    async putSummary(concertId, summary) {
      summaries.set(concertId, { ...summaries.get(concertId), ...summary });
    },
  };
}
