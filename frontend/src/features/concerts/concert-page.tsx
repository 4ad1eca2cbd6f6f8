import { type Concert, getConcert } from '@frontrow/functions/contract/concerts.ts';
import { useParams } from '@solidjs/router';
import { Match, Show, Switch } from 'solid-js';
import { call } from '../../api/call.ts';
import { createLoad } from '../../api/create-load.ts';
import { venueTime } from '../../i18n/venue-time.ts';
import { t } from '../../i18n/words.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { loaded } from '../../shell/loaded.ts';
import { NotFoundPage } from '../../shell/not-found-page.tsx';
import { Notice } from '../../ui/notice.tsx';
import { createCountdown } from '../checkout/create-countdown.ts';
import { SeatPicker } from '../checkout/seat-picker.tsx';
import { ConcertHero, ConcertHeroSkeleton } from './concert-hero.tsx';
import { createSaleStart } from './create-sale-start.ts';
import { waitText } from './wait-text.ts';
import './concert-page.css';

export function ConcertPage() {
  const params = useParams<{ concertId: string }>();
  const [load, { reload }] = createLoad(
    () => params.concertId,
    async (concertId, signal) => (await call(getConcert, { params: { concertId }, signal })).concert,
  );
  createSaleStart(() => [loaded.value(load()) ?? []].flat(), reload);
  return (
    <Switch fallback={<ConcertHeroSkeleton />}>
      <Match when={loaded.failure(load())?.status === 404}>
        <NotFoundPage />
      </Match>
      <Match when={loaded.failure(load())}>
        {(error) => (
          <div class="page">
            <FailureNotice error={error()} onRetry={reload} />
          </div>
        )}
      </Match>
      <Match when={loaded.value(load())}>
        {(concert) => (
          <>
            <ConcertHero concert={concert()} />
            <div class="page concert-seats">
              <SaleNotice concert={concert()} />
              <Show when={concert().id} keyed>
                <SeatPicker concert={concert()} onOutdated={reload} />
              </Show>
            </div>
          </>
        )}
      </Match>
    </Switch>
  );
}

/** Why nothing can be picked, where nothing can. */
function SaleNotice(props: { concert: Concert }) {
  return (
    <Switch>
      <Match when={props.concert.saleStatus === 'upcoming'}>
        <SaleCountdown concert={props.concert} />
      </Match>
      <Match when={props.concert.saleStatus === 'sold-out'}>
        <Notice tone="warn" title={t('sale.sold-out')}>
          {t('sale.notice.soldOut')}
        </Notice>
      </Match>
      <Match when={props.concert.saleStatus === 'ended'}>
        <Notice tone="info">{t('sale.notice.ended')}</Notice>
      </Match>
      <Match when={props.concert.saleStatus === 'cancelled'}>
        <Notice tone="bad">{t('sale.notice.cancelled')}</Notice>
      </Match>
    </Switch>
  );
}

function SaleCountdown(props: { concert: Concert }) {
  const seconds = createCountdown(() => props.concert.onSaleAt);
  const time = () => venueTime(props.concert.onSaleAt, props.concert.venue.timeZone);
  return (
    <Notice tone="info" title={t('sale.notice.upcoming')}>
      {t('sale.notice.upcoming.text', { time: time() })}
      <Show when={seconds()}>
        {(left) => (
          <p class="sale-countdown numbers" role="timer" aria-label={t('sale.countdown')}>
            {waitText(left())}
          </p>
        )}
      </Show>
    </Notice>
  );
}
