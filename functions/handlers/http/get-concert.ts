import type { getConcert as endpoint } from '../../contract/concerts.ts';
import { concertReply } from '../../domain/concert.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';
import { listFreshSummaries } from '../summaries.ts';

export const getConcertHandler =
  (ports: Pick<Ports, 'concerts' | 'seatBlocks' | 'clock'>): Handle<typeof endpoint> =>
  async ({ params }) => {
    const concert = await ports.concerts.find(params.concertId);
    if (concert === undefined) throw new Refusal('concert-not-found');
    const summaries = await listFreshSummaries(ports, [concert]);
    return { concert: concertReply(concert, summaries.get(concert.id), ports.clock()) };
  };
