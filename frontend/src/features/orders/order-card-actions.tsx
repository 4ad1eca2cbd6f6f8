import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import type { Order } from '@frontrow/functions/contract/orders.ts';
import { A } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { Button, type ButtonVariant, buttonLook } from '../../ui/button.tsx';
import type { OrderConcert } from './create-order-concerts.ts';
import { to } from './words.ts';

interface OrderCardActionsProps {
  order: Order;
  concert: OrderConcert;
  onCancel: () => void;
}

interface Step {
  word: 'order.resume' | 'order.follow' | 'order.tickets' | 'order.again' | 'order.details';
  href: string;
  variant: ButtonVariant;
}

/** What can be done about an order now, the most likely first. */
export function OrderCardActions(props: OrderCardActionsProps) {
  const concert = () => (props.concert.status === 'ready' ? props.concert.concert : undefined);
  const title = () => concert()?.title ?? '';
  const canCancel = () => props.order.status === 'confirmed' && !isOver(concert());
  return (
    <div class="order-card-actions">
      <For each={stepsOf(props.order, concert())}>
        {({ word, href, variant }) => (
          <A
            href={href}
            aria-label={to(`${word}.label`, { title: title() })}
            {...buttonLook({ variant, size: 'small' })}
          >
            {to(word)}
          </A>
        )}
      </For>
      <Show when={canCancel()}>
        <Button
          size="small"
          variant="danger"
          aria-label={to('order.cancel.label', { title: title() })}
          onClick={() => props.onCancel()}
        >
          {to('order.cancel')}
        </Button>
      </Show>
    </div>
  );
}

function stepsOf({ id, concertId, status, payment }: Order, concert: Concert | undefined): Step[] {
  const href = `/orders/${id}`;
  switch (status) {
    case 'queued':
      return [{ word: 'order.follow', href, variant: 'solid' }];
    case 'held':
      return [payment?.status === 'open' ? { word: 'order.follow', href, variant: 'solid' } : payNow(href)];
    case 'confirmed':
      return [{ word: 'order.tickets', href, variant: 'solid' }];
    case 'refused':
    case 'expired':
    case 'released':
    case 'cancelled': {
      const details: Step = { word: 'order.details', href, variant: 'plain' };
      if (concert?.saleStatus !== 'on-sale') return [details];
      return [details, { word: 'order.again', href: `/tickets/${concertId}`, variant: 'outline' }];
    }
  }
}

const payNow = (href: string): Step => ({ word: 'order.resume', href, variant: 'primary' });

const isOver = (concert: Concert | undefined) => concert !== undefined && Date.parse(concert.startsAt) <= Date.now();
