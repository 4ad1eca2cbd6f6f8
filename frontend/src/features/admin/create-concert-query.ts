import type { SaleStatus } from '@frontrow/functions/contract/concerts.ts';
import { useSearchParams } from '@solidjs/router';

export const concertTimes = ['coming', 'past', 'all'] as const;
export type ConcertTime = (typeof concertTimes)[number];
export const saleStatuses: readonly SaleStatus[] = ['upcoming', 'on-sale', 'sold-out', 'ended', 'cancelled'];

const debounceMs = 250;

/** What the concert table looks for; it stands in the address, so that a reload and the way back keep it. */
export function createConcertQuery() {
  const [query, setQuery] = useSearchParams<{ q?: string; time?: string; sale?: string }>();
  const words = () => query.q ?? '';
  const time = (): ConcertTime => concertTimes.find((known) => known === query.time) ?? 'coming';
  const sale = () => saleStatuses.find((known) => known === query.sale);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    words,
    time,
    sale,
    isFiltered: () => words() !== '' || time() !== 'coming' || sale() !== undefined,
    search(text: string) {
      clearTimeout(timer);
      timer = setTimeout(() => setQuery({ q: text.trim() || null }, { replace: true }), debounceMs);
    },
    setTime: (wanted: ConcertTime) => setQuery({ time: wanted === 'coming' ? null : wanted }, { replace: true }),
    setSale: (wanted: string) => setQuery({ sale: wanted || null }, { replace: true }),
    clear: () => setQuery({ q: null, time: null, sale: null }, { replace: true }),
    /** As the shop is asked. */
    asked: () => {
      const wanted = time();
      return { q: words(), when: wanted === 'all' ? undefined : wanted, status: sale() };
    },
  };
}

export type ConcertQuery = ReturnType<typeof createConcertQuery>;
