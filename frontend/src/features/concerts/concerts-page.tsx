import { type Concert, listConcerts } from '@frontrow/functions/contract/concerts.ts';
import { For, Match, Show, Switch } from 'solid-js';
import { call } from '../../api/call.ts';
import { createPages, type Pages, type PagesActions } from '../../api/create-pages.ts';
import { t } from '../../i18n/words.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { PageHeading } from '../../shell/page-heading.tsx';
import { Button } from '../../ui/button.tsx';
import { ConcertCard, ConcertCardSkeleton } from './concert-card.tsx';
import { ConcertSearchBar } from './concert-search-bar.tsx';
import { type ConcertSearch, createConcertSearch } from './create-concert-search.ts';
import './concerts-page.css';

const placesOfFirstPage = Array.from({ length: 8 }, (_, place) => place);

export function ConcertsPage() {
  const search = createConcertSearch();
  const [pages, actions] = createPages(
    () => {
      const { from, to } = search.filter();
      return from && to && from > to ? undefined : search.filter();
    },
    (filter, cursor, signal) => call(listConcerts, { query: { ...filter, cursor }, signal }),
  );
  return (
    <div class="page concerts-page">
      <div class="concerts-head">
        <PageHeading title={t('concerts.title')} />
        <ConcertSearchBar search={search} />
      </div>
      <ConcertResults search={search} pages={pages} actions={actions} />
    </div>
  );
}

function ConcertResults(props: { search: ConcertSearch; pages: Pages<Concert>; actions: PagesActions }) {
  const none = () => props.pages.items.length === 0;
  return (
    <>
      <p class="visually-hidden" role="status">
        <Show when={props.pages.status === 'ready'}>
          {t('concerts.found', { count: props.pages.items.length, more: props.pages.nextCursor !== null })}
        </Show>
      </p>
      <Switch>
        <Match when={none() && props.pages.status === 'loading'}>
          <div class="concert-cards" aria-busy="true">
            <For each={placesOfFirstPage}>{() => <ConcertCardSkeleton />}</For>
          </div>
        </Match>
        <Match when={none() && props.pages.status === 'ready'}>
          <NothingFound search={props.search} />
        </Match>
        <Match when={!none()}>
          <ul class="concert-cards" aria-busy={props.pages.status === 'loading'}>
            <For each={props.pages.items}>
              {(concert, place) => (
                <li>
                  <ConcertCard concert={concert} inFirstSight={place() < 4} />
                </li>
              )}
            </For>
          </ul>
        </Match>
      </Switch>
      <Show when={props.pages.error}>
        {(error) => (
          <FailureNotice error={error()} onRetry={() => (none() ? props.actions.reload() : props.actions.loadMore())} />
        )}
      </Show>
      <Show when={props.pages.nextCursor !== null && props.pages.status !== 'failed'}>
        <div class="load-more">
          <Button busy={props.pages.status === 'loading-more'} onClick={props.actions.loadMore}>
            {t('concerts.more')}
          </Button>
        </div>
      </Show>
    </>
  );
}

function NothingFound(props: { search: ConcertSearch }) {
  return (
    <div class="concerts-none">
      <h2>{t('concerts.none.title')}</h2>
      <Show when={!props.search.isEmpty()} fallback={<p>{t('concerts.none.atAll')}</p>}>
        <p>{t('concerts.none.text')}</p>
        <Button variant="solid" onClick={() => props.search.clear()}>
          {t('concerts.none.clear')}
        </Button>
      </Show>
    </div>
  );
}
