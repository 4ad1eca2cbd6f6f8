import { cancelOrder, type Order } from '@frontrow/functions/contract/orders.ts';
import { A } from '@solidjs/router';
import { createSignal, lazy, Show, Suspense } from 'solid-js';
import { call } from '../../api/call.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { CancelOrderDialog } from '../orders/cancel-order-dialog.tsx';
import type { OrderConcert } from '../orders/create-order-concerts.ts';
import { orderTime } from '../orders/order-time.ts';
import { TicketActions } from '../orders/ticket-actions.tsx';
import { orderNumber } from '../orders/ticket-reference.ts';
import { to } from '../orders/words.ts';
import { OrderLines } from './order-lines.tsx';
import './confirmed-order.css';

interface ConfirmedOrderProps {
  order: Order;
  concert: OrderConcert;
  sectionName: (code: string) => string;
  /** Whether the buyer has just got it, and is to be told so. */
  isNew: boolean;
  onChange: (order: Order) => void;
}

const Tickets = lazy(async () => ({ default: (await import('../orders/tickets.tsx')).Tickets }));

/** The good news, the tickets, and what was paid for them. */
export function ConfirmedOrder(props: ConfirmedOrderProps) {
  const known = () => (props.concert.status === 'ready' ? props.concert.concert : undefined);
  const isOver = () => Date.parse(known()?.startsAt ?? '') <= Date.now();
  return (
    <>
      <Show when={props.isNew}>
        <div class="good-news">
          <span class="good-news-mark">
            <Icon name="check" />
          </span>
          <p>{to('confirmation.text')}</p>
          <A href={`/orders#${props.order.id}`} {...buttonLook()}>
            {to('confirmation.orders')}
          </A>
        </div>
      </Show>
      <div class="confirmed-order">
        <section class="confirmed-order-tickets" aria-labelledby="tickets-title">
          <div class="confirmed-order-head not-on-paper">
            <h2 id="tickets-title">{to('tickets.title')}</h2>
            <Show when={known()}>
              {(concert) => <TicketActions order={props.order} concert={concert()} sectionName={props.sectionName} />}
            </Show>
          </div>
          <p class="not-on-paper">{to(isOver() ? 'order.concert.over' : 'tickets.hint')}</p>
          <Show when={known()} fallback={<TicketSkeletons count={props.order.seats.length} />}>
            {(concert) => (
              <Suspense fallback={<TicketSkeletons count={props.order.seats.length} />}>
                <Tickets order={props.order} concert={concert()} sectionName={props.sectionName} />
              </Suspense>
            )}
          </Show>
        </section>
        <OrderFacts {...props} isOver={isOver()} />
      </div>
    </>
  );
}

function TicketSkeletons(props: { count: number }) {
  return (
    <div class="ticket-skeletons" aria-busy="true">
      {Array.from({ length: props.count }, () => (
        <Skeleton shape="block" class="ticket-skeleton" />
      ))}
    </div>
  );
}

function OrderFacts(props: ConfirmedOrderProps & { isOver: boolean }) {
  const [isCancelling, setCancelling] = createSignal(false);
  async function cancel(order: Order): Promise<void> {
    const reply = await call(cancelOrder, { params: { orderId: order.id } });
    setCancelling(false);
    showToast(to('cancelled.toast'));
    props.onChange(reply.order);
  }
  return (
    <aside class="order-facts not-on-paper" aria-labelledby="order-facts-title">
      <h2 id="order-facts-title">{to('order.summary')}</h2>
      <OrderLines order={props.order} sectionName={props.sectionName} withTotal />
      <p>{to('order.made', { time: orderTime(props.order.createdAt) })}</p>
      <p>
        {to('order.number')}
        <br />
        <span class="order-number">{orderNumber(props.order.id)}</span>
      </p>
      <Show when={!props.isOver}>
        <Button variant="danger" size="small" onClick={() => setCancelling(true)}>
          {to('order.cancel')}
        </Button>
      </Show>
      <CancelOrderDialog
        order={isCancelling() ? props.order : undefined}
        concert={props.concert}
        onCancel={cancel}
        onClose={() => setCancelling(false)}
      />
    </aside>
  );
}
