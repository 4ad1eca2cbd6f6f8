import type { Order } from '@frontrow/functions/contract/orders.ts';
import { A } from '@solidjs/router';
import { onMount, Show } from 'solid-js';
import { ApiError } from '../../api/api-error.ts';
import { failureText } from '../../i18n/failure-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { OrderLines } from './order-lines.tsx';
import { tc } from './words.ts';
import './order-end.css';

type EndStatus = 'refused' | 'expired' | 'released' | 'cancelled';

/** An order that came to nothing: why, what became of the money, and the way back to the seats. */
export function OrderEnd(props: { order: Order; sectionName: (code: string) => string }) {
  let heading!: HTMLHeadingElement;
  onMount(() => heading.focus());
  const reason = () => {
    const { refusal, refund, status } = props.order;
    if (refusal) return failureText(new ApiError(refusal.code, 409));
    if (refund && status === 'expired') return tc(`ended.refund.${refund.status}`);
    return status === 'expired' ? tc('ended.expired.text') : tc('ended.free');
  };
  return (
    <section class="order-end">
      <h2 ref={heading} tabindex="-1">
        {tc(`ended.${props.order.status as EndStatus}`)}
      </h2>
      <p>{reason()}</p>
      <Show when={props.order.seats.length > 0}>
        <OrderLines order={props.order} sectionName={props.sectionName} />
      </Show>
      <A href={`/tickets/${props.order.concertId}`} {...buttonLook({ variant: 'primary' })}>
        {tc('checkout.seats')}
      </A>
    </section>
  );
}
