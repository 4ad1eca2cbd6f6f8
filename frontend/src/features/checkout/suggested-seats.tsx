import type { Order } from '@frontrow/functions/contract/orders.ts';
import { useNavigate } from '@solidjs/router';
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import { failureText } from '../../i18n/failure-text.ts';
import { formatMoney } from '../../i18n/money.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { OrderConcert } from '../orders/create-order-concerts.ts';
import { to } from '../orders/words.ts';
import { findSeat } from '../seat-map/find-seat.ts';
import { createClaim } from './create-claim.ts';
import { QueueNotice } from './queue-notice.tsx';
import { seatRuns } from './seat-runs.ts';

/** What the shop offered in place of seats that had gone, to be had in one tap. */
export function SuggestedSeats(props: { order: Order; concert: OrderConcert }) {
  const navigate = useNavigate();
  const [claim, { send }] = createClaim(props.order.concertId);
  const seats = createMemo(() => {
    if (props.concert.status !== 'ready' || props.concert.hall === undefined) return [];
    const { hall, concert } = props.concert;
    return (props.order.refusal?.suggestedSeatIds ?? []).flatMap((id) => findSeat(hall, concert, id) ?? []);
  });
  const total = () => {
    const amount = seats().reduce((sum, { price }) => sum + price, 0);
    return formatMoney({ amount, currency: props.order.total.currency });
  };
  const queued = () => {
    const current = claim();
    return current.status === 'queued' ? current : undefined;
  };
  const failure = () => {
    const current = claim();
    return current.status === 'refused' || current.status === 'unanswered' ? current.error : undefined;
  };

  async function take(): Promise<void> {
    const answer = await send({ seatIds: seats().map(({ id }) => id) });
    if (answer.status === 'granted') navigate(`/orders/${answer.order.id}`, { state: { isNew: true } });
  }

  return (
    <Show when={seats().length > 0}>
      <div class="suggested-seats">
        <p>{to('ended.suggestion')}</p>
        <ul class="order-seats">
          <For each={seatRuns(seats())}>{(run) => <li>{to('seats.run', run)}</li>}</For>
        </ul>
        <Switch>
          <Match when={queued()}>
            {(standing) => <QueueNotice since={standing().since} waitSeconds={standing().waitSeconds} />}
          </Match>
          <Match when={failure()}>
            {(error) => (
              <Notice tone="bad" announced>
                {failureText(error())}
              </Notice>
            )}
          </Match>
        </Switch>
        <Show when={claim().status !== 'queued' && claim().status !== 'refused'}>
          <Button variant="primary" busy={claim().status === 'sending'} onClick={() => void take()}>
            {claim().status === 'sending'
              ? to('ended.taking')
              : to('ended.take', { count: seats().length, total: total() })}
          </Button>
        </Show>
      </div>
    </Show>
  );
}
