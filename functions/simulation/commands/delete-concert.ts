import { deleteConcertHandler } from '../../handlers/http/delete-concert.ts';
import { type Command, noFacts } from './command.ts';

export const deleteConcert: Command<{ readonly concertId: string }, undefined> = {
  name: 'delete-concert',
  serve: (ports) => async (account, params) => {
    const input = { params, query: undefined, headers: undefined, body: undefined, account, request: noFacts };
    await deleteConcertHandler(ports)(input);
    return undefined;
  },
};
