import type { getSeatMap as endpoint } from '../../contract/seat-map.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';
import { Reply } from '../../runtime/reply.ts';

export const getSeatMapHandler =
  ({ concerts }: Pick<Ports, 'concerts'>): Handle<typeof endpoint> =>
  async ({ params: { concertId, version } }) => {
    const plan = (await concerts.find(concertId)) && (await concerts.findSeatPlan(concertId));
    if (plan === undefined) throw new Refusal('concert-not-found');
    if (plan.version !== version) throw new Refusal('seat-map-not-found');
    const sections = plan.sections.map(({ code, name, priceTierId, side, runs }) => ({
      code,
      name,
      priceTierId,
      side,
      runs,
    }));
    return new Reply({
      status: 200,
      headers: { 'cache-control': 'public, max-age=31536000, immutable' },
      body: { concertId, version, sections },
    });
  };
