import { limits } from '@frontrow/functions/contract/limits.ts';
import { TimeZone } from '@frontrow/functions/contract/times.ts';
import { parseMoney } from '../../i18n/money.ts';
import { instantOfVenueTime } from '../../i18n/venue-wall-time.ts';
import { type ConcertDraft, totalSeats, type WallTime } from './concert-draft.ts';
import { aislesOf, rowsOf, seatsOf, seatsPerRowOf, wholeNumber } from './seat-plan.ts';

/** What can be wrong with a field; the words for it are `fault.<code>`. */
export type FaultCode =
  | 'missing'
  | 'time-zone'
  | 'time-skipped'
  | 'sale-order'
  | 'price'
  | 'price-max'
  | 'number'
  | 'aisles'
  | 'section-size'
  | 'hall-size'
  | 'same-name'
  | 'tier-unused'
  | 'none';

/** By field, such as `title`, `venue.city`, `tiers.2.price`. */
export type Faults = Record<string, FaultCode>;

/** Everything that is wrong with a draft. An existing concert's seat plan is not looked at. */
export function findFaults(draft: ConcertDraft, seatPlanToo: boolean): Faults {
  return {
    ...textFaults(draft),
    ...timeFaults(draft),
    ...tierFaults(draft, seatPlanToo),
    ...(seatPlanToo ? sectionFaults(draft) : {}),
    ...limitFaults(draft),
  };
}

function textFaults({ title, artist, venue }: ConcertDraft): Faults {
  const texts = { title, artist, 'venue.name': venue.name, 'venue.city': venue.city, 'venue.country': venue.country };
  const missing = Object.entries(texts).filter(([, text]) => text.trim() === '');
  return Object.fromEntries(missing.map(([field]) => [field, 'missing']));
}

function timeFaults(draft: ConcertDraft): Faults {
  const { timeZone } = draft.venue;
  if (!TimeZone.safeParse(timeZone).success) return { 'venue.timeZone': 'time-zone' };
  const startsAt = readTime(draft.startsAt, timeZone);
  const onSaleAt = readTime(draft.onSaleAt, timeZone);
  const noEnd = !draft.salesEndAt.date && !draft.salesEndAt.time;
  const salesEndAt = noEnd ? startsAt : readTime(draft.salesEndAt, timeZone);
  const faults: Faults = {};
  if (startsAt.fault) faults.startsAt = startsAt.fault;
  if (onSaleAt.fault) faults.onSaleAt = onSaleAt.fault;
  if (!noEnd && salesEndAt.fault) faults.salesEndAt = salesEndAt.fault;
  if (onSaleAt.at !== undefined && salesEndAt.at !== undefined && onSaleAt.at >= salesEndAt.at) {
    faults.onSaleAt = 'sale-order';
  }
  return faults;
}

function readTime({ date, time }: WallTime, timeZone: string): { at?: number; fault?: FaultCode } {
  if (!date || !time) return { fault: 'missing' };
  const found = instantOfVenueTime(date, time, timeZone);
  if (found.status === 'skipped') return { fault: 'time-skipped' };
  return { at: Date.parse(found.status === 'twice' ? found.first : found.instant) };
}

function tierFaults({ tiers, sections, currency }: ConcertDraft, seatPlanToo: boolean): Faults {
  const faults: Faults = {};
  tiers.forEach(({ key, name, price }, at) => {
    const amount = parseMoney(price, currency);
    if (name.trim() === '') faults[`tiers.${at}.name`] = 'missing';
    else if (seatPlanToo && !sections.some(({ tierKey }) => tierKey === key))
      faults[`tiers.${at}.name`] = 'tier-unused';
    if (amount === undefined) faults[`tiers.${at}.price`] = 'price';
    else if (amount > limits.priceMax) faults[`tiers.${at}.price`] = 'price-max';
  });
  return faults;
}

function sectionFaults(draft: ConcertDraft): Faults {
  const faults: Faults = {};
  const names = draft.sections.map(({ name }) => name.trim());
  draft.sections.forEach((section, at) => {
    if (names[at] === '') faults[`sections.${at}.name`] = 'missing';
    else if (names.indexOf(names[at] ?? '') !== at) faults[`sections.${at}.name`] = 'same-name';
    if (rowsOf(section) === undefined) faults[`sections.${at}.rows`] = 'number';
    if (seatsPerRowOf(section) === undefined) faults[`sections.${at}.seatsPerRow`] = 'number';
    else if (aislesOf(section) === undefined) faults[`sections.${at}.aislesAfter`] = 'aisles';
    if (seatsOf(section) > limits.seatsPerSection) faults[`sections.${at}.rows`] = 'section-size';
  });
  if (draft.sections.length === 0) faults.sections = 'none';
  if (totalSeats(draft) > limits.seatsPerConcert) faults.sections = 'hall-size';
  return faults;
}

function limitFaults(draft: ConcertDraft): Faults {
  const { seatsPerOrder, seatsPerBuyer, checkout, holdMinutes, networkShare } = draft;
  const isWrong = (text: string, max: number) => checkout === 'payment' && wholeNumber(text, max) === undefined;
  return {
    ...(wholeNumber(seatsPerOrder, limits.seatsPerOrder.max) === undefined && { seatsPerOrder: 'number' as const }),
    ...(wholeNumber(seatsPerBuyer, limits.seatsPerBuyer.max) === undefined && { seatsPerBuyer: 'number' as const }),
    ...(isWrong(holdMinutes, limits.holdMinutes.max) && { holdMinutes: 'number' as const }),
    ...(isWrong(networkShare, limits.networkShare.max) && { networkShare: 'number' as const }),
  };
}
