import * as z from 'zod/mini';
import { Email } from './accounts.ts';
import { Checkout, Concert, Poster, SaleStatus, SalesMode, Venue } from './concerts.ts';
import { endpoint } from './endpoint.ts';
import { limits } from './limits.ts';
import { Currency, Price } from './money.ts';
import { Order, OrderFilter } from './orders.ts';
import { Cursor, PageSize, page } from './pages.ts';
import { ConcertId, PriceTierId, Section } from './seat-map.ts';
import { line, paragraph } from './text.ts';
import { Instant, type SaleTimes, saleTimeRules } from './times.ts';

const Title = line(120);
const Artist = line(120);
const Description = paragraph(2_000);
const seatsPerOrder = z.int().check(z.gte(limits.seatsPerOrder.min), z.lte(limits.seatsPerOrder.max));
const seatsPerBuyer = z.int().check(z.gte(limits.seatsPerBuyer.min), z.lte(limits.seatsPerBuyer.max));
const holdMinutes = z.int().check(z.gte(limits.holdMinutes.min), z.lte(limits.holdMinutes.max));
const networkShare = z.int().check(z.gte(limits.networkShare.min), z.lte(limits.networkShare.max));
const Version = z.int().check(z.gte(1));

export const NewPriceTier = z.strictObject({ id: PriceTierId, name: line(40), price: Price });

const unique = <T>(values: readonly T[]) => new Set(values).size === values.length;

/** Rules between sections, rows and tiers are the domain's, and come as `invalid-body` too. */
export const NewConcert = z
  .strictObject({
    title: Title,
    artist: Artist,
    description: z.optional(Description),
    venue: Venue,
    startsAt: Instant,
    onSaleAt: Instant,
    /** The start of the concert where nothing is said. */
    salesEndAt: z.optional(Instant),
    currency: Currency,
    priceTiers: z.array(NewPriceTier).check(
      z.minLength(1),
      z.maxLength(limits.priceTiersPerConcert),
      z.refine((tiers) => unique(tiers.map(({ id }) => id)), 'Two price tiers have the same id'),
    ),
    sections: z.array(Section).check(
      z.minLength(1),
      z.maxLength(limits.sectionsPerConcert),
      z.refine((sections) => unique(sections.map(({ code }) => code)), 'Two sections have the same code'),
    ),
    seatsPerOrder: z.optional(seatsPerOrder),
    seatsPerBuyer: z.optional(seatsPerBuyer),
    checkout: z.optional(Checkout),
    holdMinutes: z.optional(holdMinutes),
    networkShare: z.optional(networkShare),
    salesMode: z.optional(SalesMode),
    proofOfWork: z.optional(z.boolean()),
  })
  .check(
    ...saleTimeRules.map(({ path, message, holds }) => z.refine<SaleTimes>(holds, { message, path: [path] })),
    z.meta({ id: 'NewConcert' }),
  );
export type NewConcert = z.output<typeof NewConcert>;

/** Only what is named changes. The seat plan stays as it was made. */
export const ConcertChanges = z
  .strictObject({
    /** The version the change was made from. */
    version: Version,
    title: z.optional(Title),
    artist: z.optional(Artist),
    description: z.optional(Description),
    venue: z.optional(Venue),
    startsAt: z.optional(Instant),
    onSaleAt: z.optional(Instant),
    salesEndAt: z.optional(Instant),
    priceTiers: z.optional(
      z.array(z.strictObject({ id: PriceTierId, name: z.optional(line(40)), price: z.optional(Price) })).check(
        z.maxLength(limits.priceTiersPerConcert),
        z.refine((tiers) => unique(tiers.map(({ id }) => id)), 'Two price tiers have the same id'),
      ),
    ),
    seatsPerOrder: z.optional(seatsPerOrder),
    seatsPerBuyer: z.optional(seatsPerBuyer),
    checkout: z.optional(Checkout),
    holdMinutes: z.optional(holdMinutes),
    networkShare: z.optional(networkShare),
    salesMode: z.optional(SalesMode),
    proofOfWork: z.optional(z.boolean()),
  })
  .check(z.meta({ id: 'ConcertChanges' }));
export type ConcertChanges = z.output<typeof ConcertChanges>;

export const AdminConcert = z
  .object({
    ...Concert.shape,
    sold: z.int(),
    /** For `payment`: percent of a section that buyers behind one address may hold unpaid at a time; 100 is no limit. */
    networkShare: z.int(),
    /** Whether a claim that is queued while the sale is hot needs a proof of work. */
    proofOfWork: z.boolean(),
    version: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .check(z.meta({ id: 'AdminConcert' }));
export type AdminConcert = z.output<typeof AdminConcert>;

export const AdminOrder = z
  .object({
    ...Order.shape,
    buyer: z.object({ id: z.string(), email: z.nullable(z.string()), name: z.nullable(z.string()) }),
    concertTitle: z.nullable(z.string()),
  })
  .check(z.meta({ id: 'AdminOrder' }));
export type AdminOrder = z.output<typeof AdminOrder>;

export const listAdminConcerts = endpoint({
  name: 'list-admin-concerts',
  workload: 'admin',
  method: 'GET',
  path: '/admin/concerts',
  access: 'admin',
  summary: 'Every concert, past ones too; by words, time and sale status',
  query: z.strictObject({
    q: z.optional(z.string().check(z.maxLength(limits.searchCharacters))),
    /** `coming`: not started yet, soonest first; `past`: latest first. Both where nothing is said, latest start first. */
    when: z.optional(z.enum(['coming', 'past'])),
    status: z.optional(SaleStatus),
    cursor: z.optional(Cursor),
    limit: z.optional(PageSize),
  }),
  status: 200,
  reply: page(AdminConcert),
  refusals: ['invalid-cursor'],
});

export const createConcert = endpoint({
  name: 'create-concert',
  workload: 'admin',
  method: 'POST',
  path: '/admin/concerts',
  access: 'admin',
  summary: 'Add a concert with its seat plan',
  body: NewConcert,
  bodyBytesMax: limits.concertBodyBytes,
  status: 201,
  reply: z.object({ concert: AdminConcert }),
  refusals: ['busy'],
});

export const getAdminConcert = endpoint({
  name: 'get-admin-concert',
  workload: 'admin',
  method: 'GET',
  path: '/admin/concerts/{concertId}',
  access: 'admin',
  summary: 'One concert with its version',
  params: z.object({ concertId: ConcertId }),
  status: 200,
  reply: z.object({ concert: AdminConcert }),
  refusals: ['concert-not-found'],
});

export const updateConcert = endpoint({
  name: 'update-concert',
  workload: 'admin',
  method: 'PATCH',
  path: '/admin/concerts/{concertId}',
  access: 'admin',
  summary: 'Change a concert; prices act on later orders only',
  params: z.object({ concertId: ConcertId }),
  body: ConcertChanges,
  status: 200,
  reply: z.object({ concert: AdminConcert }),
  refusals: ['concert-not-found', 'stale-version'],
});

export const deleteConcert = endpoint({
  name: 'delete-concert',
  workload: 'admin',
  method: 'DELETE',
  path: '/admin/concerts/{concertId}',
  access: 'admin',
  summary: 'Remove a concert that has no live orders',
  params: z.object({ concertId: ConcertId }),
  status: 204,
  refusals: ['concert-not-found', 'concert-has-orders', 'busy'],
});

export const cancelConcert = endpoint({
  name: 'cancel-concert',
  workload: 'admin',
  method: 'POST',
  path: '/admin/concerts/{concertId}/cancellation',
  access: 'admin',
  summary:
    'Call a concert off: nothing is sold any more, every order ends, what was paid goes back. Said again, it goes on',
  params: z.object({ concertId: ConcertId }),
  status: 200,
  /** `isDone`: every seat is nobody's. Where not yet, ask again in a moment. */
  reply: z.object({ concert: AdminConcert, isDone: z.boolean() }),
  refusals: ['concert-not-found', 'busy'],
});

export const putPoster = endpoint({
  name: 'put-poster',
  workload: 'posters',
  method: 'PUT',
  path: '/admin/concerts/{concertId}/poster',
  access: 'admin',
  summary: 'Set the poster: a JPEG, PNG or WebP of at most 4 MB, re-encoded before anybody sees it',
  params: z.object({ concertId: ConcertId }),
  binaryBody: ['image/jpeg', 'image/png', 'image/webp'],
  bodyBytesMax: limits.posterBytes,
  status: 200,
  reply: z.object({ poster: Poster }),
  throttle: limits.posterThrottle,
  refusals: ['concert-not-found', 'invalid-image', 'image-too-large'],
});

export const listAllOrders = endpoint({
  name: 'list-all-orders',
  workload: 'admin',
  method: 'GET',
  path: '/admin/orders',
  access: 'admin',
  summary: "Everybody's orders: concerts with the latest start first, newest order first",
  query: z.strictObject({
    concertId: z.optional(ConcertId),
    status: z.optional(OrderFilter),
    /** The buyer's e-mail. */
    buyer: z.optional(Email),
    cursor: z.optional(Cursor),
    limit: z.optional(PageSize),
  }),
  status: 200,
  reply: page(AdminOrder),
  refusals: ['invalid-cursor'],
});
