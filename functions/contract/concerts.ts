import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { limits } from './limits.ts';
import { Currency, Price } from './money.ts';
import { Cursor, PageSize, page } from './pages.ts';
import { ConcertId, PriceTierId } from './seat-map.ts';
import { line } from './text.ts';
import { LocalDate, TimeZone } from './times.ts';

export const Venue = z
  .strictObject({
    name: line(80),
    city: line(60),
    /** ISO 3166-1 alpha-2. */
    country: z.string().check(z.regex(/^[A-Z]{2}$/, 'Two capital letters, such as AT')),
    timeZone: TimeZone,
  })
  .check(z.meta({ id: 'Venue' }));
export type Venue = z.output<typeof Venue>;

export const PriceTier = z
  .object({ id: PriceTierId, name: z.string(), price: Price, available: z.int(), capacity: z.int() })
  .check(z.meta({ id: 'PriceTier', description: 'Prices are integer minor units; `available` is seats left.' }));
export type PriceTier = z.output<typeof PriceTier>;

export const SaleStatus = z.enum(['upcoming', 'on-sale', 'sold-out', 'ended', 'cancelled']);
export type SaleStatus = z.output<typeof SaleStatus>;

export const Poster = z.object({ url: z.string(), width: z.int(), height: z.int() }).check(z.meta({ id: 'Poster' }));
export type Poster = z.output<typeof Poster>;

/** `instant`: a granted claim is a confirmed order. `payment`: it is held until it is paid. */
export const Checkout = z.enum(['instant', 'payment']);
export type Checkout = z.output<typeof Checkout>;

/** `direct`: a claim is answered at once. `queued`: first come, first served. `auto`: queued while many want seats. */
export const SalesMode = z.enum(['direct', 'queued', 'auto']);
export type SalesMode = z.output<typeof SalesMode>;

export const Concert = z
  .object({
    id: z.string(),
    title: z.string(),
    artist: z.string(),
    description: z.string(),
    venue: Venue,
    /** UTC; show it in the venue's zone. */
    startsAt: z.string(),
    /** The day in the venue's zone, YYYY-MM-DD. */
    localDate: z.string(),
    onSaleAt: z.string(),
    salesEndAt: z.string(),
    saleStatus: SaleStatus,
    currency: Currency,
    /** In the order of the seat map: dearest or best first, as the admin gave them. */
    priceTiers: z.array(PriceTier),
    capacity: z.int(),
    available: z.int(),
    seatsPerOrder: z.int(),
    seatsPerBuyer: z.int(),
    checkout: Checkout,
    /** For `payment`: how long granted seats wait. */
    holdMinutes: z.int(),
    salesMode: SalesMode,
    /** Whether a claim made now is queued. */
    isQueued: z.boolean(),
    seatMapVersion: z.string(),
    poster: z.nullable(Poster),
  })
  .check(z.meta({ id: 'Concert' }));
export type Concert = z.output<typeof Concert>;

export const listConcerts = endpoint({
  name: 'list-concerts',
  workload: 'browse',
  method: 'GET',
  path: '/concerts',
  access: 'anyone',
  summary: 'Concerts by start time, from now on unless a date says otherwise',
  query: z
    .strictObject({
      /** Words, or beginnings of words, of title, artist, venue or city; case and accents do not matter. */
      q: z.optional(z.string().check(z.maxLength(limits.searchCharacters))),
      /** A day in the venue's zone. */
      date: z.optional(LocalDate),
      from: z.optional(LocalDate),
      to: z.optional(LocalDate),
      cursor: z.optional(Cursor),
      limit: z.optional(PageSize),
    })
    .check(
      z.refine(({ date, from, to }) => date === undefined || (from === undefined && to === undefined), {
        message: 'Give a date or a range, not both',
        path: ['date'],
      }),
      z.refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
        message: 'The range ends before it begins',
        path: ['to'],
      }),
    ),
  status: 200,
  reply: page(Concert),
  refusals: ['invalid-cursor'],
});

export const getConcert = endpoint({
  name: 'get-concert',
  workload: 'browse',
  method: 'GET',
  path: '/concerts/{concertId}',
  access: 'anyone',
  summary: 'One concert with prices and seats left',
  params: z.object({ concertId: ConcertId }),
  status: 200,
  reply: z.object({ concert: Concert }),
  refusals: ['concert-not-found'],
});
