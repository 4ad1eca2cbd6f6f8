import type { Order } from '@frontrow/functions/contract/orders.ts';
import { type Accessor, createEffect, onCleanup } from 'solid-js';
import { secondsUntil } from '../checkout/create-countdown.ts';
import { followOrder } from '../checkout/follow-order.ts';

/** Tells of every order in a list that goes on by itself: answered, paid, refunded, or run out. */
export function followOpenOrders(orders: Accessor<readonly Order[]>, onChange: (order: Order) => void): void {
  const left = new AbortController();
  onCleanup(() => left.abort());
  const followed = new Set<string>();

  createEffect(() => {
    for (const order of orders()) {
      const state = stateOf(order);
      const firstPauseSeconds = pauseSecondsOf(order);
      if (firstPauseSeconds === undefined || followed.has(state)) continue;
      followed.add(state);
      const isUnchanged = (next: Order) => stateOf(next) === state;
      // A list that is a little old is no reason for a message: the order's own page tells what is wrong.
      followOrder(order.id, isUnchanged, { signal: left.signal, firstPauseSeconds }).then(onChange, () => undefined);
    }
  });
}

const stateOf = ({ id, status, payment, refund }: Order) =>
  [id, status, payment?.status ?? '', refund?.status ?? ''].join(' ');

/** Before the first look; undefined where nothing changes by itself. */
function pauseSecondsOf({ status, payment, refund, holdExpiresAt }: Order): number | undefined {
  if (status === 'queued' || payment?.status === 'open' || refund?.status === 'due') return 1;
  if (status === 'held' && holdExpiresAt !== undefined) return secondsUntil(holdExpiresAt) + 1;
  return undefined;
}
