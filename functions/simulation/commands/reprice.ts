import type { AdminConcert } from '../../contract/admin.ts';
import { getAdminConcertHandler } from '../../handlers/http/get-admin-concert.ts';
import { updateConcertHandler } from '../../handlers/http/update-concert.ts';
import { type Command, noFacts } from './command.ts';

const rest = { query: undefined, headers: undefined, request: noFacts };

export const getAdminConcert: Command<{ readonly concertId: string }, { concert: AdminConcert }> = {
  name: 'get-admin-concert',
  serve: (ports) => async (account, params) => {
    const input = { ...rest, params, body: undefined, account };
    return (await getAdminConcertHandler(ports)(input)) as { concert: AdminConcert };
  },
};

export interface RepriceInput {
  readonly concertId: string;
  readonly version: number;
  readonly priceTierId: string;
  readonly price: number;
}

export const reprice: Command<RepriceInput, { concert: AdminConcert }> = {
  name: 'reprice',
  serve:
    (ports) =>
    async (account, { concertId, version, priceTierId, price }) => {
      const body = { version, priceTiers: [{ id: priceTierId, price }] };
      const input = { ...rest, params: { concertId }, body, account };
      return (await updateConcertHandler(ports)(input)) as { concert: AdminConcert };
    },
};
