import type { getConcert as endpoint } from '../../contract/concerts.ts';
import { concertReply } from '../../domain/concert.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';
import { Reply } from '../../runtime/reply.ts';
import { createSharedAnswers } from '../shared-answers.ts';
import { listFreshSummaries } from '../summaries.ts';

export const getConcertHandler = (ports: Pick<Ports, 'concerts' | 'seatBlocks' | 'clock'>): Handle<typeof endpoint> => {
  const answers = createSharedAnswers(ports.clock);
  return async ({ params: { concertId } }) => {
    const body = await answers.get(concertId, async () => {
      const concert = await ports.concerts.find(concertId);
      if (concert === undefined) throw new Refusal('concert-not-found');
      const summaries = await listFreshSummaries(ports, [concert]);
      return { concert: concertReply(concert, summaries.get(concert.id), ports.clock()) };
    });
    return new Reply({ status: 200, body });
  };
};
