import type { Money } from '@frontrow/functions/contract/money.ts';
import { languageTag } from './locale.ts';

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, tag: string): Intl.NumberFormat {
  const key = `${tag} ${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(tag, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
  formats.set(key, made);
  return made;
}

/** How many digits of a currency stand behind the point: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return formatOf(currency, 'en').resolvedOptions().maximumFractionDigits ?? 2;
}

/** Money as people write it: €60, €60.50, ¥8,000. */
export function formatMoney({ amount, currency }: Money, tag = languageTag()): string {
  return formatOf(currency, tag).format(amount / 10 ** minorDigits(currency));
}

/** Minor units as digits for an input, such as 60.50. */
export function moneyInput(amount: number, currency: string): string {
  return (amount / 10 ** minorDigits(currency)).toFixed(minorDigits(currency));
}

/** Reads what a person typed as a price into minor units; undefined where it is none of this currency. */
export function parseMoney(text: string, currency: string): number | undefined {
  const digits = minorDigits(currency);
  const match = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim());
  if (!match || (match[2]?.length ?? 0) > digits) return undefined;
  return Number(`${match[1]}${(match[2] ?? '').padEnd(digits, '0')}`);
}
