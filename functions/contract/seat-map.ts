import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { limits } from './limits.ts';
import { line } from './text.ts';

export const ConcertId = z.string().check(z.regex(/^[a-z0-9]{1,12}$/, 'Not a concert id'));

export const SectionCode = z.string().check(z.regex(/^[A-Z0-9]{1,4}$/, '1 to 4 capital letters and digits'));
export const RowLabel = z.string().check(z.regex(/^[A-Z0-9]{1,3}$/, '1 to 3 capital letters and digits'));
export const SeatNumber = z.int().check(z.gte(1), z.lte(999));

/** `<section code>-<row>-<number>`, such as STAL-C-12. */
export const SeatId = z
  .string()
  .check(z.regex(/^[A-Z0-9]{1,4}-[A-Z0-9]{1,3}-[1-9]\d{0,2}$/, 'A seat id, such as STAL-C-12'));

/** Counts are kept in records by these ids; every object of JavaScript has a `constructor` already. */
export const PriceTierId = z
  .string()
  .check(z.regex(/^(?!constructor$)[a-z0-9-]{1,16}$/, '1 to 16 lower-case letters, digits and dashes'));

/**
 * Seats `from` to `to` of a row, side by side. A row with an aisle is several of these under one label: seats of
 * different runs are not neighbours.
 */
export const SeatRun = z.strictObject({ row: RowLabel, from: SeatNumber, to: SeatNumber }).check(
  z.refine(({ from, to }) => from <= to, { message: 'from is greater than to', path: ['to'] }),
  z.meta({ id: 'SeatRun' }),
);
export type SeatRun = z.output<typeof SeatRun>;

/** Where the people of a section look from: across to the stage, from its sides, from behind it or from all around. */
export const Side = z.enum(['front', 'left', 'right', 'behind', 'around']);
export type Side = z.output<typeof Side>;

/** Runs stand in order: best row first, and within a row from left to right as seen from the seat. */
export const Section = z
  .strictObject({
    code: SectionCode,
    name: line(60),
    priceTierId: PriceTierId,
    /** Only for the drawing of the hall, which guesses it from codes and order where nothing is said. */
    side: z.optional(Side),
    runs: z.array(SeatRun).check(z.minLength(1), z.maxLength(limits.rowsPerSection * 4)),
  })
  .check(z.meta({ id: 'Section' }));
export type Section = z.output<typeof Section>;

export const SeatMapVersion = z.string().check(z.regex(/^[a-z0-9]{1,16}$/, 'Not a seat map version'));

/** The layout of the hall: it never changes under its version. */
export const SeatMap = z
  .object({ concertId: z.string(), version: z.string(), sections: z.array(Section) })
  .check(z.meta({ id: 'SeatMap' }));
export type SeatMap = z.output<typeof SeatMap>;

/** One character a seat, in the order of the section's runs: `.` available, `h` held, `s` sold, `w` withdrawn. */
export const seatStateCharacters = { available: '.', held: 'h', sold: 's', withdrawn: 'w' } as const;

export const Availability = z
  .object({
    concertId: z.string(),
    seatMapVersion: z.string(),
    /** By section code: one character a seat, see `seatStateCharacters`. */
    sections: z.record(z.string(), z.string()),
  })
  .check(z.meta({ id: 'Availability' }));
export type Availability = z.output<typeof Availability>;

export const getSeatMap = endpoint({
  name: 'get-seat-map',
  workload: 'browse',
  method: 'GET',
  path: '/concerts/{concertId}/seat-map/{version}',
  access: 'anyone',
  summary: 'The layout of the hall; cached for good',
  params: z.object({ concertId: ConcertId, version: SeatMapVersion }),
  status: 200,
  reply: SeatMap,
  refusals: ['concert-not-found', 'seat-map-not-found'],
});

export const getAvailability = endpoint({
  name: 'get-availability',
  workload: 'availability',
  method: 'GET',
  path: '/concerts/{concertId}/availability',
  access: 'anyone',
  summary: 'One character a seat, at most a second old; ETag, and 304 where nothing changed',
  params: z.object({ concertId: ConcertId }),
  status: 200,
  reply: Availability,
  refusals: ['concert-not-found', 'busy'],
});
