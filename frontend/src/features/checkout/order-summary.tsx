import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import { A, useLocation } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { session } from '../../api/session.ts';
import { formatMoney } from '../../i18n/money.ts';
import { t } from '../../i18n/words.ts';
import { signInHref } from '../../shell/sign-in-href.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Seat } from '../seat-map/create-picks.ts';
import { ClaimNotice } from './claim-notice.tsx';
import type { Booking } from './create-booking.ts';
import { tc } from './words.ts';
import './order-summary.css';

/** The choice so far with its total, what went wrong with it, and the button that orders. */
export function OrderSummary(props: { concert: Concert; booking: Booking }) {
  const [isOpen, setOpen] = createSignal(false);
  const picks = () => props.booking.picks;
  const count = () => picks().chosen().length;
  const money = (amount: number) => formatMoney({ amount, currency: props.concert.currency });
  return (
    <section
      class="order-summary"
      data-empty={picks().seats.length === 0 ? '' : undefined}
      aria-labelledby="order-summary-title"
    >
      <div class="order-summary-head">
        <h2 id="order-summary-title">{tc('summary.title')}</h2>
        <p class="numbers">{tc('summary.count', { count: count(), max: props.concert.seatsPerOrder })}</p>
        <Show when={picks().seats.length > 0}>
          <div class="order-summary-toggle">
            <Button
              size="small"
              aria-expanded={isOpen()}
              aria-controls="order-summary-seats"
              onClick={() => setOpen(!isOpen())}
            >
              {tc(isOpen() ? 'summary.hide' : 'summary.show')}
            </Button>
          </div>
        </Show>
      </div>
      <Show when={picks().seats.length > 0} fallback={<p class="order-summary-hint">{tc('summary.hint')}</p>}>
        <ul id="order-summary-seats" class="order-summary-seats" data-open={isOpen() ? '' : undefined}>
          <For each={picks().seats}>
            {(seat) => <SummarySeat seat={seat} booking={props.booking} price={money(seat.price)} />}
          </For>
        </ul>
      </Show>
      <Show when={props.booking.limitMet()}>
        <Notice tone="warn" announced>
          {tc('summary.limit', { max: props.concert.seatsPerOrder })}
        </Notice>
      </Show>
      <Show when={props.booking.asked() === 'seats'}>
        <ClaimNotice concert={props.concert} booking={props.booking} />
      </Show>
      <Show when={count() > 0}>
        <p class="order-summary-total">
          <span>{tc('summary.total')}</span>
          <strong class="numbers">{money(picks().total())}</strong>
        </p>
        <Show when={props.booking.claim().status !== 'queued'}>
          <OrderButton booking={props.booking} count={count()} />
        </Show>
      </Show>
    </section>
  );
}

function SummarySeat(props: { seat: Seat; booking: Booking; price: string }) {
  const lost = () => props.booking.picks.markOf(props.seat.id) === 'lost';
  const facts = () => ({ section: props.seat.sectionName, row: props.seat.row, number: props.seat.number });
  return (
    <li classList={{ 'order-summary-lost': lost() }}>
      <span class="order-summary-seat">
        <span class="order-summary-place">{t('seat.place', facts())}</span>
        <span class="order-summary-tier">{lost() ? tc('seat.gone') : props.seat.tierName}</span>
      </span>
      <span class="order-summary-price numbers">{props.price}</span>
      <Show when={props.booking.claim().status !== 'queued'}>
        <Button
          variant="plain"
          size="icon"
          aria-label={tc('summary.remove', facts())}
          onClick={() => props.booking.drop(props.seat.id)}
        >
          <Icon name="close" />
        </Button>
      </Show>
    </li>
  );
}

function OrderButton(props: { booking: Booking; count: number }) {
  const location = useLocation();
  return (
    <Show
      when={session().status !== 'guest'}
      fallback={
        <A href={signInHref(location)} {...buttonLook({ variant: 'primary', size: 'wide' })}>
          {tc('summary.signIn')}
        </A>
      }
    >
      <Button variant="primary" size="wide" busy={props.booking.isAsking()} onClick={() => void props.booking.order()}>
        {props.booking.isAsking() && props.booking.asked() === 'seats'
          ? tc(props.booking.isProving() ? 'summary.proving' : 'summary.ordering')
          : tc('summary.order', { count: props.count })}
      </Button>
    </Show>
  );
}
