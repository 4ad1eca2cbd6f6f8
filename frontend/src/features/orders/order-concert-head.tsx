import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import { A } from '@solidjs/router';
import { Match, Switch } from 'solid-js';
import { venueClock, venueDay, venueZoneName } from '../../i18n/venue-time.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Poster } from '../concerts/poster.tsx';
import type { OrderConcert } from './create-order-concerts.ts';
import { to } from './words.ts';
import './order-concert-head.css';

/** Which concert an order is for. As high while it is on its way as when it is there, so that nothing moves. */
export function OrderConcertHead(props: { concert: OrderConcert }) {
  const known = () => (props.concert.status === 'ready' ? props.concert.concert : undefined);
  return (
    <div class="order-concert">
      <div class="order-concert-poster">
        <Switch fallback={<Skeleton shape="block" />}>
          <Match when={known()}>{(concert) => <Poster concert={concert()} eager />}</Match>
        </Switch>
      </div>
      <div class="order-concert-text">
        <Switch
          fallback={
            <>
              <Skeleton />
              <Skeleton />
              <Skeleton />
            </>
          }
        >
          <Match when={props.concert.status === 'gone'}>
            <p>{to('order.concert.gone')}</p>
          </Match>
          <Match when={known()}>{(concert) => <ConcertLines concert={concert()} />}</Match>
        </Switch>
      </div>
    </div>
  );
}

function ConcertLines(props: { concert: Concert }) {
  const venue = () => props.concert.venue;
  const startsAt = () => props.concert.startsAt;
  return (
    <>
      <p>
        <A href={`/tickets/${props.concert.id}`}>{props.concert.title}</A>
      </p>
      <p>
        <time datetime={startsAt()}>
          {venueDay(startsAt(), venue().timeZone)}, {venueClock(startsAt(), venue().timeZone)}
        </time>{' '}
        <span>{venueZoneName(startsAt(), venue().timeZone)}</span>
      </p>
      <p>
        {venue().name}, {venue().city}
      </p>
    </>
  );
}
