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
    return written(await getAvailabilityHandler(ports)({ ...rest, params })) as Availability;
  },
};

export const getConcert: Command<{ readonly concertId: string }, { concert: Concert }> = {
  name: 'get-concert',
  serve: (ports) => async (_, params) =>
    written(await getConcertHandler(ports)({ ...rest, params })) as { concert: Concert },
};

/** Both write their answer down themselves, once for everybody who asks. */
const written = (reply: unknown): unknown => JSON.parse(reply instanceof Reply ? String(reply.body) : '{}');
