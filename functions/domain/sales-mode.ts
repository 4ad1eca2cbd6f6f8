import type { Concert, Summary } from './concert.ts';

/** The rush of an on-sale: so long after its beginning claims are queued, whatever the queue looks like. */
export const rushMs = 2 * 60 * 1000;

type Sale = Pick<Concert, 'salesMode' | 'onSaleAt'>;

/** Whether many claim at once: the doors opened a moment ago, or claims wait in the queue. */
export function isHot({ onSaleAt }: Sale, summary: Summary | undefined, nowMs: number): boolean {
  const openForMs = nowMs - Date.parse(onSaleAt);
  const isRush = openForMs >= 0 && openForMs < rushMs;
  return isRush || nowMs < (summary?.busyUntil ?? 0);
}

/** How long queued claims wait for their answer at the moment, as measured; a second where none was seen to wait longer. */
export function claimWaitSeconds(summary: Summary | undefined, nowMs: number): number {
  const { busyUntil = 0, waitedMs = 0 } = summary ?? {};
  return nowMs < busyUntil ? Math.max(1, Math.ceil(waitedMs / 1000)) : 1;
}

/** Whether a claim made now is queued. Whatever the answer, the conditions of the writes keep it safe. */
export function isQueued(concert: Sale, summary: Summary | undefined, nowMs: number): boolean {
  switch (concert.salesMode) {
    case 'direct':
      return false;
    case 'queued':
      return true;
    case 'auto':
      return isHot(concert, summary, nowMs);
  }
}
