import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { limits } from './limits.ts';
import { Currency } from './money.ts';
import { OrderFilter } from './orders.ts';
import { Cursor } from './pages.ts';
import { ConcertId, RowLabel, SeatId, SectionCode } from './seat-map.ts';

/** Seats one by one, whole rows, or whole sections. */
export const SeatChanges = z
  .strictObject({
    change: z.enum(['withdraw', 'restore']),
    seatIds: z.optional(z.array(SeatId).check(z.minLength(1), z.maxLength(limits.seatIdsPerChange))),
    sections: z.optional(
      z
        .array(
          z.strictObject({
            code: SectionCode,
            /** All of them where nothing is said. */
            rows: z.optional(z.array(RowLabel).check(z.minLength(1), z.maxLength(limits.rowsPerSection))),
          }),
        )
        .check(z.minLength(1), z.maxLength(limits.sectionsPerConcert)),
    ),
  })
  .check(
    z.refine(({ seatIds, sections }) => seatIds !== undefined || sections !== undefined, {
      message: 'Name seats, or sections',
      path: ['seatIds'],
    }),
    z.meta({ id: 'SeatChanges' }),
  );
export type SeatChanges = z.output<typeof SeatChanges>;

export const SeatsChanged = z
  .object({
    /** Seats that are other than before; those that were so already are not counted. */
    changed: z.int(),
    /** Seats that somebody has: they cannot be withdrawn, and stayed as they are. */
    refused: z.array(z.object({ seatId: z.string(), state: z.enum(['held', 'sold']) })),
  })
  .check(z.meta({ id: 'SeatsChanged' }));
export type SeatsChanged = z.output<typeof SeatsChanged>;

export const changeSeats = endpoint({
  name: 'change-seats',
  workload: 'admin',
  method: 'PATCH',
  path: '/admin/concerts/{concertId}/seats',
  access: 'admin',
  summary:
    'Withdraw seats from sale, or restore them. Each seat by itself: one that is held or sold stays, and is named; said again, it goes on',
  params: z.object({ concertId: ConcertId }),
  body: SeatChanges,
  bodyBytesMax: limits.seatChangesBodyBytes,
  status: 200,
  reply: SeatsChanged,
  refusals: ['concert-not-found', 'concert-cancelled', 'unknown-seats', 'busy'],
});

export const ConcertSales = z
  .object({
    concertId: z.string(),
    currency: Currency,
    countedAt: z.string(),
    /** The seats of each price tier as they stand now. */
    seats: z.array(
      z.object({
        priceTierId: z.string(),
        available: z.int(),
        held: z.int(),
        sold: z.int(),
        withdrawn: z.int(),
      }),
    ),
    /** What the confirmed orders of this answer come to, at the prices they were made at. */
    takings: z.array(
      z.object({
        priceTierId: z.string(),
        seats: z.int(),
        /** Minor units of the currency. */
        amount: z.int(),
      }),
    ),
    /** Claims by the minute in which they were accepted, oldest first; minutes without any are left out. */
    minutes: z.array(
      z.object({
        minute: z.string(),
        claims: z.int(),
        /** Of these, the ones that got their seats. */
        granted: z.int(),
      }),
    ),
    /** Orders looked at for `takings` and `minutes`. */
    orders: z.int(),
    /** Older orders that are not in this answer: the same question with this cursor goes on, and the sums add up. */
    nextCursor: z.nullable(z.string()),
  })
  .check(z.meta({ id: 'ConcertSales' }));
export type ConcertSales = z.output<typeof ConcertSales>;

export const getSales = endpoint({
  name: 'get-sales',
  workload: 'admin',
  method: 'GET',
  path: '/admin/concerts/{concertId}/sales',
  access: 'admin',
  summary: 'Seats by state, takings by price tier, and claims a minute of one concert',
  params: z.object({ concertId: ConcertId }),
  query: z.strictObject({ cursor: z.optional(Cursor) }),
  status: 200,
  reply: ConcertSales,
  refusals: ['concert-not-found', 'invalid-cursor'],
});

export const exportOrders = endpoint({
  name: 'export-orders',
  workload: 'admin',
  method: 'GET',
  path: '/admin/concerts/{concertId}/orders.csv',
  access: 'admin',
  summary:
    'The orders of a concert as CSV, newest first. A page at a time: a `Link` header with `rel="next"` leads on, and the pages one after the other are one file',
  params: z.object({ concertId: ConcertId }),
  query: z.strictObject({ status: z.optional(OrderFilter), cursor: z.optional(Cursor) }),
  status: 200,
  reply: z.string(),
  replyMediaType: 'text/csv',
  refusals: ['concert-not-found', 'invalid-cursor'],
});
