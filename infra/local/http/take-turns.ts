import { type EventLoopUtilization, performance } from 'node:perf_hooks';

/** As many as keep the processor busy while others wait for the database. */
const atOnceWhenBusy = 12;
const lookEveryMs = 20;
/** The share of the time in which this process had something to do. */
const busyFrom = 0.9;

export type TakeTurns = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Here one thread does the work of all functions: when it is the limit, more requests at once only wait for each other,
 * and for the workers of the queues, while what they looked at grows old. Then the others wait outside, first come, first
 * served. Where the time goes into waiting for something slow, everybody is let in.
 */
export function createTurns(isBusy: () => boolean = isThreadBusy()): TakeTurns {
  const waiting: (() => void)[] = [];
  let running = 0;
  let willLookAgain = false;

  const letIn = (): void => {
    while (waiting.length > 0 && (running < atOnceWhenBusy || !isBusy())) {
      running += 1;
      waiting.shift()?.();
    }
    if (waiting.length === 0 || willLookAgain) return;
    willLookAgain = true;
    setTimeout(() => {
      willLookAgain = false;
      letIn();
    }, lookEveryMs);
  };

  return async (work) => {
    await new Promise<void>((enter) => {
      waiting.push(enter);
      letIn();
    });
    try {
      return await work();
    } finally {
      running -= 1;
      letIn();
    }
  };
}

/** Whether this thread had hardly a pause lately. */
function isThreadBusy(): () => boolean {
  let since: EventLoopUtilization = performance.eventLoopUtilization();
  let sinceMs = performance.now();
  let busy = false;
  return () => {
    const nowMs = performance.now();
    if (nowMs - sinceMs < lookEveryMs) return busy;
    const now = performance.eventLoopUtilization();
    busy = performance.eventLoopUtilization(now, since).utilization >= busyFrom;
    [since, sinceMs] = [now, nowMs];
    return busy;
  };
}
