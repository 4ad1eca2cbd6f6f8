import type { listAdminConcerts as endpoint } from '../../contract/admin.ts';
import { limits } from '../../contract/limits.ts';
import type { Handle } from '../../runtime/api.ts';
import { type AdminPorts, adminConcertReplies } from '../admin-concerts.ts';
import { findConcerts } from '../find-concerts.ts';

export const listAdminConcertsHandler =
  (ports: AdminPorts): Handle<typeof endpoint> =>
  async ({ query: { q = '', cursor, limit = limits.pageSize.default } }) => {
    const { items, nextCursor } = await findConcerts(ports.concerts, { text: q, cursor, limit, latestFirst: true });
    return { items: await adminConcertReplies(ports, items), nextCursor };
  };
