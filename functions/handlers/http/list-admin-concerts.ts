import type * as z from 'zod/mini';
import type { AdminConcert, listAdminConcerts as endpoint } from '../../contract/admin.ts';
import { limits } from '../../contract/limits.ts';
import { mayHaveSaleStatus } from '../../domain/concert.ts';
import type { Handle } from '../../runtime/api.ts';
import { type AdminPorts, adminConcertReplies } from '../admin-concerts.ts';
import { type ConcertSearch, findConcerts } from '../find-concerts.ts';

/** A page that a status empties reads on, but not for ever: the cursor leads on from there. */
const readsMax = 10;

export const listAdminConcertsHandler =
  (ports: AdminPorts): Handle<typeof endpoint> =>
  async ({ query }) => {
    const { status, limit = limits.pageSize.default } = query;
    const search = searchOf(query, ports.clock());
    const items: AdminConcert[] = [];
    let cursor: string | null | undefined = query.cursor;
    for (let reads = 0; reads < readsMax && items.length < limit && cursor !== null; reads += 1) {
      const page = await findConcerts(ports.concerts, { ...search, cursor, limit: limit - items.length });
      const replies = await adminConcertReplies(ports, page.items);
      // Whether a sale is sold out stands in its count, which the search does not see.
      items.push(...replies.filter(({ saleStatus }) => status === undefined || saleStatus === status));
      cursor = page.nextCursor;
    }
    return { items, nextCursor: cursor ?? null };
  };

function searchOf(
  { q = '', when, status }: z.output<typeof endpoint.query>,
  nowMs: number,
): Omit<ConcertSearch, 'cursor' | 'limit'> {
  const now = new Date(nowMs).toISOString();
  return {
    text: q,
    latestFirst: when !== 'coming',
    ...(when === 'coming' && { startsFrom: now }),
    ...(when === 'past' && { startsBefore: now }),
    ...(status !== undefined && { isWanted: (concert) => mayHaveSaleStatus(concert, status, nowMs) }),
  };
}
