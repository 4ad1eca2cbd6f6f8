import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { venueClock, venueDay } from '../../i18n/venue-time.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { hasLastSeats, isOver, priceText, seatsLeftText } from './concert-facts.ts';
import { Poster } from './poster.tsx';
import { SaleBadge } from './sale-badge.tsx';
import './concert-card.css';

export function ConcertCard(props: { concert: Concert; inFirstSight: boolean }) {
  const place = () => `${props.concert.venue.name}, ${props.concert.venue.city}`;
  // Nearly every concert in a list is on sale with seats in plenty: a badge is for what is special.
  const hasBadge = () => props.concert.saleStatus !== 'on-sale' || hasLastSeats(props.concert);
  const seatsLeft = () => (hasLastSeats(props.concert) ? undefined : seatsLeftText(props.concert));
  return (
    <article class="concert-card" data-over={isOver(props.concert) ? '' : undefined}>
      <Poster concert={props.concert} eager={props.inFirstSight} />
      <Show when={hasBadge()}>
        <SaleBadge concert={props.concert} short />
      </Show>
      <p class="concert-card-time numbers">
        <time datetime={props.concert.startsAt}>
          {venueDay(props.concert.startsAt, props.concert.venue.timeZone)}
          {' · '}
          {venueClock(props.concert.startsAt, props.concert.venue.timeZone)}
        </time>
      </p>
      <h2 class="concert-card-title">
        <A href={`/tickets/${props.concert.id}`}>{props.concert.title}</A>
      </h2>
      <p class="concert-card-place">{place()}</p>
      <Show when={!isOver(props.concert)}>
        <p class="concert-card-facts numbers">
          <strong>{priceText(props.concert)}</strong>
          <Show when={seatsLeft()}>{(text) => <span>{text()}</span>}</Show>
        </p>
      </Show>
    </article>
  );
}

export function ConcertCardSkeleton() {
  return (
    <div class="concert-card">
      <Skeleton shape="block" class="poster-skeleton" />
      <Skeleton class="concert-card-time" />
      <Skeleton shape="title" class="concert-card-title" />
      <Skeleton class="concert-card-place" />
    </div>
  );
}
