import { type Concert, listConcerts } from '@frontrow/functions/contract/concerts.ts';
import { For, Show } from 'solid-js';
import { call } from '../../api/call.ts';
import { createPages, type Pages, type PagesActions } from '../../api/create-pages.ts';
import { t } from '../../i18n/words.ts';
import { PageHeading } from '../../shell/page-heading.tsx';
import { PagedList } from '../../shell/paged-list.tsx';
import { Button } from '../../ui/button.tsx';
import { ConcertCard, ConcertCardSkeleton } from './concert-card.tsx';
import { ConcertSearchBar } from './concert-search-bar.tsx';
import { type ConcertSearch, createConcertSearch } from './create-concert-search.ts';
import { createSaleStart } from './create-sale-start.ts';
import './concerts-page.css';

const placesOfFirstPage = Array.from({ length: 8 }, (_, place) => place);

export function ConcertsPage() {
  const search = createConcertSearch();
  const [pages, actions] = createPages(
    () => (search.isPossible() ? search.filter() : undefined),
    (filter, cursor, signal) => call(listConcerts, { query: { ...filter, cursor }, signal }),
  );
  createSaleStart(() => pages.items, actions.reload);
  return (
    <div class="page concerts-page">
      <div class="concerts-head">
        <PageHeading title={t('concerts.title')} />
        <ConcertSearchBar search={search} />
      </div>
      <Show when={search.isPossible()}>
        <ConcertResults search={search} pages={pages} actions={actions} />
      </Show>
    </div>
  );
}

function ConcertResults(props: { search: ConcertSearch; pages: Pages<Concert>; actions: PagesActions<Concert> }) {
  return (
    <>
      <p class="visually-hidden" role="status">
        <Show when={props.pages.status === 'ready'}>
          {t('concerts.found', { count: props.pages.items.length, more: props.pages.nextCursor !== null })}
        </Show>
      </p>
      <PagedList
        pages={props.pages}
        actions={props.actions}
        more={t('concerts.more')}
        loading={
          <div class="concert-cards" aria-busy="true">
            <For each={placesOfFirstPage}>{() => <ConcertCardSkeleton />}</For>
          </div>
        }
        none={<NothingFound search={props.search} />}
      >
        <ul class="concert-cards" aria-busy={props.pages.status === 'loading'}>
          <For each={props.pages.items}>
            {(concert, place) => (
              <li>
                <ConcertCard concert={concert} inFirstSight={place() < 4} />
              </li>
            )}
          </For>
        </ul>
      </PagedList>
    </>
  );
}

/** Nothing fits: what to loosen, in one press each. */
function NothingFound(props: { search: ConcertSearch }) {
  const hasBoth = () => props.search.filter().q !== '' && props.search.dates() !== 'any';
  return (
    <div class="concerts-none">
      <h2>{t(props.search.isEmpty() ? 'concerts.none.yet' : 'concerts.none.title')}</h2>
      <p>{t(props.search.isEmpty() ? 'concerts.none.atAll' : 'concerts.none.text')}</p>
      <Show when={!props.search.isEmpty()}>
        <div class="concerts-none-ways">
          <Show when={hasBoth()}>
            <Button variant="solid" onClick={() => props.search.chooseDates('any')}>
              {t('concerts.none.anyDay', { text: props.search.filter().q })}
            </Button>
          </Show>
          <Button variant={hasBoth() ? 'outline' : 'solid'} onClick={() => props.search.clear()}>
            {t('concerts.none.clear')}
          </Button>
        </div>
      </Show>
    </div>
  );
}
