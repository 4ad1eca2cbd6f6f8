import type { Order } from '@frontrow/functions/contract/orders.ts';
import { A } from '@solidjs/router';
import { createMemo, Match, Show, Switch } from 'solid-js';
import { ApiError } from '../../api/api-error.ts';
import { failureText } from '../../i18n/failure-text.ts';
import { formatMoney } from '../../i18n/money.ts';
import { venueClock, venueDay, venueZoneName } from '../../i18n/venue-time.ts';
import { t } from '../../i18n/words.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { clockText, createCountdown } from '../checkout/create-countdown.ts';
import { Poster } from '../concerts/poster.tsx';
import type { OrderConcert } from './create-order-concerts.ts';
import { OrderCardActions } from './order-card-actions.tsx';
import { OrderSeats } from './order-seats.tsx';
import { orderTime } from './order-time.ts';
import { to } from './words.ts';
import './order-card.css';

interface OrderCardProps {
  order: Order;
  concert: OrderConcert;
  onCancel: () => void;
}

/** An order in the list: what it is, how it stands, and what its buyer can do now. */
export function OrderCard(props: OrderCardProps) {
  const concert = () => (props.concert.status === 'ready' ? props.concert.concert : undefined);
  return (
    <article class="order-card" data-status={props.order.status}>
      <div class="order-card-poster">
        <Show when={concert()}>{(known) => <Poster concert={known()} />}</Show>
      </div>
      <div class="order-card-text">
        <OrderTitle order={props.order} concert={props.concert} />
        <OrderSeats order={props.order} concert={props.concert} />
      </div>
      <div class="order-card-state">
        <span class="order-status" data-status={props.order.status}>
          {t(`order.status.${props.order.status}`)}
        </span>
        <strong class="numbers">{formatMoney(props.order.total)}</strong>
        <OrderNote order={props.order} />
      </div>
      <OrderCardActions {...props} />
    </article>
  );
}

function OrderTitle(props: { order: Order; concert: OrderConcert }) {
  const ready = () => (props.concert.status === 'ready' ? props.concert.concert : undefined);
  return (
    <Switch
      fallback={
        <div class="order-card-title-skeleton">
          <Skeleton shape="title" />
          <Skeleton />
          <Skeleton />
          <Skeleton />
        </div>
      }
    >
      <Match when={props.concert.status === 'gone'}>
        <h2>{to('order.concert.gone')}</h2>
      </Match>
      <Match when={ready()}>
        {(concert) => (
          <>
            <h2>
              <A href={`/orders/${props.order.id}`}>{concert().title}</A>
            </h2>
            <p>
              <time datetime={concert().startsAt}>
                {venueDay(concert().startsAt, concert().venue.timeZone)},{' '}
                {venueClock(concert().startsAt, concert().venue.timeZone)}
              </time>{' '}
              <span>{venueZoneName(concert().startsAt, concert().venue.timeZone)}</span>
            </p>
            <p>
              {concert().venue.name}, {concert().venue.city}
            </p>
          </>
        )}
      </Match>
    </Switch>
  );
}

/** Why the order stands as it does, and what became of the money. */
function OrderNote(props: { order: Order }) {
  const isCounted = () => props.order.status === 'held' && props.order.payment?.status !== 'open';
  const secondsLeft = createCountdown(() => (isCounted() ? props.order.holdExpiresAt : undefined));
  const note = createMemo(() => noteOf(props.order));
  return (
    <>
      <small>
        <Show when={secondsLeft()} fallback={note()}>
          {(seconds) => <span class="numbers">{to('order.timeLeft', { time: clockText(seconds()) })}</span>}
        </Show>
      </small>
      <Show when={props.order.refund}>
        {(refund) => (
          <small class="order-card-refund">
            {to(`order.refund.${refund().status}`, { amount: formatMoney(props.order.total) })}
          </small>
        )}
      </Show>
    </>
  );
}

function noteOf({ status, payment, refund, refusal, cancelledAt, createdAt }: Order): string {
  switch (status) {
    case 'queued':
      return to('order.note.queued');
    case 'held':
      return payment?.status === 'open' ? to('order.note.paying') : to('checkout.ranOut');
    case 'confirmed':
      return to('order.made', { time: orderTime(createdAt) });
    case 'refused':
      return failureText(new ApiError(refusal?.code ?? 'seats-taken', 409));
    case 'expired':
      return refund ? to('ended.late.text') : to('order.note.expired');
    case 'released':
      return to('order.note.released');
    case 'cancelled':
      return to('order.cancelledAt', { time: orderTime(cancelledAt ?? createdAt) });
  }
}
