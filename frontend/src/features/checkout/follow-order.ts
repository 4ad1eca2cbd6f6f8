import { getOrder, type Order } from '@frontrow/functions/contract/orders.ts';
import { ApiError } from '../../api/api-error.ts';
import { call } from '../../api/call.ts';

const lookEveryMs = 1_000;
const lookEveryMsMax = 5_000;
const hiddenEveryMs = 10_000;

interface Following {
  signal: AbortSignal;
  /** Before the first look; as between two looks where nothing is said. */
  firstPauseSeconds?: number | undefined;
  /** Hears what every look finds while it goes on. */
  onLook?: (order: Order) => void;
}

/**
 * Looks at an order until it is no longer what `isOpen` says: about every second, less often the longer it takes, while
 * the page is hidden or the shop asks for patience. Only a decision of the shop or the signal ends it early.
 */
export async function followOrder(
  orderId: string,
  isOpen: (order: Order) => boolean,
  { signal, firstPauseSeconds, onLook }: Following,
): Promise<Order> {
  let askedForSeconds = firstPauseSeconds;
  for (let looks = 0; ; looks += 1) {
    await pause(askedForSeconds === 0 ? 0 : pauseMs(looks, askedForSeconds, document.hidden), signal);
    askedForSeconds = undefined;
    try {
      const { order } = await call(getOrder, { params: { orderId }, signal });
      if (!isOpen(order)) return order;
      onLook?.(order);
    } catch (error) {
      if (!(error instanceof ApiError) || error.isDecision) throw error;
      askedForSeconds = error.retryAfterSeconds;
    }
  }
}

/** Never earlier than the shop asked for, and spread, so that a crowd that came together does not look together. */
export function pauseMs(looks: number, askedForSeconds: number | undefined, hidden: boolean, random = Math.random()) {
  const grown = Math.min(lookEveryMs * 1.05 ** looks, lookEveryMsMax);
  return Math.max(hidden ? hiddenEveryMs : grown, (askedForSeconds ?? 0) * 1000) * (1 + 0.2 * random);
}

/** A page that comes back into sight looks at once. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(end, ms);
    const wasHidden = document.hidden;
    const endWhenShown = () => {
      if (wasHidden && !document.hidden) end();
    };
    function end(): void {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', endWhenShown);
      signal.removeEventListener('abort', end);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    }
    document.addEventListener('visibilitychange', endWhenShown);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
