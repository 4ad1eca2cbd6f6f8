import type { Order } from '@frontrow/functions/contract/orders.ts';
import type { Finding } from '../check-bookings.ts';
import { table, whole } from '../report.ts';
import type { TimedClaim } from './claim-log.ts';

/** How an order ended, and what became of the money. */
export type EndOfOrder = `${Order['status']}${'' | ', paid' | ', paid and given back' | ', paid for nothing'}`;

export function endOf({ status, payment, refund }: Order): EndOfOrder {
  if (payment?.status !== 'captured') return status;
  if (refund?.status === 'done') return `${status}, paid and given back`;
  return status === 'confirmed' ? 'confirmed, paid' : `${status}, paid for nothing`;
}

/** One line for every end that orders of the users of a flow came to. */
export function endsTable(orders: readonly Order[], claims: readonly TimedClaim[]): string {
  const whoAsked = new Map(
    claims.flatMap(({ who, result }) => (result.outcome === 'granted' ? [[result.orderId, who]] : [])),
  );
  const groups = Map.groupBy(orders, (order) => `${whoAsked.get(order.id) ?? 'refused'} | ${endOf(order)}`);
  const lines = [...groups]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, of]) => [name, whole(of.length), whole(of.reduce((sum, { seats }) => sum + seats.length, 0))]);
  return table([['users', 'their orders ended', 'orders', 'seats'], ['---', '---', '--:', '--:'], ...lines]);
}

/** A run that never came to what it is there to show has proved nothing of it. */
export const checkEnds = (orders: readonly Order[], shows: readonly EndOfOrder[] = []): Finding[] =>
  shows
    .filter((end) => !orders.some((order) => endOf(order) === end))
    .map((end) => ({ rule: 'nothing-shown', detail: `no order ended as “${end}”` }));
