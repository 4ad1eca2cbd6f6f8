import { createHash } from 'node:crypto';
import { createRecentCache } from '../../adapters/recent-cache.ts';
import type { getAvailability as endpoint } from '../../contract/seat-map.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type HallStates, renderSection } from '../../domain/seat-block.ts';
import type { SeatPlan } from '../../domain/seat-plan.ts';
import type { Handle } from '../../runtime/api.ts';
import { Reply } from '../../runtime/reply.ts';

type AvailabilityPorts = Pick<Ports, 'concerts' | 'seatBlocks' | 'clock'>;

const snapshotMaxAgeMs = 1_000;
/** The edge keeps it a second for everybody; browsers always ask. */
const cacheControl = 'public, max-age=0, s-maxage=1';

/** All seats of a concert, read at most once a second however many ask; lapsed holds show at the second they lapse. */
export const getAvailabilityHandler = ({ concerts, seatBlocks, clock }: AvailabilityPorts): Handle<typeof endpoint> => {
  const snapshots = createRecentCache<HallStates>(snapshotMaxAgeMs, 20, clock);
  const rendered = createRecentCache<{ body: string; etag: string }>(snapshotMaxAgeMs, 20, clock);

  return async ({ params: { concertId }, request }) => {
    const plan = (await concerts.find(concertId)) && (await concerts.findSeatPlan(concertId));
    if (plan === undefined) throw new Refusal('concert-not-found');
    const second = Math.floor(clock() / 1000);
    const { body, etag } = await rendered.get(`${concertId}@${second}`, async () => {
      const snapshot = await snapshots.get(concertId, () => seatBlocks.listAll(concertId, plan));
      return render(concertId, plan, snapshot, second);
    });
    const headers = { etag, 'cache-control': cacheControl };
    if (isKnown(etag, request.headers['if-none-match'])) return new Reply({ status: 304, headers });
    return new Reply({ status: 200, headers, body });
  };
};

/** Whoever compresses on the way makes the tag a weak one; to be the same is all that is asked. */
const isKnown = (etag: string, known = '') => known.split(/,\s*/).some((each) => each.replace(/^W\//, '') === etag);

function render(concertId: string, plan: SeatPlan, snapshot: HallStates, now: number): { body: string; etag: string } {
  const sections = plan.sections.map(
    (section) => [section.code, renderSection(section, snapshot.get(section.code) ?? new Map(), now)] as const,
  );
  const body = JSON.stringify({ concertId, seatMapVersion: plan.version, sections: Object.fromEntries(sections) });
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}
