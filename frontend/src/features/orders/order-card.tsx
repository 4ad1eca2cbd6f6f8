import type { Order } from '@frontrow/functions/contract/orders.ts';
import { A } from '@solidjs/router';
import { For, Match, Show, Switch } from 'solid-js';
import { languageTag } from '../../i18n/locale.ts';
import { formatMoney } from '../../i18n/money.ts';
import { venueTime } from '../../i18n/venue-time.ts';
import { t } from '../../i18n/words.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Poster } from '../concerts/poster.tsx';
import { type OrderConcert, sectionNameOf } from './create-order-concerts.ts';
import './order-card.css';

interface OrderCardProps {
  order: Order;
  concert: OrderConcert;
  onCancel: () => void;
}

export function OrderCard(props: OrderCardProps) {
  const concert = () => (props.concert.status === 'ready' ? props.concert.concert : undefined);
  const title = () => concert()?.title ?? '';
  const isPast = () => {
    const startsAt = concert()?.startsAt;
    return startsAt !== undefined && Date.parse(startsAt) <= Date.now();
  };
  return (
    <article class="order-card" data-status={props.order.status}>
      <div class="order-card-poster">
        <Show when={concert()}>{(known) => <Poster concert={known()} />}</Show>
      </div>
      <div class="order-card-text">
        <OrderTitle concert={props.concert} />
        <ul class="order-card-seats">
          <For each={props.order.seats}>
            {(seat) => (
              <li>
                {t('seat.place', {
                  section: sectionNameOf(props.concert, seat.section),
                  row: seat.row,
                  number: seat.number,
                })}
              </li>
            )}
          </For>
        </ul>
      </div>
      <div class="order-card-end">
        <span class="order-status" data-status={props.order.status}>
          {t(`order.status.${props.order.status}`)}
        </span>
        <strong class="numbers">{formatMoney(props.order.total)}</strong>
        <small>{whatHappened(props.order)}</small>
        <Show when={props.order.refund}>{(refund) => <small>{t(`order.refund.${refund().status}`)}</small>}</Show>
        <Show when={props.order.status === 'queued' || props.order.status === 'held'}>
          <OrderLink order={props.order} title={title()} />
        </Show>
        <Show when={props.order.status === 'confirmed' && !isPast()}>
          <Button
            size="small"
            variant="danger"
            aria-label={t('order.cancel.label', { title: title() })}
            onClick={() => props.onCancel()}
          >
            {t('order.cancel')}
          </Button>
        </Show>
      </div>
    </article>
  );
}

/** The way back to an order that is not through yet. */
function OrderLink(props: { order: Order; title: string }) {
  const word = () => (props.order.status === 'held' ? 'order.resume' : 'order.follow');
  return (
    <A
      href={`/orders/${props.order.id}`}
      aria-label={t(`${word()}.label`, { title: props.title })}
      {...buttonLook({ variant: 'primary', size: 'small' })}
    >
      {t(word())}
    </A>
  );
}

function whatHappened({ cancelledAt, status, holdExpiresAt, createdAt }: Order): string {
  if (cancelledAt !== undefined) return t('order.cancelledAt', { time: orderTime(cancelledAt) });
  if (status === 'held' && holdExpiresAt !== undefined) return t('order.heldUntil', { time: orderTime(holdExpiresAt) });
  return t('order.made', { time: orderTime(createdAt) });
}

function OrderTitle(props: { concert: OrderConcert }) {
  const ready = () => (props.concert.status === 'ready' ? props.concert.concert : undefined);
  return (
    <Switch fallback={<Skeleton shape="title" />}>
      <Match when={props.concert.status === 'gone'}>
        <h2>{t('order.concert.gone')}</h2>
      </Match>
      <Match when={ready()}>
        {(concert) => (
          <>
            <h2>
              <A href={`/tickets/${concert().id}`}>{concert().title}</A>
            </h2>
            <p>
              <time datetime={concert().startsAt}>{venueTime(concert().startsAt, concert().venue.timeZone)}</time>
              <br />
              {concert().venue.name}, {concert().venue.city}
            </p>
          </>
        )}
      </Match>
    </Switch>
  );
}

/** An order was made at the buyer's desk, so it is told in the buyer's own zone. */
const orderTime = (instant: string) =>
  new Intl.DateTimeFormat(languageTag(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
