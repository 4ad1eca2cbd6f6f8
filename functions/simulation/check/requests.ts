import type { Order } from '../../contract/orders.ts';
import type { ClaimInput } from '../commands/claim.ts';
import type { Evidence, Exchange } from './evidence.ts';
import { seatIdsOfWish } from './wishes.ts';

export interface ClaimExchange extends Exchange {
  readonly input: ClaimInput;
}

export const claimsOf = ({ exchanges }: Evidence): ClaimExchange[] =>
  [...exchanges.values()]
    .filter(({ invoke }) => invoke.command === 'claim')
    .map((exchange) => ({ ...exchange, input: exchange.invoke.input as ClaimInput }));

/** The orders that a reply shows, whichever command it answers. */
export function ordersIn({ told }: Exchange): Order[] {
  if (told?.told.outcome !== 'ok') return [];
  const reply = (told.told.reply ?? {}) as { order?: Order; items?: Order[] };
  return [...(reply.order ? [reply.order] : []), ...(reply.items ?? [])];
}

/** The same text for requests that ask for the same. */
export const bodyText = ({ concertId, wish }: ClaimInput): string =>
  JSON.stringify([concertId, seatIdsOfWish(wish)?.toSorted() ?? wish]);
