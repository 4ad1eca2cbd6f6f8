import type { RefusalCode } from '../contract/refusals.ts';

/** What the shop counts of its work, with the units of CloudWatch; `docs/metrics.md` says what each one tells. */
export const metricUnits = {
  SeatsClaimed: 'Count',
  ClaimsGranted: 'Count',
  ClaimsQueued: 'Count',
  ClaimsRefused: 'Count',
  ClaimConflicts: 'Count',
  TransactionConflicts: 'Count',
  Throttles: 'Count',
  Redecisions: 'Count',
  WriteUnits: 'Count',
  ReadUnits: 'Count',
  BatchSize: 'Count',
  Redeliveries: 'Count',
  MessagesFailed: 'Count',
  OldestMessageAge: 'Milliseconds',
  DeadLetters: 'Count',
  Checks: 'Count',
  ConcertsChecked: 'Count',
  Drift: 'Count',
} as const;

export type MetricName = keyof typeof metricUnits;

/** Hears what happens. It costs next to nothing and never fails. */
export interface Meter {
  count(name: MetricName, by?: number): void;
  /** One claim that was told no, and why. */
  countRefusal(code: RefusalCode): void;
}
