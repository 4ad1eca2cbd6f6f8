import { type Accessor, batch, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { type ApiError, isAbort } from './api-error.ts';
import { asApiError, createQuestion } from './create-load.ts';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** A list as far as it is known; to be read where it is shown, since it changes. */
export interface Pages<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  /** `loading` may show the items of the question before, until the answer comes. */
  readonly status: 'loading' | 'loading-more' | 'ready' | 'failed';
  readonly error: ApiError | undefined;
}

export interface PagesActions<T = never> {
  loadMore(): void;
  /** Starts again from the first page. */
  reload(): void;
  /** Asks once more for what could not be fetched: the list or its next page. */
  retry(): void;
  /** Takes up what is new of an item in the list. */
  put(item: T): void;
}

/** A list that grows by cursor, for a question that may change. */
export function createPages<S, T extends { id: string }>(
  source: Accessor<S | undefined>,
  fetchPage: (source: S, cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
): [Pages<T>, PagesActions<T>] {
  const [items, setItems] = createSignal<readonly T[]>([]);
  const [nextCursor, setNextCursor] = createSignal<string | null>(null);
  const [status, setStatus] = createSignal<Pages<T>['status']>('loading');
  const [error, setError] = createSignal<ApiError>();
  const question = createQuestion(source);
  let current: AbortController | undefined;
  let askedCursor: string | undefined;

  function fetchInto(wanted: S, cursor: string | undefined): void {
    current?.abort();
    askedCursor = cursor;
    const controller = new AbortController();
    current = controller;
    setStatus(cursor === undefined ? 'loading' : 'loading-more');
    setError(undefined);
    fetchPage(wanted, cursor, controller.signal).then(
      (page) => {
        if (!controller.signal.aborted) show(page, cursor !== undefined);
      },
      (thrown) => {
        if (controller.signal.aborted || isAbort(thrown)) return;
        setError(asApiError(thrown));
        setStatus('failed');
      },
    );
  }

  const show = (page: Page<T>, more: boolean) =>
    batch(() => {
      setItems((before) => (more ? append(before, page.items) : keepSame(before, page.items)));
      setNextCursor(page.nextCursor);
      setStatus('ready');
    });

  createEffect(
    on(question, (wanted) => {
      if (wanted !== undefined) fetchInto(wanted, undefined);
    }),
  );
  onCleanup(() => current?.abort());

  const pages: Pages<T> = {
    get items() {
      return items();
    },
    get nextCursor() {
      return nextCursor();
    },
    get status() {
      return status();
    },
    get error() {
      return error();
    },
  };
  return [
    pages,
    {
      loadMore: () => {
        const wanted = question();
        const cursor = nextCursor();
        if (wanted !== undefined && cursor !== null) fetchInto(wanted, cursor);
      },
      reload: () => {
        const wanted = question();
        if (wanted !== undefined) fetchInto(wanted, undefined);
      },
      retry: () => {
        const wanted = question();
        if (wanted !== undefined) fetchInto(wanted, askedCursor);
      },
      put: (item) => {
        setItems((before) => before.map((each) => (each.id === item.id ? item : each)));
      },
    },
  ];
}

/** A list may move between two pages: what was shown already is not shown twice. */
function append<T extends { id: string }>(before: readonly T[], next: readonly T[]): readonly T[] {
  const known = new Set(before.map(({ id }) => id));
  return [...before, ...next.filter(({ id }) => !known.has(id))];
}

/** What has not changed stays the same object, so that its place on the page, and a focus in it, stay too. */
function keepSame<T extends { id: string }>(before: readonly T[], now: readonly T[]): readonly T[] {
  const known = new Map(before.map((item) => [item.id, item]));
  return now.map((item) => {
    const same = known.get(item.id);
    return same !== undefined && JSON.stringify(same) === JSON.stringify(item) ? same : item;
  });
}
