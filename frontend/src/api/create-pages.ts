import { type Accessor, createEffect, on, onCleanup } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { type ApiError, isAbort } from './api-error.ts';
import { asApiError, createQuestion } from './create-load.ts';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Pages<T> extends Page<T> {
  /** `loading` may show the items of the question before, until the answer comes. */
  status: 'loading' | 'loading-more' | 'ready' | 'failed';
  error: ApiError | undefined;
}

export interface PagesActions<T = never> {
  loadMore(): void;
  /** Starts again from the first page. */
  reload(): void;
  /** Takes up what is new of an item in the list. */
  put(item: T): void;
}

/** A list that grows by cursor, for a question that may change. */
export function createPages<S, T extends { id: string }>(
  source: Accessor<S | undefined>,
  fetchPage: (source: S, cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
): [Pages<T>, PagesActions<T>] {
  const [pages, setPages] = createStore<Pages<T>>({
    items: [],
    nextCursor: null,
    status: 'loading',
    error: undefined,
  });
  const question = createQuestion(source);
  let current: AbortController | undefined;

  function fetchInto(wanted: S, cursor: string | undefined): void {
    current?.abort();
    const controller = new AbortController();
    current = controller;
    setPages({ status: cursor === undefined ? 'loading' : 'loading-more', error: undefined });
    fetchPage(wanted, cursor, controller.signal).then(
      (page) => {
        if (!controller.signal.aborted) show(page, cursor !== undefined);
      },
      (error) => {
        if (!controller.signal.aborted && !isAbort(error)) setPages({ status: 'failed', error: asApiError(error) });
      },
    );
  }

  function show(page: Page<T>, more: boolean): void {
    const known = new Set(more ? pages.items.map(({ id }) => id) : []);
    const items = [...(more ? pages.items : []), ...page.items.filter(({ id }) => !known.has(id))];
    setPages('items', reconcile(items, { key: 'id' }));
    setPages({ nextCursor: page.nextCursor, status: 'ready' });
  }

  createEffect(
    on(question, (wanted) => {
      if (wanted !== undefined) fetchInto(wanted, undefined);
    }),
  );
  onCleanup(() => current?.abort());

  return [
    pages,
    {
      loadMore: () => {
        const wanted = question();
        if (wanted !== undefined && pages.nextCursor !== null) fetchInto(wanted, pages.nextCursor);
      },
      reload: () => {
        const wanted = question();
        if (wanted !== undefined) fetchInto(wanted, undefined);
      },
      put: (item) => {
        setPages('items', (items) => items.map((each) => (each.id === item.id ? item : each)));
      },
    },
  ];
}
