import { type AdminConcert, listAdminConcerts } from '@frontrow/functions/contract/admin.ts';
import { A } from '@solidjs/router';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import { call } from '../../api/call.ts';
import { createPages } from '../../api/create-pages.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { PageHeading } from '../../shell/page-heading.tsx';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { ConcertFilters } from './concert-filters.tsx';
import { ConcertRow } from './concert-row.tsx';
import { createConcertQuery } from './create-concert-query.ts';
import { DeleteConcertDialog } from './delete-concert-dialog.tsx';
import { ta } from './words.ts';
import '../../ui/table.css';

export function ConcertTablePage() {
  const query = createConcertQuery();
  const [deleting, setDeleting] = createSignal<AdminConcert>();
  const [pages, actions] = createPages(query.asked, (asked, cursor, signal) =>
    call(listAdminConcerts, { query: { ...asked, cursor }, signal }),
  );
  const forgetDeleted = (concert: AdminConcert) => {
    setDeleting(undefined);
    showToast(ta('delete.done', { title: concert.title }));
    actions.reload();
  };
  const none = () => pages.items.length === 0;
  return (
    <div class="page admin-page">
      <div class="page-head">
        <PageHeading title={ta('admin.concerts')} />
        <A href="/admin/events/add" {...buttonLook({ variant: 'primary' })}>
          <Icon name="plus" />
          {ta('table.add')}
        </A>
      </div>
      <ConcertFilters query={query} />
      <Switch>
        <Match when={none() && pages.status === 'loading'}>
          <Skeleton shape="block" class="table-skeleton" />
        </Match>
        <Match when={none() && pages.status === 'ready'}>
          <Show when={query.isFiltered()} fallback={<p>{ta('table.none.atAll')}</p>}>
            <Notice tone="info" actions={<Button onClick={query.clear}>{ta('table.filters.clear')}</Button>}>
              {ta('table.none.filtered')}
            </Notice>
          </Show>
        </Match>
        <Match when={!none()}>
          <table class="table" aria-busy={pages.status === 'loading'}>
            <thead>
              <tr>
                <th scope="col">{ta('table.concert')}</th>
                <th scope="col" class="wide-only">
                  {ta('table.where')}
                </th>
                <th scope="col" class="wide-only">
                  {ta('table.status')}
                </th>
                <th scope="col" class="wide-only">
                  {ta('table.sold')}
                </th>
                <th scope="col">
                  <span class="visually-hidden">{ta('table.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={pages.items}>
                {(concert) => <ConcertRow concert={concert} onDelete={() => setDeleting(concert)} />}
              </For>
            </tbody>
          </table>
        </Match>
      </Switch>
      <Show when={pages.error}>{(error) => <FailureNotice error={error()} onRetry={actions.retry} />}</Show>
      <Show when={pages.nextCursor !== null && pages.status !== 'failed'}>
        <div class="load-more">
          <Button busy={pages.status === 'loading-more'} onClick={actions.loadMore}>
            {ta('table.more')}
          </Button>
        </div>
      </Show>
      <DeleteConcertDialog concert={deleting()} onDeleted={forgetDeleted} onClose={() => setDeleting(undefined)} />
    </div>
  );
}
