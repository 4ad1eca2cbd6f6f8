import type { Order } from '@frontrow/functions/contract/orders.ts';
import { A } from '@solidjs/router';
import { onMount } from 'solid-js';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { OrderLines } from './order-lines.tsx';
import { tc } from './words.ts';
import './order-confirmation.css';

interface OrderConfirmationProps {
  order: Order;
  sectionName: (code: string) => string;
  onPickMore: () => void;
}

/** The good news, in the place of the map. */
export function OrderConfirmation(props: OrderConfirmationProps) {
  let heading!: HTMLHeadingElement;
  onMount(() => heading.focus());
  return (
    <section class="order-confirmation">
      <p class="order-confirmation-mark">
        <Icon name="check" />
      </p>
      <h2 ref={heading} tabindex="-1">
        {tc('confirmation.title', { count: props.order.seats.length })}
      </h2>
      <OrderLines order={props.order} sectionName={props.sectionName} />
      <div class="order-confirmation-actions">
        <A href={`/orders#${props.order.id}`} {...buttonLook({ variant: 'primary' })}>
          {tc('confirmation.orders')}
        </A>
        <Button onClick={() => props.onPickMore()}>{tc('confirmation.more')}</Button>
      </div>
    </section>
  );
}
