import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import type { Order, OrderSeat } from '@frontrow/functions/contract/orders.ts';
import { For } from 'solid-js';
import { venueClock, venueDay, venueZoneName } from '../../i18n/venue-time.ts';
import { QrCode } from './qr-code.tsx';
import { orderNumber, ticketReference } from './ticket-reference.ts';
import { to } from './words.ts';
import './tickets.css';

interface TicketsProps {
  order: Order;
  concert: Concert;
  sectionName: (code: string) => string;
}

/** A ticket a seat, to be shown at the entrance or printed. Its code is fetched only here: few visitors ever need it. */
export function Tickets(props: TicketsProps) {
  return (
    <ol class="tickets">
      <For each={props.order.seats}>
        {(seat, at) => (
          <li>
            <Ticket {...props} seat={seat} at={at() + 1} />
          </li>
        )}
      </For>
    </ol>
  );
}

function Ticket(props: TicketsProps & { seat: OrderSeat; at: number }) {
  const place = () => ({
    section: props.sectionName(props.seat.section),
    row: props.seat.row,
    number: props.seat.number,
  });
  const tier = () => props.concert.priceTiers.find(({ id }) => id === props.seat.priceTierId)?.name;
  const count = () => to('tickets.count', { at: props.at, of: props.order.seats.length });
  return (
    <article class="ticket" aria-label={count()}>
      <div class="ticket-text">
        <p class="ticket-kind">
          <span>{tier()}</span>
          <span>{count()}</span>
        </p>
        <h3>{props.concert.title}</h3>
        <TicketFacts concert={props.concert} />
        <dl class="ticket-seat">
          <div>
            <dt>{to('tickets.section')}</dt>
            <dd>{place().section}</dd>
          </div>
          <div>
            <dt>{to('tickets.row')}</dt>
            <dd>{place().row}</dd>
          </div>
          <div>
            <dt>{to('tickets.seat')}</dt>
            <dd>{place().number}</dd>
          </div>
        </dl>
      </div>
      <div class="ticket-code">
        <QrCode text={ticketReference(props.order, props.seat)} label={to('tickets.code', place())} />
        <p>{orderNumber(props.order.id)}</p>
      </div>
    </article>
  );
}

function TicketFacts(props: { concert: Concert }) {
  const venue = () => props.concert.venue;
  return (
    <>
      <p>{props.concert.artist}</p>
      <p class="ticket-when">
        <time datetime={props.concert.startsAt}>
          {venueDay(props.concert.startsAt, venue().timeZone)}, {venueClock(props.concert.startsAt, venue().timeZone)}
        </time>{' '}
        <span>{venueZoneName(props.concert.startsAt, venue().timeZone)}</span>
      </p>
      <p>
        {venue().name}, {venue().city}
      </p>
    </>
  );
}
