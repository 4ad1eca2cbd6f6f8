import { languageTag } from '../../i18n/locale.ts';

/** A part in whole percents, and 100 only where it is all: one seat left is not sold out. */
export function percentOf(part: number, whole: number): number {
  if (whole === 0) return 0;
  return part === whole ? 100 : Math.min(99, Math.round((100 * part) / whole));
}

export const percentText = (part: number, whole: number): string =>
  new Intl.NumberFormat(languageTag(), { style: 'percent' }).format(percentOf(part, whole) / 100);
