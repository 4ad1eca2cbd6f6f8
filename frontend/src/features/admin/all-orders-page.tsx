import { Email } from '@frontrow/functions/contract/accounts.ts';
import { type AdminOrder, getAdminConcert, listAllOrders } from '@frontrow/functions/contract/admin.ts';
import type { OrderFilter } from '@frontrow/functions/contract/orders.ts';
import { A, useSearchParams } from '@solidjs/router';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import { call } from '../../api/call.ts';
import { createLoad } from '../../api/create-load.ts';
import { createPages } from '../../api/create-pages.ts';
import { languageTag } from '../../i18n/locale.ts';
import { formatMoney } from '../../i18n/money.ts';
import { t } from '../../i18n/words.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { loaded } from '../../shell/loaded.ts';
import { PageHeading } from '../../shell/page-heading.tsx';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ConcertFilter } from './concert-filter.tsx';
import { ExportButton } from './sales/export-button.tsx';
import { ta } from './words.ts';
import '../../ui/table.css';
import '../orders/order-card.css';
import './all-orders-page.css';

const filters: readonly OrderFilter[] = ['all', 'active', 'cancelled'];
const debounceMs = 400;

export function AllOrdersPage() {
  const [query, setQuery] = useSearchParams<{ concertId?: string; status?: string; buyer?: string }>();
  const [buyer, setBuyer] = createSignal(query.buyer ?? '');
  const status = () => filters.find((known) => known === query.status) ?? 'all';
  const isEmail = (text: string) => Email.safeParse(text).success;
  const [pages, actions] = createPages(
    () => ({
      concertId: query.concertId,
      status: status(),
      buyer: isEmail(query.buyer ?? '') ? query.buyer : undefined,
    }),
    (filter, cursor, signal) => call(listAllOrders, { query: { ...filter, cursor }, signal }),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const searchBuyer = (text: string) => {
    setBuyer(text);
    clearTimeout(timer);
    timer = setTimeout(() => setQuery({ buyer: isEmail(text) ? text.trim() : null }, { replace: true }), debounceMs);
  };
  const none = () => pages.items.length === 0;
  return (
    <div class="page admin-page">
      <PageHeading title={ta('orders.title')} />
      <div class="all-orders-filters">
        <Show when={!query.concertId}>
          <ConcertFilter onChoose={(concertId) => setQuery({ concertId }, { replace: true })} />
        </Show>
        <TextField
          label={ta('orders.buyer')}
          hint={ta('orders.buyer.hint')}
          type="search"
          autocomplete="off"
          value={buyer()}
          error={buyer().trim() === '' || isEmail(buyer()) ? undefined : ta('orders.buyer.error')}
          onInput={searchBuyer}
        />
        <Choice
          legend={t('orders.filter')}
          hideLegend
          value={status()}
          options={filters.map((value) => ({ value, label: t(`orders.filter.${value}`) }))}
          onChange={(value) => setQuery({ status: value }, { replace: true })}
        />
      </div>
      <Show when={query.concertId}>
        {(concertId) => (
          <OneConcert
            concertId={concertId()}
            status={status()}
            onAll={() => setQuery({ concertId: null }, { replace: true })}
          />
        )}
      </Show>
      <Switch>
        <Match when={none() && pages.status === 'loading'}>
          <Skeleton shape="block" class="table-skeleton" />
        </Match>
        <Match when={none() && pages.status === 'ready'}>
          <p>{ta('orders.none')}</p>
        </Match>
        <Match when={!none()}>
          <OrderTable orders={pages.items} busy={pages.status === 'loading'} />
        </Match>
      </Switch>
      <Show when={pages.error}>{(error) => <FailureNotice error={error()} onRetry={actions.retry} />}</Show>
      <Show when={pages.nextCursor !== null && pages.status !== 'failed'}>
        <div class="load-more">
          <Button busy={pages.status === 'loading-more'} onClick={actions.loadMore}>
            {t('orders.more')}
          </Button>
        </div>
      </Show>
    </div>
  );
}

/** Whose orders these are, with the way to its sales and the file of all of them. */
function OneConcert(props: { concertId: string; status: OrderFilter; onAll: () => void }) {
  const [load] = createLoad(
    () => props.concertId,
    async (concertId, signal) => (await call(getAdminConcert, { params: { concertId }, signal })).concert,
  );
  const concert = () => loaded.value(load());
  return (
    <Notice
      tone="info"
      title={concert()?.title ?? (loaded.failure(load()) ? ta('orders.gone') : ta('orders.concertOnly'))}
      actions={
        <>
          <Show when={concert()}>
            {(found) => (
              <>
                <A href={`/admin/events/${found().id}/sales`} {...buttonLook({ size: 'small' })}>
                  {ta('table.sales.short')}
                </A>
                <ExportButton concert={found()} status={props.status} />
              </>
            )}
          </Show>
          <Button size="small" onClick={() => props.onAll()}>
            {ta('orders.allConcerts')}
          </Button>
        </>
      }
    />
  );
}

function OrderTable(props: { orders: readonly AdminOrder[]; busy: boolean }) {
  return (
    <table class="table" aria-busy={props.busy}>
      <thead>
        <tr>
          <th scope="col">{ta('orders.concert')}</th>
          <th scope="col" class="wide-only">
            {ta('orders.buyer.head')}
          </th>
          <th scope="col" class="wide-only">
            {ta('orders.seats')}
          </th>
          <th scope="col" class="table-number">
            {ta('orders.total')}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.orders}>{(order) => <OrderRow order={order} />}</For>
      </tbody>
    </table>
  );
}

function OrderRow(props: { order: AdminOrder }) {
  const buyer = () => props.order.buyer;
  const seats = () => props.order.seats.map(({ id }) => id).join(', ');
  return (
    <tr>
      <td>
        <Show when={props.order.concertTitle} fallback={ta('orders.gone')}>
          {(title) => <A href={`/tickets/${props.order.concertId}`}>{title()}</A>}
        </Show>
        <small>{orderTime(props.order.createdAt)}</small>
        <small class="narrow-only">
          {buyer().name} · {seats()}
        </small>
      </td>
      <td class="wide-only">
        {buyer().name ?? ta('orders.noBuyer')}
        <small>{buyer().email}</small>
      </td>
      <td class="wide-only">{seats()}</td>
      <td class="table-number numbers">
        <strong>{formatMoney(props.order.total)}</strong>
        <small>
          <span class="order-status" data-status={props.order.status}>
            {t(`order.status.${props.order.status}`)}
          </span>
        </small>
      </td>
    </tr>
  );
}

const orderTime = (instant: string) =>
  new Intl.DateTimeFormat(languageTag(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
