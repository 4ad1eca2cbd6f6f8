import type { Order } from '../../contract/orders.ts';
import type { SeatWish } from '../../domain/claim.ts';
import { claimSeatsHandler } from '../../handlers/http/claim-seats.ts';
import { Reply } from '../../runtime/reply.ts';
import { type Command, noFacts } from './command.ts';

export interface ClaimInput {
  readonly concertId: string;
  readonly key: string;
  readonly wish: SeatWish;
}

/** Some buyers live behind one address. */
export const addressOf = (accountId: string): string => `192.0.2.${Number(accountId.replace(/\D/g, '')) % 7}`;

export const claim: Command<ClaimInput, { order: Order }> = {
  name: 'claim',
  serve:
    (ports) =>
    async (account, { concertId, key, wish }) => {
      const request = { ...noFacts, sourceIp: addressOf(account.id) };
      const body = 'seatIds' in wish ? { seatIds: [...wish.seatIds] } : wish;
      const headers = { 'idempotency-key': key };
      const input = { params: { concertId }, query: undefined, headers, body, account, request };
      const reply = await claimSeatsHandler(ports)(input);
      return (reply instanceof Reply ? reply.body : reply) as { order: Order };
    },
};
