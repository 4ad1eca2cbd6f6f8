import { languageTag } from '../../i18n/locale.ts';

/** An order is made at the buyer's desk, so its times are told by the buyer's own clock. */
export const orderTime = (instant: string): string =>
  new Intl.DateTimeFormat(languageTag(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));

/** Without the day, for what is over within minutes. */
export const orderClock = (instant: string): string =>
  new Intl.DateTimeFormat(languageTag(), { timeStyle: 'short' }).format(new Date(instant));
