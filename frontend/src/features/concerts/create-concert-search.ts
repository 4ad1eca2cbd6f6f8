import { useSearchParams } from '@solidjs/router';
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';

/** What a buyer looks for; empty texts are no wish. A day and a range exclude each other. */
export interface ConcertFilter {
  q: string;
  date: string;
  from: string;
  to: string;
}

export type Dates = 'any' | 'day' | 'range';

export interface ConcertSearch {
  filter: Accessor<ConcertFilter>;
  /** What stands in the search box: ahead of the filter while somebody types. */
  text: Accessor<string>;
  type(text: string): void;
  dates: Accessor<Dates>;
  chooseDates(dates: Dates): void;
  put(change: Partial<Omit<ConcertFilter, 'q'>>): void;
  clear(): void;
  isEmpty: Accessor<boolean>;
  /** False where a range ends before it begins. */
  isPossible: Accessor<boolean>;
}

const debounceMs = 250;

/** A search that lives in the address: it can be shared, reloaded and gone back to. */
export function createConcertSearch(): ConcertSearch {
  const [query, setQuery] = useSearchParams();
  const one = (name: keyof ConcertFilter) => {
    const value = query[name];
    return typeof value === 'string' ? value : '';
  };
  const filter = createMemo(() => ({ q: one('q'), date: one('date'), from: one('from'), to: one('to') }));
  const [text, setText] = createSignal(filter().q);
  const [dates, setDates] = createSignal<Dates>(datesOf(filter()));
  let writtenText = filter().q;
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  // Back, forward and links change the address without this box.
  createEffect(
    on(
      filter,
      (now) => {
        if (now.q !== writtenText) {
          writtenText = now.q;
          setText(now.q);
        }
        if (datesOf(now) !== 'any') setDates(datesOf(now));
      },
      { defer: true },
    ),
  );

  return {
    filter,
    text,
    type(typed) {
      setText(typed);
      clearTimeout(timer);
      timer = setTimeout(() => {
        writtenText = typed.trim();
        setQuery({ q: writtenText || null }, { replace: true });
      }, debounceMs);
    },
    dates,
    chooseDates(chosen) {
      setDates(chosen);
      if (chosen !== 'day') setQuery({ date: null }, { replace: true });
      if (chosen !== 'range') setQuery({ from: null, to: null }, { replace: true });
    },
    put: (change) => setQuery(change, { replace: true }),
    clear() {
      clearTimeout(timer);
      writtenText = '';
      setText('');
      setDates('any');
      setQuery({ q: null, date: null, from: null, to: null }, { replace: true });
    },
    isEmpty: () => Object.values(filter()).every((wish) => wish === ''),
    isPossible: () => filter().from === '' || filter().to === '' || filter().from <= filter().to,
  };
}

function datesOf({ date, from, to }: ConcertFilter): Dates {
  if (date) return 'day';
  return from || to ? 'range' : 'any';
}
