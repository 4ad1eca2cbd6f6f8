import type { Order } from '@frontrow/functions/contract/orders.ts';
import { A } from '@solidjs/router';
import { For, Match, Show, Switch } from 'solid-js';
import { languageTag } from '../../i18n/locale.ts';
import { formatMoney } from '../../i18n/money.ts';
import { venueTime } from '../../i18n/venue-time.ts';
import { t } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
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
        <small>
          {props.order.cancelledAt
            ? t('order.cancelledAt', { time: orderTime(props.order.cancelledAt) })
            : t('order.made', { time: orderTime(props.order.createdAt) })}
        </small>
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
