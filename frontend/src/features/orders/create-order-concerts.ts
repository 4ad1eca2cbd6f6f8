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

/** Orders name their concert by id only: each concert is fetched once, however many orders it has. */
export function createOrderConcerts(concertIds: Accessor<string[]>) {
  const [concerts, setConcerts] = createStore<Record<string, OrderConcert>>({});
  const asked = new Set<string>();
  const left = new AbortController();
  onCleanup(() => left.abort());

  async function fetchConcert(concertId: string): Promise<void> {
    try {
      const { concert } = await call(getConcert, { params: { concertId }, signal: left.signal });
      setConcerts(concertId, { status: 'ready', concert, hall: undefined });
      const params = { concertId, version: concert.seatMapVersion };
      const hall = await call(getSeatMap, { params, signal: left.signal });
      setConcerts(concertId, { status: 'ready', concert, hall });
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) setConcerts(concertId, { status: 'gone' });
      else asked.delete(concertId);
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
