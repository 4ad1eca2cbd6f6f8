import type { Concert } from '../../contract/concerts.ts';
import type { Availability } from '../../contract/seat-map.ts';
import { getAvailabilityHandler } from '../../handlers/http/get-availability.ts';
import { getConcertHandler } from '../../handlers/http/get-concert.ts';
import { Reply } from '../../runtime/reply.ts';
import { type Command, noFacts } from './command.ts';

const rest = { query: undefined, headers: undefined, body: undefined, account: undefined, request: noFacts };

export const getAvailability: Command<{ readonly concertId: string }, Availability> = {
  name: 'get-availability',
  serve: (ports) => async (_, params) => {
    const reply = await getAvailabilityHandler(ports)({ ...rest, params });
    return JSON.parse(reply instanceof Reply ? String(reply.body) : '{}') as Availability;
  },
};

export const getConcert: Command<{ readonly concertId: string }, { concert: Concert }> = {
  name: 'get-concert',
  serve: (ports) => async (_, params) => (await getConcertHandler(ports)({ ...rest, params })) as { concert: Concert },
};
