import { NewConcert } from '@frontrow/functions/contract/admin.ts';
import { Venue } from '@frontrow/functions/contract/concerts.ts';
import { Side } from '@frontrow/functions/contract/seat-map.ts';
import * as z from 'zod/mini';
import { motifs, type PosterArt } from './posters/draw-poster.ts';

const { shape } = NewConcert;
const text = z.string().check(z.maxLength(200));
const Colour = z.string().check(z.regex(/^#[0-9a-f]{6}$/i, 'A colour such as #1f7fd1'));
const Time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 20:00'));

const SectionEntry = z
  .strictObject({
    code: z.optional(text),
    /** Several sections alike, such as `101-118`; `{code}` in the name becomes the code of each. */
    codes: z.optional(text),
    name: text,
    priceTierId: text,
    side: z.optional(Side),
    rows: z.array(text).check(z.minLength(1), z.maxLength(400)),
  })
  .check(
    z.refine(({ code, codes }) => (code === undefined) !== (codes === undefined), 'Give code or codes, one of them'),
  );
export type SectionEntry = z.output<typeof SectionEntry>;

const Art = z.strictObject({
  motif: z.enum(Object.keys(motifs) as [PosterArt['motif'], ...PosterArt['motif'][]]),
  colours: z.tuple([Colour, Colour, Colour, Colour, Colour]),
});

/** One concert of a file. README.md beside this file explains every field. */
export const ConcertEntry = z
  .strictObject({
    title: shape.title,
    artist: shape.artist,
    description: shape.description,
    venue: Venue,
    startsAt: z.optional(text),
    startsIn: z.optional(text),
    startTime: z.optional(Time),
    onSaleAt: z.optional(text),
    onSaleIn: z.optional(text),
    onSaleTime: z.optional(Time),
    salesEndAt: z.optional(text),
    currency: shape.currency,
    priceTiers: shape.priceTiers,
    sections: z.optional(z.array(SectionEntry).check(z.minLength(1), z.maxLength(200))),
    seatList: z.optional(text),
    sectionNames: z.optional(z.record(text, text)),
    seatsPerOrder: shape.seatsPerOrder,
    seatsPerBuyer: shape.seatsPerBuyer,
    checkout: shape.checkout,
    holdMinutes: shape.holdMinutes,
    networkShare: shape.networkShare,
    salesMode: shape.salesMode,
    proofOfWork: shape.proofOfWork,
    poster: z.optional(z.union([text, Art])),
  })
  .check(
    z.refine(
      ({ startsAt, startsIn, startTime }) =>
        startsAt === undefined ? startsIn !== undefined && startTime !== undefined : !startsIn && !startTime,
      { message: 'Give startsAt, or startsIn with startTime', path: ['startsAt'] },
    ),
    z.refine(
      ({ onSaleAt, onSaleIn, onSaleTime }) =>
        onSaleAt === undefined ? onSaleIn !== undefined : !onSaleIn && !onSaleTime,
      { message: 'Give onSaleAt, or onSaleIn (with onSaleTime, if you like)', path: ['onSaleAt'] },
    ),
  );
export type ConcertEntry = z.output<typeof ConcertEntry>;
