import * as z from 'zod/mini';
import { limits } from './limits.ts';

/** Integer minor units (cents) of the concert's currency. */
export const Price = z.int().check(z.gte(0), z.lte(limits.priceMax));
const currencies = new Set(Intl.supportedValuesOf('currency'));

/** ISO 4217, as far as it can be formatted here. */
export const Currency = z.string().check(
  z.regex(/^[A-Z]{3}$/, 'An ISO 4217 code, such as EUR'),
  z.refine((code) => currencies.has(code), 'There is no such currency'),
);
export const Money = z.object({ amount: z.int(), currency: Currency });
export type Money = z.output<typeof Money>;
