import { type ConcertSales, getSales } from '@frontrow/functions/contract/sales.ts';
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { type ApiError, isAbort } from '../../../api/api-error.ts';
import { call } from '../../../api/call.ts';
import { asApiError } from '../../../api/create-load.ts';
import { type SalesSum, sumSales } from './sales-sum.ts';

const reloadMs = 60_000;

export interface Sales {
  /** What is counted; while it is counted for the first time, what is counted so far. */
  sum: Accessor<SalesSum | undefined>;
  counting: Accessor<boolean>;
  error: Accessor<ApiError | undefined>;
  reload(): void;
}

/** The takings and claims of a concert, from as many answers as it takes, counted again every minute in sight. */
export function createSales(concertId: Accessor<string>): Sales {
  const [sum, setSum] = createSignal<SalesSum>();
  const [counting, setCounting] = createSignal(false);
  const [error, setError] = createSignal<ApiError>();
  let current: AbortController | undefined;

  async function count(id: string, signal: AbortSignal): Promise<void> {
    const isFirst = sum() === undefined;
    const answers: ConcertSales[] = [];
    let cursor: string | null | undefined;
    do {
      const query = { cursor: cursor ?? undefined };
      const answer: ConcertSales = await call(getSales, { params: { concertId: id }, query, signal });
      answers.push(answer);
      cursor = answer.nextCursor;
      if (isFirst) setSum(sumSales(answers));
    } while (cursor !== null);
    setSum(sumSales(answers));
  }

  function reload(): void {
    current?.abort();
    const controller = new AbortController();
    current = controller;
    setCounting(true);
    setError(undefined);
    count(concertId(), controller.signal)
      .catch((thrown) => {
        if (!controller.signal.aborted && !isAbort(thrown)) setError(asApiError(thrown));
      })
      .finally(() => {
        if (!controller.signal.aborted) setCounting(false);
      });
  }

  createEffect(
    on(concertId, () => {
      setSum(undefined);
      reload();
    }),
  );
  const timer = setInterval(() => {
    if (!document.hidden && !counting()) reload();
  }, reloadMs);
  onCleanup(() => {
    clearInterval(timer);
    current?.abort();
  });
  return { sum, counting, error, reload };
}
