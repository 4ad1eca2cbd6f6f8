import { type Order, seatValueOf } from '../../domain/order.ts';
import { type Check, type Evidence, type Of, requestOf } from './evidence.ts';
import { type Log, valueAt } from './log.ts';

/** Nobody is told that their seats have gone to somebody who came into the same line after them. */
export const claimOrder: Check = {
  rule: 'I16 claims of a line are served in their order',
  aim: 'safety',
  run(evidence) {
    // Where batches are shuffled on purpose, no order is promised.
    if ('batch out of order' in evidence.world.lineRates) return [];
    const places = placesInLine(evidence);
    return [...evidence.orders].flatMap(([orderId, log]) => {
      const refused = log.find(({ value }) => value.refusal?.code === 'seats-taken');
      const place = places.get(orderId);
      if (refused === undefined || place === undefined) return [];
      const owners = (at: number) =>
        refused.value.seats.flatMap(({ id }) => ownerOf(evidence.orders, refused.value.concertId, id, at) ?? []);
      const later = owners(refused.at).find((owner) => {
        const since = evidence.orders.get(owner)?.find(({ value }) => seatValueOf(value) !== undefined)?.at ?? 0;
        const writer = evidence.exchanges.get(requestOf(evidence.history.entries[since]));
        if (writer?.invoke.command !== 'settle') return false;
        // Was another seat somebody's while that was decided, or the limit reached, the rest was anybody's.
        return placesBetween(evidence, writer.invokedAt, since).every(
          (at) =>
            hadShareLeft(evidence, refused.value, at) &&
            owners(at).every((each) => at === since && isBehind(places.get(each), place)),
        );
      });
      if (later === undefined) return [];
      return [{ atMs: refused.atMs, what: `order ${orderId} loses its seats to ${later}, which came later` }];
    });
  },
};

/** Where seats changed hands between these places of the history, the last one included. */
const placesBetween = ({ commits }: Evidence, from: number, to: number): number[] => [
  from,
  ...commits.flatMap(({ at }) => (at > from && at <= to ? [at] : [])),
];

/** Whether the buyer's limit would have let them have these seats then. */
function hadShareLeft({ orders, world }: Evidence, { buyerId, concertId, seats }: Order, at: number): boolean {
  const concert = world.halls.find((hall) => hall.concert.id === concertId)?.concert;
  const had = [...orders.values()].reduce((sum, log) => {
    const order = valueAt(log, at);
    const isCounted = order?.buyerId === buyerId && order.concertId === concertId && seatValueOf(order) !== undefined;
    return isCounted ? sum + order.seats.length : sum;
  }, 0);
  return had + seats.length <= (concert?.seatsPerBuyer ?? 0);
}

type Place = Pick<Of<'enqueued'>, 'groupId'> & { readonly at: number };

const isBehind = (one: Place | undefined, other: Place): boolean =>
  one !== undefined && one.groupId === other.groupId && one.at > other.at;

/** Where orders came into the line first; those that stood in several lines, or were laid aside, have no place. */
function placesInLine({ history }: Evidence): Map<string, Place> {
  const places = new Map<string, Place>();
  const astray = new Set<string>();
  for (const [at, entry] of history.entries.entries()) {
    if (entry.kind === 'dead') astray.add(entry.orderId);
    if (entry.kind !== 'enqueued' || entry.isDropped) continue;
    const known = places.get(entry.orderId);
    if (known === undefined) places.set(entry.orderId, { groupId: entry.groupId, at });
    else if (known.groupId !== entry.groupId) astray.add(entry.orderId);
  }
  return new Map([...places].filter(([orderId]) => !astray.has(orderId)));
}

function ownerOf(orders: ReadonlyMap<string, Log<Order>>, concertId: string, seatId: string, at: number) {
  for (const [orderId, log] of orders) {
    const order = valueAt(log, at);
    if (order?.concertId !== concertId || seatValueOf(order) === undefined) continue;
    if (order.seats.some(({ id }) => id === seatId)) return orderId;
  }
  return undefined;
}
