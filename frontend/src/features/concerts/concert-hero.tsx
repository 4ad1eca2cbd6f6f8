import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import { Show } from 'solid-js';
import { languageTag } from '../../i18n/locale.ts';
import { venueTime, venueZoneName } from '../../i18n/venue-time.ts';
import { t } from '../../i18n/words.ts';
import { PageHeading } from '../../shell/page-heading.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { priceText, seatsLeftText } from './concert-facts.ts';
import { Poster } from './poster.tsx';
import { SaleBadge } from './sale-badge.tsx';
import './concert-hero.css';

/** The concert on its stage: poster, name, time and place. */
export function ConcertHero(props: { concert: Concert }) {
  const venue = () => props.concert.venue;
  const country = () => new Intl.DisplayNames(languageTag(), { type: 'region' }).of(venue().country) ?? venue().country;
  return (
    <div class="concert-hero">
      <Show when={props.concert.poster}>
        {(poster) => <img class="concert-hero-glow" src={poster().url} alt="" decoding="async" />}
      </Show>
      <div class="concert-hero-inner">
        <Poster concert={props.concert} eager />
        <div class="concert-hero-text">
          <SaleBadge concert={props.concert} />
          <PageHeading title={props.concert.title} />
          <Show when={props.concert.artist !== props.concert.title}>
            <p class="concert-hero-artist">{props.concert.artist}</p>
          </Show>
          <dl class="concert-hero-facts">
            <div>
              <dt>{t('hero.when')}</dt>
              <dd>
                <time datetime={props.concert.startsAt}>{venueTime(props.concert.startsAt, venue().timeZone)}</time>
                <small>{venueZoneName(props.concert.startsAt, venue().timeZone)}</small>
              </dd>
            </div>
            <div>
              <dt>{t('hero.where')}</dt>
              <dd>
                {venue().name}
                <small>
                  {venue().city}, {country()}
                </small>
              </dd>
            </div>
            <div>
              <dt>{t('hero.price')}</dt>
              <dd class="numbers">
                {priceText(props.concert)}
                <small>{seatsLeftText(props.concert)}</small>
              </dd>
            </div>
          </dl>
          <Show when={props.concert.description}>
            <p class="concert-hero-description">{props.concert.description}</p>
          </Show>
        </div>
      </div>
    </div>
  );
}

export function ConcertHeroSkeleton() {
  return (
    <div class="concert-hero" aria-busy="true">
      <div class="concert-hero-inner">
        <Skeleton shape="block" class="poster-skeleton" />
        <div class="concert-hero-text">
          <h1 class="visually-hidden">{t('loading')}</h1>
          <Skeleton shape="title" />
          <Skeleton />
          <Skeleton />
        </div>
      </div>
    </div>
  );
}
