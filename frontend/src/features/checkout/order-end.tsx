import type { Order } from '@frontrow/functions/contract/orders.ts';
import { A } from '@solidjs/router';
import { Match, Show, Switch } from 'solid-js';
import { ApiError } from '../../api/api-error.ts';
import { failureText } from '../../i18n/failure-text.ts';
import { formatMoney } from '../../i18n/money.ts';
import { buttonLook } from '../../ui/button.tsx';
import type { OrderConcert } from '../orders/create-order-concerts.ts';
import { OrderSeats } from '../orders/order-seats.tsx';
import { to } from '../orders/words.ts';
import { SuggestedSeats } from './suggested-seats.tsx';
import './order-end.css';

/** An order that came to nothing: why, what became of the money, and what to do next. */
export function OrderEnd(props: { order: Order; concert: OrderConcert }) {
  const reason = () => {
    const { refusal, refund, status } = props.order;
    if (refusal) return failureText(new ApiError(refusal.code, 409));
    if (status === 'expired') return to(refund ? 'ended.late.text' : 'ended.expired.text');
    return to('ended.free');
  };
  const amount = () => formatMoney(props.order.total);
  return (
    <section class="order-end">
      <p>{reason()}</p>
      <Show when={props.order.refund}>
        {(refund) => <p class="order-end-refund">{to(`order.refund.${refund().status}`, { amount: amount() })}</p>}
      </Show>
      <Show when={props.order.seats.length > 0}>
        <div class="order-end-seats">
          <OrderSeats order={props.order} concert={props.concert} />
        </div>
      </Show>
      <SuggestedSeats order={props.order} concert={props.concert} />
      <div class="order-end-actions">
        <Switch
          fallback={
            <A href={`/tickets/${props.order.concertId}`} {...buttonLook({ variant: 'solid' })}>
              {to('order.again')}
            </A>
          }
        >
          <Match when={props.concert.status === 'gone'}>
            <A href="/tickets" {...buttonLook({ variant: 'solid' })}>
              {to('orders.none.link')}
            </A>
          </Match>
          <Match when={props.order.refusal?.code === 'seat-limit'}>
            <A href="/orders" {...buttonLook({ variant: 'solid' })}>
              {to('confirmation.orders')}
            </A>
          </Match>
        </Switch>
      </div>
    </section>
  );
}
