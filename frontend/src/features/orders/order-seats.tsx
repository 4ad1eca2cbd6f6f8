import type { Order } from '@frontrow/functions/contract/orders.ts';
import { For } from 'solid-js';
import { seatRuns } from '../checkout/seat-runs.ts';
import { type OrderConcert, sectionNameOf } from './create-order-concerts.ts';
import { to } from './words.ts';

/** The seats of an order as people say them: a line for those that follow each other in a row. */
export function OrderSeats(props: { order: Pick<Order, 'seats'>; concert: OrderConcert }) {
  const runs = () =>
    seatRuns(
      props.order.seats.map(({ section, row, number }) => ({
        sectionName: sectionNameOf(props.concert, section),
        row,
        number,
      })),
    );
  return (
    <ul class="order-seats">
      <For each={runs()}>{(run) => <li>{to('seats.run', run)}</li>}</For>
    </ul>
  );
}
