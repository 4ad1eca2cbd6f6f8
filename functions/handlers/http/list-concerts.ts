import type * as z from 'zod/mini';
import type { listConcerts as endpoint } from '../../contract/concerts.ts';
import { limits } from '../../contract/limits.ts';
import { concertReply } from '../../domain/concert.ts';
import type { Ports } from '../../domain/ports.ts';
import type { Handle } from '../../runtime/api.ts';
import { Reply } from '../../runtime/reply.ts';
import { type ConcertSearch, findConcerts } from '../find-concerts.ts';
import { createSharedAnswers } from '../shared-answers.ts';
import { listFreshSummaries } from '../summaries.ts';

type ListPorts = Pick<Ports, 'concerts' | 'seatBlocks' | 'clock'>;

export const listConcertsHandler = (ports: ListPorts): Handle<typeof endpoint> => {
  const answers = createSharedAnswers(ports.clock);
  return async ({ query }) => {
    const body = await answers.get(JSON.stringify(query), async () => {
      const now = ports.clock();
      const { items, nextCursor } = await findConcerts(ports.concerts, searchOf(query, now));
      const summaries = await listFreshSummaries(ports, items);
      return { items: items.map((concert) => concertReply(concert, summaries.get(concert.id), now)), nextCursor };
    });
    return new Reply({ status: 200, body });
  };
};

/** Without a day, the list begins with what is still to come. */
function searchOf({ q, date, from, to, cursor, limit }: z.output<typeof endpoint.query>, nowMs: number): ConcertSearch {
  const firstDay = date ?? from;
  return {
    text: q ?? '',
    ...(firstDay === undefined ? { startsFrom: new Date(nowMs).toISOString() } : { firstDay }),
    ...((date ?? to) !== undefined && { lastDay: date ?? to }),
    cursor,
    limit: limit ?? limits.pageSize.default,
    latestFirst: false,
  };
}
