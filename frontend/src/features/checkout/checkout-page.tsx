import { getOrder, type Order } from '@frontrow/functions/contract/orders.ts';
import { A, useNavigate, useParams } from '@solidjs/router';
import { createEffect, Match, Show, Switch } from 'solid-js';
import { call } from '../../api/call.ts';
import { createLoad } from '../../api/create-load.ts';
import { venueTime } from '../../i18n/venue-time.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { loaded } from '../../shell/loaded.ts';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { PageHeading } from '../../shell/page-heading.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { SignedInOnly } from '../account/signed-in-only.tsx';
import { createOrderConcerts, type OrderConcert, sectionNameOf } from '../orders/create-order-concerts.ts';
import { createCheckout } from './create-checkout.ts';
import { HoldPanel } from './hold-panel.tsx';
import { OrderConfirmation } from './order-confirmation.tsx';
import { OrderEnd } from './order-end.tsx';
import { QueueNotice } from './queue-notice.tsx';
import { tc } from './words.ts';
import './checkout-page.css';

/** An order from the line to its payment, wherever its buyer comes from: the seats, My orders, another tab. */
export function CheckoutPage() {
  return (
    <SignedInOnly title={tc('checkout.title')}>
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
        <div class="page" aria-busy="true">
          <Skeleton shape="title" />
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
  const checkout = createCheckout(props.order);
  const { order } = checkout;
  const concertHref = () => `/tickets/${order().concertId}`;
  const concerts = createOrderConcerts(() => [order().concertId]);
  const concert = () => concerts.of(order().concertId);
  const sectionName = (code: string) => sectionNameOf(concert(), code);
  const wasHeld = props.order.status === 'held';
  createEffect(() => {
    if (!wasHeld || order().status !== 'released') return;
    showToast(tc('checkout.released'));
    navigate(concertHref());
  });
  return (
    <div class="page checkout-page">
      <div class="checkout-head">
        <A href={concertHref()} class="checkout-back">
          <Icon name="back" />
          {tc('checkout.seats')}
        </A>
        <PageHeading title={tc(order().status === 'held' ? 'checkout.title' : 'checkout.order')} />
        <ConcertLine concert={concert()} />
      </div>
      <Switch fallback={<OrderEnd order={order()} sectionName={sectionName} />}>
        <Match when={order().status === 'queued'}>
          <QueueNotice />
        </Match>
        <Match when={order().status === 'held'}>
          <HoldPanel checkout={checkout} sectionName={sectionName} />
        </Match>
        <Match when={order().status === 'confirmed'}>
          <OrderConfirmation order={order()} sectionName={sectionName} onPickMore={() => navigate(concertHref())} />
        </Match>
      </Switch>
    </div>
  );
}

function ConcertLine(props: { concert: OrderConcert }) {
  const known = () => (props.concert.status === 'ready' ? props.concert.concert : undefined);
  return (
    <p class="checkout-concert">
      <Show when={known()} fallback={<Skeleton />}>
        {(concert) => (
          <>
            <strong>{concert().title}</strong>
            {' · '}
            <time datetime={concert().startsAt}>{venueTime(concert().startsAt, concert().venue.timeZone)}</time>
            {' · '}
            {concert().venue.name}
          </>
        )}
      </Show>
    </p>
  );
}
