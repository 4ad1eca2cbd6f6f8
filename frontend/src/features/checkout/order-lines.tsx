import type { Order } from '@frontrow/functions/contract/orders.ts';
import { For } from 'solid-js';
import { formatMoney } from '../../i18n/money.ts';
import { t } from '../../i18n/words.ts';
import { tc } from './words.ts';
import './order-lines.css';

/** What an order is made of: its seats with their prices, and the total. */
export function OrderLines(props: { order: Order; sectionName: (code: string) => string }) {
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
      <li class="order-lines-total">
        <span>{tc('summary.total')}</span>
        <span class="numbers">{formatMoney(props.order.total)}</span>
      </li>
    </ul>
  );
}
