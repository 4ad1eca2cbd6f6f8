import type { AdminConcert, ConcertChanges, NewConcert } from '@frontrow/functions/contract/admin.ts';
import type { Checkout, SalesMode } from '@frontrow/functions/contract/concerts.ts';
import { limits } from '@frontrow/functions/contract/limits.ts';
import { moneyInput, parseMoney } from '../../i18n/money.ts';
import { instantOfVenueTime, venueWallTime } from '../../i18n/venue-wall-time.ts';
import { runsOf, type SectionDraft, seatsOf, sectionCodes } from './seat-plan.ts';

export interface TierDraft {
  key: number;
  /** Of an existing concert's tier; a new one gets its id from its name. */
  id?: string;
  name: string;
  price: string;
}

export interface WallTime {
  date: string;
  time: string;
}

/** A concert as it stands in the form: texts, and times as the venue's clocks show them. */
/** When orders that stand in line need a proof of work. */
export type ProofOfWork = 'none' | 'hot';

export interface ConcertDraft {
  title: string;
  artist: string;
  description: string;
  venue: { name: string; city: string; country: string; timeZone: string };
  startsAt: WallTime;
  onSaleAt: WallTime;
  /** Empty: sales end when the concert starts. */
  salesEndAt: WallTime;
  currency: string;
  tiers: TierDraft[];
  sections: SectionDraft[];
  seatsPerOrder: string;
  seatsPerBuyer: string;
  checkout: Checkout;
  /** These two stay as they were, however wrong, while nothing is paid. */
  holdMinutes: string;
  networkShare: string;
  salesMode: SalesMode;
  proofOfWork: ProofOfWork;
}

export function emptyDraft(timeZone: string, now = new Date()): ConcertDraft {
  return {
    title: '',
    artist: '',
    description: '',
    venue: { name: '', city: '', country: '', timeZone },
    startsAt: { date: '', time: '20:00' },
    onSaleAt: venueWallTime(now.toISOString(), timeZone),
    salesEndAt: { date: '', time: '' },
    currency: 'EUR',
    tiers: [
      { key: 1, name: 'VIP', price: '' },
      { key: 2, name: 'Standard', price: '' },
      { key: 3, name: 'Economy', price: '' },
    ],
    sections: [
      { key: 1, name: 'Front', tierKey: 1, rows: '4', seatsPerRow: '20', aislesAfter: '10' },
      { key: 2, name: 'Stalls', tierKey: 2, rows: '10', seatsPerRow: '24', aislesAfter: '12' },
      { key: 3, name: 'Balcony', tierKey: 3, rows: '6', seatsPerRow: '28', aislesAfter: '14' },
    ],
    seatsPerOrder: String(limits.seatsPerOrder.default),
    seatsPerBuyer: String(limits.seatsPerBuyer.default),
    checkout: 'instant',
    holdMinutes: String(limits.holdMinutes.default),
    networkShare: String(limits.networkShare.default),
    salesMode: 'auto',
    proofOfWork: 'none',
  };
}

/** An existing concert in the form. Its seat plan is fixed and stays out. */
export function draftOf(concert: AdminConcert): ConcertDraft {
  // In this order, whatever the shop sends: drafts are compared as texts.
  const { name, city, country, timeZone } = concert.venue;
  const endsWithStart = Date.parse(concert.salesEndAt) === Date.parse(concert.startsAt);
  return {
    title: concert.title,
    artist: concert.artist,
    description: concert.description,
    venue: { name, city, country, timeZone },
    startsAt: venueWallTime(concert.startsAt, timeZone),
    onSaleAt: venueWallTime(concert.onSaleAt, timeZone),
    salesEndAt: endsWithStart ? { date: '', time: '' } : venueWallTime(concert.salesEndAt, timeZone),
    currency: concert.currency,
    tiers: concert.priceTiers.map(({ id, name, price }, at) => ({
      key: at + 1,
      id,
      name,
      price: moneyInput(price, concert.currency),
    })),
    sections: [],
    seatsPerOrder: String(concert.seatsPerOrder),
    seatsPerBuyer: String(concert.seatsPerBuyer),
    checkout: concert.checkout,
    holdMinutes: String(concert.holdMinutes),
    networkShare: String(concert.networkShare),
    salesMode: concert.salesMode,
    proofOfWork: concert.proofOfWork ? 'hot' : 'none',
  };
}

/** The instant a wall time of the draft stands for; of two it is the first. Undefined where it stands for none. */
export function instantOf({ date, time }: WallTime, timeZone: string): string | undefined {
  if (!date || !time) return undefined;
  try {
    const found = instantOfVenueTime(date, time, timeZone);
    if (found.status === 'skipped') return undefined;
    return found.status === 'twice' ? found.first : found.instant;
  } catch {
    return undefined;
  }
}

const trimmedVenue = ({ venue }: ConcertDraft) => ({
  name: venue.name.trim(),
  city: venue.city.trim(),
  country: venue.country,
  timeZone: venue.timeZone,
});

/** What a faultless draft asks the shop to add. */
export function newConcertOf(draft: ConcertDraft): NewConcert {
  const { timeZone } = draft.venue;
  const tierIds = tierIdsOf(draft.tiers);
  const codes = sectionCodes(draft.sections.map(({ name }) => name));
  return {
    title: draft.title.trim(),
    artist: draft.artist.trim(),
    description: draft.description.trim(),
    venue: trimmedVenue(draft),
    startsAt: instantOf(draft.startsAt, timeZone) ?? '',
    onSaleAt: instantOf(draft.onSaleAt, timeZone) ?? '',
    ...(draft.salesEndAt.date ? { salesEndAt: instantOf(draft.salesEndAt, timeZone) ?? '' } : {}),
    currency: draft.currency,
    priceTiers: draft.tiers.map(({ key, name, price }) => ({
      id: tierIds.get(key) ?? '',
      name: name.trim(),
      price: parseMoney(price, draft.currency) ?? 0,
    })),
    sections: draft.sections.map((section, at) => ({
      code: codes[at] ?? '',
      name: section.name.trim(),
      priceTierId: tierIds.get(section.tierKey) ?? '',
      runs: runsOf(section) ?? [],
    })),
    seatsPerOrder: Number(draft.seatsPerOrder),
    seatsPerBuyer: Number(draft.seatsPerBuyer),
    checkout: draft.checkout,
    ...(draft.checkout === 'payment' && {
      holdMinutes: Number(draft.holdMinutes),
      networkShare: Number(draft.networkShare),
    }),
    salesMode: draft.salesMode,
    proofOfWork: draft.proofOfWork === 'hot',
  };
}

/** Only what differs from the concert the draft was made from: what somebody else changes meanwhile stays theirs. */
export function changesOf(draft: ConcertDraft, original: AdminConcert, version = original.version): ConcertChanges {
  const before = draftOf(original);
  const { timeZone } = draft.venue;
  const changed = <K extends keyof ConcertDraft>(field: K) =>
    JSON.stringify(draft[field]) !== JSON.stringify(before[field]);
  const zoneChanged = timeZone !== before.venue.timeZone;
  const tiers = draft.tiers.filter((tier, at) => JSON.stringify(tier) !== JSON.stringify(before.tiers[at]));
  return {
    version,
    ...(changed('title') && { title: draft.title.trim() }),
    ...(changed('artist') && { artist: draft.artist.trim() }),
    ...(changed('description') && { description: draft.description.trim() }),
    ...(changed('venue') && { venue: trimmedVenue(draft) }),
    ...((changed('startsAt') || zoneChanged) && { startsAt: instantOf(draft.startsAt, timeZone) }),
    ...((changed('onSaleAt') || zoneChanged) && { onSaleAt: instantOf(draft.onSaleAt, timeZone) }),
    ...((changed('salesEndAt') || (zoneChanged && draft.salesEndAt.date)) && {
      salesEndAt: instantOf(draft.salesEndAt.date ? draft.salesEndAt : draft.startsAt, timeZone),
    }),
    ...(tiers.length > 0 && {
      priceTiers: tiers.map(({ id = '', name, price }) => ({
        id,
        name: name.trim(),
        price: parseMoney(price, draft.currency),
      })),
    }),
    ...(changed('seatsPerOrder') && { seatsPerOrder: Number(draft.seatsPerOrder) }),
    ...(changed('seatsPerBuyer') && { seatsPerBuyer: Number(draft.seatsPerBuyer) }),
    ...(changed('checkout') && { checkout: draft.checkout }),
    ...(draft.checkout === 'payment' && changed('holdMinutes') && { holdMinutes: Number(draft.holdMinutes) }),
    ...(draft.checkout === 'payment' && changed('networkShare') && { networkShare: Number(draft.networkShare) }),
    ...(changed('salesMode') && { salesMode: draft.salesMode }),
    ...(changed('proofOfWork') && { proofOfWork: draft.proofOfWork === 'hot' }),
  };
}

/** A readable id a tier, from its name. */
function tierIdsOf(tiers: readonly TierDraft[]): Map<number, string> {
  const taken = new Set<string>();
  return new Map(
    tiers.map(({ key, name }) => {
      const plain = name
        .normalize('NFD')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 12);
      const id = plain && !taken.has(plain) ? plain : `${plain || 'tier'}-${key}`;
      taken.add(id);
      return [key, id];
    }),
  );
}

export const totalSeats = ({ sections }: ConcertDraft) => sections.reduce((sum, section) => sum + seatsOf(section), 0);
