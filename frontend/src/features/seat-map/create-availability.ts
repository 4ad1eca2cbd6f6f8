import { type Availability, getAvailability } from '@frontrow/functions/contract/seat-map.ts';
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { pathOf } from '../../api/call.ts';
import { send } from '../../api/send.ts';

export const refreshEveryMs = 2_000;
const hiddenEveryMs = 30_000;
const retryMsMax = 30_000;

export interface LiveAvailability {
  /** By section code; empty until the first answer. */
  sections: Record<string, string>;
  known(): boolean;
  /** Whether the last look failed: what is shown may be old. */
  stale(): boolean;
  /** Looks again at once. */
  refresh(): void;
}

/**
 * The seats' states, looked at every two seconds while the page is in sight, seldom while it is hidden and less and less
 * often while the shop does not answer. Nothing is fetched while `concertId` is undefined.
 */
export function createAvailability(concertId: Accessor<string | undefined>): LiveAvailability {
  const [sections, setSections] = createStore<Record<string, string>>({});
  const [known, setKnown] = createSignal(false);
  const [stale, setStale] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: AbortController | undefined;
  let etag: string | undefined;
  let failures = 0;

  async function look(id: string): Promise<void> {
    clearTimeout(timer);
    current?.abort();
    current = new AbortController();
    const { signal } = current;
    try {
      await take(id, signal);
      failures = 0;
    } catch {
      failures += 1;
    }
    if (signal.aborted) return;
    setStale(failures > 0);
    timer = setTimeout(() => look(id), pauseMs(failures, document.hidden));
  }

  async function take(id: string, signal: AbortSignal): Promise<void> {
    const headers: Record<string, string> = etag === undefined ? {} : { 'if-none-match': etag };
    const path = pathOf(getAvailability, { concertId: id });
    const response = await send({ method: 'GET', path, headers, signal });
    if (response.status === 304) return;
    const availability = (await response.json()) as Availability;
    if (signal.aborted) return;
    etag = response.headers.get('etag') ?? undefined;
    setSections(reconcile(availability.sections));
    setKnown(true);
  }

  const refresh = () => {
    const id = concertId();
    if (id !== undefined) void look(id);
  };
  createEffect(
    on(concertId, () => {
      clearTimeout(timer);
      current?.abort();
      etag = undefined;
      setKnown(false);
      refresh();
    }),
  );
  const lookWhenShown = () => {
    if (!document.hidden) refresh();
  };
  document.addEventListener('visibilitychange', lookWhenShown);
  onCleanup(() => {
    document.removeEventListener('visibilitychange', lookWhenShown);
    clearTimeout(timer);
    current?.abort();
  });

  return { sections, known, stale, refresh };
}

/** Spread by a fifth, so that a crowd that came together does not ask together. */
export function pauseMs(failures: number, hidden: boolean, random = Math.random()): number {
  const base = hidden ? hiddenEveryMs : Math.min(refreshEveryMs * 2 ** failures, retryMsMax);
  return base * (0.9 + 0.2 * random);
}
