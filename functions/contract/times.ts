import * as z from 'zod/mini';

const parses = (value: string) => !Number.isNaN(Date.parse(value));

/** ISO 8601 in UTC, to the second or millisecond; years 2000–2099, so that texts order as times. */
export const Instant = z.string().check(
  z.regex(/^20\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(\.\d{3})?Z$/, 'A time in UTC, such as 2027-05-01T18:00:00Z'),
  z.refine(
    (value) => parses(value) && new Date(value).toISOString().slice(0, 10) === value.slice(0, 10),
    'There is no such day',
  ),
);

/** A calendar day, `YYYY-MM-DD`, that exists. */
export const LocalDate = z.string().check(
  z.regex(/^20\d\d-[01]\d-[0-3]\d$/, 'A day, such as 2027-05-01'),
  z.refine(
    (value) => parses(`${value}T00:00:00Z`) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value),
    'There is no such day',
  ),
);

const isTimeZone = (value: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
};

/** An IANA zone, such as Europe/Vienna. */
export const TimeZone = z
  .string()
  .check(
    z.regex(/^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2})$/, 'An IANA time zone, such as Europe/Vienna'),
    z.refine(isTimeZone, 'There is no such time zone'),
  );

export interface SaleTimes {
  readonly startsAt: string;
  readonly onSaleAt: string;
  /** The start of the concert where nothing is said. */
  readonly salesEndAt?: string | undefined;
}

/** What must hold between the times of a sale. */
export const saleTimeRules: readonly { path: string; message: string; holds: (times: SaleTimes) => boolean }[] = [
  {
    path: 'onSaleAt',
    message: 'Sales end before they begin',
    holds: ({ startsAt, onSaleAt, salesEndAt }) => Date.parse(onSaleAt) < Date.parse(salesEndAt ?? startsAt),
  },
  {
    path: 'salesEndAt',
    message: 'Sales end after the concert has started',
    holds: ({ startsAt, salesEndAt }) => Date.parse(salesEndAt ?? startsAt) <= Date.parse(startsAt),
  },
];
