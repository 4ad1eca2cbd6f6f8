import { createRecentCache } from '../../adapters/recent-cache.ts';
import type { getSeatMap as endpoint } from '../../contract/seat-map.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { SectionPlan } from '../../domain/seat-plan.ts';
import type { Handle } from '../../runtime/api.ts';
import { Reply } from '../../runtime/reply.ts';

/** However many look at it, a layout is written down once. */
const layoutsMax = 20;

export const getSeatMapHandler = ({ concerts, clock }: Pick<Ports, 'concerts' | 'clock'>): Handle<typeof endpoint> => {
  const layouts = createRecentCache<string>(Number.POSITIVE_INFINITY, layoutsMax, clock);
  return async ({ params: { concertId, version } }) => {
    const plan = (await concerts.find(concertId)) && (await concerts.findSeatPlan(concertId));
    if (plan === undefined) throw new Refusal('concert-not-found');
    if (plan.version !== version) throw new Refusal('seat-map-not-found');
    const body = await layouts.get(`${concertId}/${version}`, async () =>
      JSON.stringify({ concertId, version, sections: plan.sections.map(layoutOf) }),
    );
    return new Reply({ status: 200, headers: { 'cache-control': 'public, max-age=31536000, immutable' }, body });
  };
};

const layoutOf = ({ code, name, priceTierId, side, runs }: SectionPlan) => ({ code, name, priceTierId, side, runs });
