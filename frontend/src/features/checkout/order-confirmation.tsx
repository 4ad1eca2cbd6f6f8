import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import type { Order } from '@frontrow/functions/contract/orders.ts';
import type { SeatMap } from '@frontrow/functions/contract/seat-map.ts';
import { A } from '@solidjs/router';
import { For, onMount } from 'solid-js';
import { formatMoney } from '../../i18n/money.ts';
import { t } from '../../i18n/words.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { findSeat } from '../seat-map/find-seat.ts';
import { tc } from './words.ts';
import './order-confirmation.css';

interface OrderConfirmationProps {
  concert: Concert;
  hall: SeatMap;
  order: Order;
  onPickMore: () => void;
}

/** The good news, in the place of the map. */
export function OrderConfirmation(props: OrderConfirmationProps) {
  let heading!: HTMLHeadingElement;
  onMount(() => heading.focus());
  const sectionName = (seatId: string, code: string) =>
    findSeat(props.hall, props.concert, seatId)?.sectionName ?? code;
  return (
    <section class="order-confirmation">
      <p class="order-confirmation-mark">
        <Icon name="check" />
      </p>
      <h2 ref={heading} tabindex="-1">
        {tc('confirmation.title', { count: props.order.seats.length })}
      </h2>
      <ul>
        <For each={props.order.seats}>
          {(seat) => (
            <li>
              <span>
                {t('seat.place', { section: sectionName(seat.id, seat.section), row: seat.row, number: seat.number })}
              </span>
              <span class="numbers">{formatMoney({ amount: seat.price, currency: props.order.total.currency })}</span>
            </li>
          )}
        </For>
        <li class="order-confirmation-total">
          <span>{tc('summary.total')}</span>
          <span class="numbers">{formatMoney(props.order.total)}</span>
        </li>
      </ul>
      <div class="order-confirmation-actions">
        <A href={`/orders#${props.order.id}`} {...buttonLook({ variant: 'primary' })}>
          {tc('confirmation.orders')}
        </A>
        <Button onClick={() => props.onPickMore()}>{tc('confirmation.more')}</Button>
      </div>
    </section>
  );
}
