import * as z from 'zod/mini';
import type { AdminOrder, listAllOrders as endpoint } from '../../contract/admin.ts';
import { limits } from '../../contract/limits.ts';
import type { Concert } from '../../domain/concert.ts';
import { matchesFilter, type Order, orderReply } from '../../domain/order.ts';
import type { Handle } from '../../runtime/api.ts';
import type { AdminPorts } from '../admin-concerts.ts';
import { fromCursor, toCursor } from '../cursors.ts';
import { OrderPlaceInCursor, placeOf } from '../order-places.ts';

type Query = z.output<typeof endpoint.query>;

/** A place in the walk over all orders: in which concert, and behind which of its orders. */
const text = z.string().check(z.maxLength(40));
const AllOrdersCursor = z
  .strictObject({
    concert: z.optional(z.strictObject({ startsAt: text, id: text })),
    order: z.optional(OrderPlaceInCursor),
  })
  .check(z.refine(({ concert, order }) => concert !== undefined || order !== undefined, 'Names no place'));
type Place = z.output<typeof AllOrdersCursor>;

/** Concerts and pages one request looks at, before it hands out a cursor to go on. */
const stepsMax = 60;

export const listAllOrdersHandler =
  (ports: AdminPorts): Handle<typeof endpoint> =>
  async ({ query }) => {
    const place = fromCursor(AllOrdersCursor, query.cursor) ?? {};
    const page =
      query.buyer === undefined ? await walkConcerts(ports, query, place) : await listOfBuyer(ports, query, place);
    return {
      items: await withNames(ports, page.items),
      nextCursor: page.next === undefined ? null : toCursor(page.next),
    };
  };

interface Page {
  readonly items: readonly Order[];
  readonly next: Place | undefined;
}

async function listOfBuyer({ accounts, orders }: AdminPorts, query: Query, { order: after }: Place): Promise<Page> {
  const { buyer = '', concertId, status = 'all', limit = limits.pageSize.default } = query;
  const account = await accounts.findByEmail(buyer);
  const all = account === undefined ? [] : await orders.listOfBuyer(account.id);
  const sortKey = ({ createdAt, id }: { createdAt: string; id: string }) => `${createdAt}#${id}`;
  const matching = all
    .filter(
      (order) => matchesFilter(order.status, status) && (concertId === undefined || order.concertId === concertId),
    )
    .filter((order) => after === undefined || sortKey(order) < sortKey(after))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1));
  const items = matching.slice(0, limit);
  const last = items.at(-1);
  return { items, next: matching.length > items.length && last !== undefined ? { order: placeOf(last) } : undefined };
}

/** Concerts with the latest start first; of each, the newest order first. */
async function walkConcerts(ports: AdminPorts, query: Query, start: Place): Promise<Page> {
  const { status = 'all', limit = limits.pageSize.default } = query;
  const items: Order[] = [];
  let concert = await concertAt(ports, query, start);
  let after = start.order;
  for (let steps = 0; concert !== undefined; steps += 1) {
    const here = { startsAt: concert.startsAt, id: concert.id };
    const room = limit - items.length;
    if (room === 0 || steps >= stepsMax) return { items, next: { concert: here, order: after } };
    const orders = await ports.orders.listOfConcert(concert.id, { after, limit: room });
    items.push(...orders.filter((order) => matchesFilter(order.status, status)));
    const last = orders.at(-1);
    if (orders.length === room && last !== undefined) {
      after = placeOf(last);
    } else {
      concert = query.concertId === undefined ? await nextConcert(ports, here) : undefined;
      after = undefined;
    }
  }
  return { items, next: undefined };
}

async function concertAt(
  { concerts }: AdminPorts,
  { concertId }: Query,
  { concert }: Place,
): Promise<Concert | undefined> {
  if (concertId !== undefined) return concerts.findNow(concertId);
  if (concert === undefined) return (await concerts.list({ limit: 1, latestFirst: true }))[0];
  const [found] = await concerts.findMany([concert.id]);
  return found ?? nextConcert({ concerts }, concert);
}

const nextConcert = async ({ concerts }: Pick<AdminPorts, 'concerts'>, after: { startsAt: string; id: string }) =>
  (await concerts.list({ limit: 1, latestFirst: true, after }))[0];

async function withNames({ accounts, concerts }: AdminPorts, orders: readonly Order[]): Promise<AdminOrder[]> {
  const buyers = new Map(
    (await accounts.findMany(orders.map(({ buyerId }) => buyerId))).map((account) => [account.id, account]),
  );
  const titles = new Map(
    (await concerts.findMany(orders.map(({ concertId }) => concertId))).map(({ id, title }) => [id, title]),
  );
  return orders.map((order) => {
    const buyer = buyers.get(order.buyerId);
    return {
      ...orderReply(order),
      buyer: { id: order.buyerId, email: buyer?.email ?? null, name: buyer?.name ?? null },
      concertTitle: titles.get(order.concertId) ?? null,
    };
  });
}
