import type { Account } from './account.ts';
import { type Order, orderReply } from './order.ts';

/** Spreadsheets run a cell that begins like this as a formula (OWASP, CSV injection). */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
const needsQuotes = /[",\r\n]/;

/** A cell as RFC 4180 writes it, and never a formula. */
export function csvCell(text: string): string {
  const harmless = formulaStart.test(text) ? `'${text}` : text;
  return needsQuotes.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

const columns = [
  'order',
  'ordered_at',
  'status',
  'buyer',
  'email',
  'seats',
  'seat_count',
  'total',
  'currency',
  'payment',
  'refund',
  'cancelled_at',
] as const;

/** The first line of a sheet. The mark before it tells spreadsheets that the text is UTF-8. */
export const orderSheetHead = `\ufeff${csvLine(columns)}`;

/** An order as a line of the sheet, its total as a plain number of the currency's own digits: 60.50, 8000, 12.500. */
export function orderSheetLine(order: Order, buyer: Pick<Account, 'name' | 'email'> | undefined): string {
  const { id, createdAt, status, seats, total, payment, refund, cancelledAt = '' } = orderReply(order);
  return csvLine([
    id,
    createdAt,
    status,
    buyer?.name ?? '',
    buyer?.email ?? '',
    seats.map((seat) => seat.id).join(' '),
    String(seats.length),
    decimalOf(total.amount, total.currency),
    total.currency,
    payment?.status ?? '',
    refund?.status ?? '',
    cancelledAt,
  ]);
}

const digitsOf = new Map<string, number>();

function decimalOf(amount: number, currency: string): string {
  const known = digitsOf.get(currency);
  const digits =
    known ?? new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digitsOf.set(currency, digits);
  return (amount / 10 ** digits).toFixed(digits);
}
