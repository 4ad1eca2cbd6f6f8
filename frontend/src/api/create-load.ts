import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import { ApiError, isAbort } from './api-error.ts';

/** What is known of something that is being fetched. */
export type Load<T> = { status: 'loading' } | { status: 'ready'; value: T } | { status: 'failed'; error: ApiError };

export interface LoadActions<T> {
  /** Fetches again and keeps showing what is there until the answer comes. */
  reload(): void;
  /** Puts in what a call returned, so that it need not be fetched. */
  put(value: T): void;
}

export const asApiError = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error;
  console.error(error);
  return new ApiError('internal-error', 500);
};

/** The same question in another object is the same question. */
export const createQuestion = <S>(source: Accessor<S>): Accessor<S> =>
  createMemo(source, undefined, { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) });

/**
 * Fetches what `source` names and fetches again when it changes; nothing is fetched while it is undefined. An answer
 * that a newer question has overtaken is dropped.
 */
export function createLoad<S, T>(
  source: Accessor<S | undefined>,
  fetchValue: (source: S, signal: AbortSignal) => Promise<T>,
): [Accessor<Load<T>>, LoadActions<T>] {
  const [load, setLoad] = createSignal<Load<T>>({ status: 'loading' });
  const question = createQuestion(source);
  let current: AbortController | undefined;

  function run(wanted: S): void {
    current?.abort();
    const controller = new AbortController();
    current = controller;
    fetchValue(wanted, controller.signal).then(
      (value) => {
        if (!controller.signal.aborted) setLoad({ status: 'ready', value });
      },
      (error) => {
        if (!controller.signal.aborted && !isAbort(error)) setLoad({ status: 'failed', error: asApiError(error) });
      },
    );
  }

  createEffect(
    on(question, (wanted) => {
      setLoad({ status: 'loading' });
      if (wanted === undefined) current?.abort();
      else run(wanted);
    }),
  );
  onCleanup(() => current?.abort());

  return [
    load,
    {
      reload: () => {
        const wanted = question();
        if (wanted === undefined) return;
        if (load().status === 'failed') setLoad({ status: 'loading' });
        run(wanted);
      },
      put: (value) => {
        current?.abort();
        setLoad({ status: 'ready', value });
      },
    },
  ];
}
