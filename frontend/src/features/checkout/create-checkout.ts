import { type Order, payOrder, releaseOrder } from '@frontrow/functions/contract/orders.ts';
import type { TestCard } from '@frontrow/functions/contract/test-cards.ts';
import { type Accessor, createEffect, createMemo, createSignal, onCleanup } from 'solid-js';
import { ApiError, isAbort } from '../../api/api-error.ts';
import { call } from '../../api/call.ts';
import { asApiError } from '../../api/create-load.ts';
import { createCountdown, secondsUntil } from './create-countdown.ts';
import { followOrder } from './follow-order.ts';

export interface Checkout {
  order: Accessor<Order>;
  /** Of the hold; undefined where the order is not held. */
  secondsLeft: Accessor<number | undefined>;
  /** What is being sent at the moment. */
  busy: Accessor<'paying' | 'releasing' | undefined>;
  /** Whether a payment has no answer yet. */
  isPaymentOpen: Accessor<boolean>;
  /** Whether the answer to a payment got lost, and the shop is being asked what became of it. */
  isPaymentUnknown: Accessor<boolean>;
  failure: Accessor<ApiError | undefined>;
  /** While queued: how long others wait for their answer at the moment. */
  waitSeconds: Accessor<number | undefined>;
  pay(card: TestCard): Promise<void>;
  /** Gives the held seats back. */
  release(): Promise<void>;
  /** Takes up what another call told of the order. */
  put(order: Order): void;
}

/** An order on its way to be paid. What only the shop can tell is asked for until it tells. */
export function createCheckout(found: Order): Checkout {
  const [order, setOrder] = createSignal(found);
  const [busy, setBusy] = createSignal<'paying' | 'releasing'>();
  const [isUnknown, setUnknown] = createSignal(false);
  const [failure, setFailure] = createSignal<ApiError>();
  const [waitSeconds, setWaitSeconds] = createSignal(found.waitSeconds);
  const left = new AbortController();
  onCleanup(() => left.abort());
  const params = { orderId: found.id };
  const secondsLeft = createCountdown(() => (order().status === 'held' ? order().holdExpiresAt : undefined));
  const isPaymentOpen = () => order().payment?.status === 'open';
  const isWaiting = createMemo(() => busy() === undefined && (isOpen(order()) || secondsLeft() === 0));

  createEffect(() => {
    if (!isWaiting()) return;
    const overtaken = new AbortController();
    onCleanup(() => overtaken.abort());
    const onLook = (order: Order) => void setWaitSeconds(order.waitSeconds);
    followOrder(params.orderId, isOpen, { signal: overtaken.signal, onLook }).then(take, (error) => {
      if (!isAbort(error)) setFailure(asApiError(error));
    });
  });

  // In another tab, on another device, it may have gone on meanwhile.
  const lookWhenShown = () => {
    if (!document.hidden && busy() === undefined && !isWaiting() && isLive(order())) void lookAgain();
  };
  document.addEventListener('visibilitychange', lookWhenShown);
  onCleanup(() => document.removeEventListener('visibilitychange', lookWhenShown));

  function take(next: Order): void {
    const wasOpen = isPaymentOpen();
    setOrder(next);
    if (wasOpen && next.payment?.status === 'declined') setFailure(new ApiError('payment-declined', 402));
  }

  /** After a refusal or a lost answer, the order says where it stands. */
  async function send(kind: 'paying' | 'releasing', request: () => Promise<{ order: Order }>): Promise<void> {
    if (busy() !== undefined) return;
    setBusy(kind);
    setFailure(undefined);
    try {
      setOrder((await request()).order);
    } catch (thrown) {
      if (left.signal.aborted) return;
      const error = asApiError(thrown);
      setFailure(error);
      setUnknown(kind === 'paying' && !error.isDecision);
      await lookAgain();
    } finally {
      setUnknown(false);
      setBusy(undefined);
    }
  }

  async function lookAgain(): Promise<void> {
    try {
      const next = await followOrder(params.orderId, () => false, { signal: left.signal, firstPauseSeconds: 0 });
      setOrder(next);
      // Whoever waits for an answer need not hear that one was lost.
      if (isOpen(next)) setFailure(undefined);
    } catch (error) {
      if (!isAbort(error)) setFailure(asApiError(error));
    }
  }

  return {
    order,
    secondsLeft,
    busy,
    isPaymentOpen,
    isPaymentUnknown: isUnknown,
    failure,
    waitSeconds,
    pay: (card) => send('paying', () => call(payOrder, { params, body: { paymentToken: card }, signal: left.signal })),
    release: () => send('releasing', () => call(releaseOrder, { params, signal: left.signal })),
    put: take,
  };
}

/** Whether the shop has something to tell of an order before its buyer can do anything. */
const isOpen = ({ status, payment, refund, holdExpiresAt }: Order): boolean =>
  status === 'queued' ||
  payment?.status === 'open' ||
  refund?.status === 'due' ||
  (status === 'held' && holdExpiresAt !== undefined && secondsUntil(holdExpiresAt) === 0);

const isLive = ({ status }: Order): boolean => status === 'held' || status === 'confirmed';
