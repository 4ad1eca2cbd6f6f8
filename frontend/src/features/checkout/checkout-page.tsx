import { getOrder, type Order, type OrderStatus } from '@frontrow/functions/contract/orders.ts';
import { A, useLocation, useNavigate, useParams } from '@solidjs/router';
import { createEffect, createMemo, Match, Show, Switch } from 'solid-js';
import { call } from '../../api/call.ts';
import { createLoad } from '../../api/create-load.ts';
import { account } from '../../api/session.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { loaded } from '../../shell/loaded.ts';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { PageHeading } from '../../shell/page-heading.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { SignedInOnly } from '../account/signed-in-only.tsx';
import { createOrderConcerts, sectionNameOf } from '../orders/create-order-concerts.ts';
import { OrderConcertHead } from '../orders/order-concert-head.tsx';
import { to } from '../orders/words.ts';
import { ConfirmedOrder } from './confirmed-order.tsx';
import { type Checkout, createCheckout } from './create-checkout.ts';
import { HoldPanel } from './hold-panel.tsx';
import { keepHold } from './kept-hold.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import { OrderEnd } from './order-end.tsx';
import { QueueNotice } from './queue-notice.tsx';
import './checkout-page.css';

/** An order from the line to its payment, wherever its buyer comes from: the seats, My orders, another tab. */
export function CheckoutPage() {
  return (
    <SignedInOnly title={to('order.heading')}>
      <FoundOrder />
    </SignedInOnly>
  );
}

function FoundOrder() {
  const params = useParams<{ orderId: string }>();
  const [load, { reload }] = createLoad(
    () => params.orderId,
    async (orderId, signal) => (await call(getOrder, { params: { orderId }, signal })).order,
  );
  return (
    <Switch
      fallback={
        <div class="page order-page" aria-busy="true">
          <div class="order-page-head">
            <Skeleton class="back-link" />
            <Skeleton shape="title" class="order-page-title" />
            <OrderConcertHead concert={{ status: 'loading' }} />
          </div>
          <Skeleton shape="block" class="page-skeleton" />
        </div>
      }
    >
      <Match when={loaded.failure(load())?.status === 404}>
        <NotFoundPage />
      </Match>
      <Match when={loaded.failure(load())}>
        {(error) => (
          <div class="page">
            <PageHeading title={to('order.heading')} />
            <FailureNotice error={error()} onRetry={reload} />
          </div>
        )}
      </Match>
      <Match when={loaded.value(load())} keyed>
        {(order) => <OrderProgress order={order} />}
      </Match>
    </Switch>
  );
}

function OrderProgress(props: { order: Order }) {
  const navigate = useNavigate();
  const location = useLocation<{ isNew?: boolean }>();
  const checkout = createCheckout(props.order);
  const { order } = checkout;
  const status = () => order().status;
  const concerts = createOrderConcerts(() => [order().concertId]);
  const concert = () => concerts.of(order().concertId);
  const sectionName = (code: string) => sectionNameOf(concert(), code);
  const isNew = props.order.status !== 'confirmed' || location.state?.isNew === true;
  createEffect(() => keepHold(order(), account()?.id ?? ''));

  async function release(): Promise<void> {
    await checkout.release();
    if (status() !== 'released') return;
    showToast(to('checkout.released'));
    navigate(`/tickets/${order().concertId}`);
  }
  return (
    <div class="page order-page" data-status={status()}>
      <div class="order-page-head">
        <BackLink order={order()} />
        <OrderHeading checkout={checkout} isNew={isNew} />
        <OrderConcertHead concert={concert()} />
      </div>
      <Switch fallback={<OrderEnd order={order()} concert={concert()} />}>
        <Match when={status() === 'queued'}>
          <QueueNotice since={order().createdAt} waitSeconds={checkout.waitSeconds()} />
        </Match>
        <Match when={status() === 'held'}>
          <HoldPanel checkout={checkout} sectionName={sectionName} onRelease={() => void release()} />
        </Match>
        <Match when={status() === 'confirmed'}>
          <ConfirmedOrder
            order={order()}
            concert={concert()}
            sectionName={sectionName}
            isNew={isNew}
            onChange={checkout.put}
          />
        </Match>
      </Switch>
      <LeaveDialog checkout={checkout} />
    </div>
  );
}

/** While something can still be chosen, back to the seats; afterwards, to the other orders. */
function BackLink(props: { order: Order }) {
  const isOpen = () => props.order.status === 'queued' || props.order.status === 'held';
  return (
    <A href={isOpen() ? `/tickets/${props.order.concertId}` : '/orders'} class="back-link">
      <Icon name="back" />
      {to(isOpen() ? 'checkout.back' : 'order.back')}
    </A>
  );
}

/** Says how the order stands, and takes the focus whenever that has changed. */
function OrderHeading(props: { checkout: Checkout; isNew: boolean }) {
  const order = () => props.checkout.order();
  const status = createMemo(() => order().status);
  const title = (is: OrderStatus): string => {
    switch (is) {
      case 'queued':
        return to('order.heading');
      case 'held':
        return to('checkout.title');
      case 'confirmed':
        return props.isNew ? to('confirmation.title', { count: order().seats.length }) : to('order.heading');
      case 'refused':
      case 'expired':
      case 'released':
      case 'cancelled':
        return to(`ended.${is}`);
    }
  };
  /** The tab tells the minutes too, for whoever looks for their card elsewhere. */
  const tab = () => {
    const seconds = props.checkout.secondsLeft();
    return seconds === undefined ? title(status()) : to('checkout.tab', { minutes: Math.floor(seconds / 60) });
  };
  return (
    <Show when={status()} keyed>
      {(is) => <PageHeading title={tab()}>{title(is)}</PageHeading>}
    </Show>
  );
}
