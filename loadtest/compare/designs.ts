import type { SalesMode } from '@frontrow/functions/contract/concerts.ts';
import type { Path } from '../embedded/messages.ts';

/** Four ways to sell the same seats: the naive peer, and the shop's sales modes. */
export const designs = {
  naive: { path: 'naive', salesMode: 'direct' },
  direct: { path: 'shop', salesMode: 'direct' },
  queued: { path: 'shop', salesMode: 'queued' },
  auto: { path: 'shop', salesMode: 'auto' },
} as const satisfies Record<string, { path: Path; salesMode: SalesMode }>;

export type Design = keyof typeof designs;
export const designNames = Object.keys(designs) as Design[];

/** How many buyers ask twice for 1 to 4 of 100 seats. */
export const gradients = { light: 75, medium: 250, heavy: 1_000 } as const;
export type Gradient = keyof typeof gradients;
export const gradientNames = Object.keys(gradients) as Gradient[];

/** A light rush is over in a quarter of a second: only several of them, one after the other, can be measured. */
export const hallsOf: Readonly<Record<Gradient, number>> = { light: 3, medium: 2, heavy: 1 };
