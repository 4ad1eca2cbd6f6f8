import type { exportOrders as endpoint } from '../../contract/sales.ts';
import { matchesFilter } from '../../domain/order.ts';
import { orderSheetHead, orderSheetLine } from '../../domain/order-sheet.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';
import { Reply } from '../../runtime/reply.ts';
import type { AdminPorts } from '../admin-concerts.ts';
import { fromCursor, toCursor } from '../cursors.ts';
import { OrderPlaceInCursor, placeOf } from '../order-places.ts';

/** At some 300 bytes a line far below the 6 MB that Lambda answers with at most. */
const ordersPerPage = 1_000;

/** A page of the sheet. Only the first one has the head, so that the pages one after the other are one file. */
export const exportOrdersHandler =
  ({ concerts, orders, accounts }: AdminPorts): Handle<typeof endpoint> =>
  async ({ params: { concertId }, query }) => {
    const after = fromCursor(OrderPlaceInCursor, query.cursor);
    const concert = await concerts.findNow(concertId);
    if (concert === undefined || concert.deletedAt !== undefined) throw new Refusal('concert-not-found');
    const page = await orders.listOfConcert(concertId, { limit: ordersPerPage, ...(after && { after }) });
    const wanted = page.filter(({ status }) => matchesFilter(status, query.status ?? 'all'));
    const found = await accounts.findMany(wanted.map(({ buyerId }) => buyerId));
    const buyers = new Map(found.map((account) => [account.id, account]));
    const lines = wanted.map((order) => orderSheetLine(order, buyers.get(order.buyerId)));
    const last = page.at(-1);
    const hasMore = page.length === ordersPerPage && last !== undefined;
    return new Reply({
      status: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="orders-${concertId}.csv"`,
        ...(hasMore && { link: nextLink({ ...query, cursor: toCursor(placeOf(last)) }) }),
      },
      body: [...(after === undefined ? [orderSheetHead] : []), ...lines].join(''),
    });
  };

/** Beside this address, as RFC 8288 reads it. */
const nextLink = (query: { status?: string | undefined; cursor: string }): string => {
  const { status, cursor } = query;
  return `<orders.csv?${new URLSearchParams({ ...(status !== undefined && { status }), cursor })}>; rel="next"`;
};
