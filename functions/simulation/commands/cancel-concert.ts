import { cancelConcertHandler } from '../../handlers/http/cancel-concert.ts';
import { type Command, noFacts } from './command.ts';

/** Calls a concert off; `isDone` once no seat is anybody's. */
export const cancelConcert: Command<{ readonly concertId: string }, { isDone: boolean }> = {
  name: 'cancel-concert',
  serve: (ports) => async (account, params) => {
    const input = { params, query: undefined, headers: undefined, body: undefined, account, request: noFacts };
    const { isDone } = (await cancelConcertHandler(ports)(input)) as { isDone: boolean };
    return { isDone };
  },
};
