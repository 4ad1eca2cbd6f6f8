import type { Concert, Summary } from './concert.ts';

/** The rush of an on-sale: so long after its beginning claims are queued, whatever the queue looks like. */
const rushMs = 2 * 60 * 1000;

/** Whether a claim made now is queued. Whatever the answer, the conditions of the writes keep it safe. */
export function isQueued(
  concert: Pick<Concert, 'salesMode' | 'onSaleAt'>,
  summary: Summary | undefined,
  nowMs: number,
): boolean {
  switch (concert.salesMode) {
    case 'direct':
      return false;
    case 'queued':
      return true;
    case 'auto': {
      const openForMs = nowMs - Date.parse(concert.onSaleAt);
      const isRush = openForMs >= 0 && openForMs < rushMs;
      return isRush || nowMs < (summary?.busyUntil ?? 0);
    }
  }
}
