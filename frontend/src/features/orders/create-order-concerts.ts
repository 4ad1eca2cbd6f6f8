import { type Concert, getConcert } from '@frontrow/functions/contract/concerts.ts';
import { getSeatMap, type SeatMap } from '@frontrow/functions/contract/seat-map.ts';
import { type Accessor, createEffect, onCleanup } from 'solid-js';
import { createStore } from 'solid-js/store';
import { ApiError } from '../../api/api-error.ts';
import { call } from '../../api/call.ts';

/** The concert of an order: on its way, there, or no longer in the shop. The hall comes a moment later. */
export type OrderConcert =
  | { status: 'loading' }
  | { status: 'gone' }
  | { status: 'ready'; concert: Concert; hall: SeatMap | undefined };

const retryMs = 2_000;
const retryMsMax = 30_000;

/**
 * Orders name their concert by id only: each concert is fetched once, however many orders it has, and again and again
 * where no answer comes, because there is no ticket without it.
 */
export function createOrderConcerts(concertIds: Accessor<string[]>) {
  const [concerts, setConcerts] = createStore<Record<string, OrderConcert>>({});
  const asked = new Set<string>();
  const left = new AbortController();
  onCleanup(() => left.abort());

  async function fetchConcert(concertId: string, attempt = 0): Promise<void> {
    try {
      const { concert } = await call(getConcert, { params: { concertId }, signal: left.signal });
      setConcerts(concertId, { status: 'ready', concert, hall: undefined });
      const params = { concertId, version: concert.seatMapVersion };
      const hall = await call(getSeatMap, { params, signal: left.signal });
      setConcerts(concertId, { status: 'ready', concert, hall });
    } catch (error) {
      if (left.signal.aborted) return;
      if (error instanceof ApiError && error.status === 404) setConcerts(concertId, { status: 'gone' });
      else setTimeout(() => void fetchConcert(concertId, attempt + 1), Math.min(retryMs * 2 ** attempt, retryMsMax));
    }
  }

  createEffect(() => {
    for (const concertId of concertIds()) {
      if (asked.has(concertId)) continue;
      asked.add(concertId);
      setConcerts(concertId, { status: 'loading' });
      void fetchConcert(concertId);
    }
  });

  return { of: (concertId: string | undefined): OrderConcert => concerts[concertId ?? ''] ?? { status: 'loading' } };
}

/** The section's name as the hall calls it, or its code where the hall is not known. */
export const sectionNameOf = (concert: OrderConcert, code: string) =>
  (concert.status === 'ready' && concert.hall?.sections.find((section) => section.code === code)?.name) || code;
