import type { Order } from '@frontrow/functions/contract/orders.ts';
import { For, Show } from 'solid-js';
import { formatMoney } from '../../i18n/money.ts';
import { t } from '../../i18n/words.ts';
import { to } from '../orders/words.ts';
import './order-lines.css';

interface OrderLinesProps {
  order: Order;
  sectionName: (code: string) => string;
  withTotal?: boolean;
}

/** What an order is made of: its seats with their prices, and the total. */
export function OrderLines(props: OrderLinesProps) {
  return (
    <ul class="order-lines">
      <For each={props.order.seats}>
        {(seat) => (
          <li>
            <span>
              {t('seat.place', { section: props.sectionName(seat.section), row: seat.row, number: seat.number })}
            </span>
            <span class="numbers">{formatMoney({ amount: seat.price, currency: props.order.total.currency })}</span>
          </li>
        )}
      </For>
      <Show when={props.withTotal}>
        <li class="order-lines-total">
          <span>{to(props.order.payment?.status === 'captured' ? 'order.paid' : 'order.total')}</span>
          <span class="numbers">{formatMoney(props.order.total)}</span>
        </li>
      </Show>
    </ul>
  );
}
