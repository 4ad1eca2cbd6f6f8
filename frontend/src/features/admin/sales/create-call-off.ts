import { cancelConcert } from '@frontrow/functions/contract/admin.ts';
import { getAvailability } from '@frontrow/functions/contract/seat-map.ts';
import { createSignal, onCleanup } from 'solid-js';
import type { ApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/call.ts';
import { asApiError } from '../../../api/create-load.ts';

const lookEveryMs = 1_500;
/** After so many looks that see nothing move, the shop is asked to go on. */
const quietLooksMax = 4;

export interface CallOff {
  status(): 'idle' | 'running' | 'done' | 'failed';
  /** Seats that buyers still have; undefined before the first look. */
  seatsLeft(): number | undefined;
  error(): ApiError | undefined;
  run(concertId: string): Promise<void>;
}

/** Calls a concert off and follows it until no buyer has a seat any more. Cut off, it goes on when it is run again. */
export function createCallOff(onCalledOff: () => void, pauseMs = lookEveryMs): CallOff {
  const [status, setStatus] = createSignal<ReturnType<CallOff['status']>>('idle');
  const [seatsLeft, setSeatsLeft] = createSignal<number>();
  const [error, setError] = createSignal<ApiError>();
  let gone = false;
  onCleanup(() => {
    gone = true;
  });

  async function run(concertId: string): Promise<void> {
    setStatus('running');
    setError(undefined);
    try {
      for (let asked = 0; !gone; asked += 1) {
        const { isDone } = await call(cancelConcert, { params: { concertId } });
        if (asked === 0) onCalledOff();
        if (isDone) break;
        await lookUntilQuiet(concertId);
      }
      if (gone) return;
      setSeatsLeft(0);
      setStatus('done');
      onCalledOff();
    } catch (thrown) {
      setError(asApiError(thrown));
      setStatus('failed');
    }
  }

  async function lookUntilQuiet(concertId: string): Promise<void> {
    for (let quiet = 0; quiet < quietLooksMax && !gone; ) {
      const left = await countLeft(concertId);
      quiet = left === seatsLeft() ? quiet + 1 : 0;
      setSeatsLeft(left);
      if (left === 0) return;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  return { status, seatsLeft, error, run };
}

async function countLeft(concertId: string): Promise<number> {
  const { sections } = await call(getAvailability, { params: { concertId } });
  return Object.values(sections).reduce((sum, text) => sum + text.replace(/[^hs]/g, '').length, 0);
}
