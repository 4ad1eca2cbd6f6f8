import type { Checkout, Concert as ConcertReply, Poster, SaleStatus, SalesMode, Venue } from '../contract/concerts.ts';
import { isQueued } from './sales-mode.ts';

export interface StoredPriceTier {
  readonly id: string;
  readonly name: string;
  /** Minor units. */
  readonly price: number;
  readonly capacity: number;
}

/** A concert as it is stored; seats left are counted from the blocks and kept apart. */
export interface Concert {
  readonly id: string;
  readonly title: string;
  readonly artist: string;
  readonly description: string;
  readonly venue: Venue;
  readonly startsAt: string;
  readonly onSaleAt: string;
  readonly salesEndAt: string;
  readonly currency: string;
  readonly priceTiers: readonly StoredPriceTier[];
  readonly seatsPerOrder: number;
  readonly seatsPerBuyer: number;
  readonly checkout: Checkout;
  readonly holdMinutes: number;
  /** Percent of a section that buyers behind one address may hold unpaid at a time; see `networkShareOf`. */
  readonly networkShare?: number;
  readonly salesMode: SalesMode;
  /** Whether a claim that is queued while the sale is hot needs a proof of work. */
  readonly proofOfWork?: boolean;
  readonly seatMapVersion: string;
  readonly poster: (Poster & { readonly key: string }) | null;
  /** Counts the edits, for optimistic locking. */
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Called off: nothing is sold, every order ends. */
  readonly cancelledAt?: string;
  /** Somebody closes or deletes it until then; milliseconds since 1970. */
  readonly closingUntil?: number;
  /** A deleted concert keeps its name for the orders that were cancelled. */
  readonly deletedAt?: string;
}

/** Seats left by tier, as counted at `countedAt`. */
export interface Summary {
  readonly available: Readonly<Record<string, number>>;
  /** Seats of all tiers that have a buyer for good; what is neither sold nor available is held or withdrawn. */
  readonly sold: number;
  /** Milliseconds since 1970. */
  readonly countedAt: number;
  /** Claims are waiting in the queue, seen not longer ago than this; milliseconds since 1970. */
  readonly busyUntil?: number;
  /** How long the claim that was seen then had waited. */
  readonly waitedMs?: number;
}

/** Lists show counts of at most this age. */
export const summaryMaxAgeMs = 5_000;

/** Formatters by zone: making one costs more than a hundred uses. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The day in the venue's zone, YYYY-MM-DD. */
export function localDateOf(instant: string, timeZone: string): string {
  let format = dayFormats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    dayFormats.set(timeZone, format);
  }
  return format.format(Date.parse(instant));
}

export const isOnSale = ({ onSaleAt, salesEndAt, cancelledAt }: Concert, nowMs: number): boolean =>
  cancelledAt === undefined && Date.parse(onSaleAt) <= nowMs && nowMs < Date.parse(salesEndAt);

export function saleStatusOf(concert: Concert, available: number, nowMs: number): SaleStatus {
  if (concert.cancelledAt !== undefined) return 'cancelled';
  if (nowMs < Date.parse(concert.onSaleAt)) return 'upcoming';
  if (nowMs >= Date.parse(concert.salesEndAt)) return 'ended';
  return available > 0 ? 'on-sale' : 'sold-out';
}

/** Whether a concert may have this status, as far as its own times tell; what is sold out is counted elsewhere. */
export function mayHaveSaleStatus(concert: Concert, status: SaleStatus, nowMs: number): boolean {
  const withSeats = saleStatusOf(concert, 1, nowMs);
  return withSeats === status || (withSeats === 'on-sale' && status === 'sold-out');
}

/** The concert as everybody sees it. Where no count is known yet, every seat is left: nothing was sold without a count. */
export function concertReply(concert: Concert, summary: Summary | undefined, nowMs: number): ConcertReply {
  const priceTiers = concert.priceTiers.map((tier) => ({
    ...tier,
    available: summary?.available[tier.id] ?? tier.capacity,
  }));
  const available = priceTiers.reduce((sum, tier) => sum + tier.available, 0);
  const { poster } = concert;
  return {
    id: concert.id,
    title: concert.title,
    artist: concert.artist,
    description: concert.description,
    venue: concert.venue,
    startsAt: concert.startsAt,
    localDate: localDateOf(concert.startsAt, concert.venue.timeZone),
    onSaleAt: concert.onSaleAt,
    salesEndAt: concert.salesEndAt,
    saleStatus: saleStatusOf(concert, available, nowMs),
    currency: concert.currency,
    priceTiers,
    capacity: concert.priceTiers.reduce((sum, { capacity }) => sum + capacity, 0),
    available,
    seatsPerOrder: concert.seatsPerOrder,
    seatsPerBuyer: concert.seatsPerBuyer,
    checkout: concert.checkout,
    holdMinutes: concert.holdMinutes,
    salesMode: concert.salesMode,
    isQueued: isQueued(concert, summary, nowMs),
    seatMapVersion: concert.seatMapVersion,
    poster: poster && { url: poster.url, width: poster.width, height: poster.height },
  };
}
