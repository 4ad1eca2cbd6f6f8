import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { venueClock, venueDay } from '../../i18n/venue-time.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { priceText, seatsLeftText } from './concert-facts.ts';
import { Poster } from './poster.tsx';
import { SaleBadge } from './sale-badge.tsx';
import './concert-card.css';

export function ConcertCard(props: { concert: Concert; inFirstSight: boolean }) {
  const place = () => `${props.concert.venue.name}, ${props.concert.venue.city}`;
  return (
    <article class="concert-card">
      <Poster concert={props.concert} eager={props.inFirstSight} />
      <SaleBadge concert={props.concert} short />
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
      <p class="concert-card-facts numbers">
        <strong>{priceText(props.concert)}</strong>
        <Show when={seatsLeftText(props.concert)}>{(text) => <span>{text()}</span>}</Show>
      </p>
    </article>
  );
}

export function ConcertCardSkeleton() {
  return (
    <div class="concert-card">
      <Skeleton shape="block" class="poster" />
      <Skeleton class="concert-card-time" />
      <Skeleton shape="title" class="concert-card-title" />
      <Skeleton class="concert-card-place" />
    </div>
  );
}
