import { cancelOrder, listOrders, type Order, type OrderFilter } from '@frontrow/functions/contract/orders.ts';
import { A, useSearchParams } from '@solidjs/router';
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { call } from '../../api/call.ts';
import { createPages, type Pages } from '../../api/create-pages.ts';
import { t } from '../../i18n/words.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { PageHeading } from '../../shell/page-heading.tsx';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { SignedInOnly } from '../account/signed-in-only.tsx';
import { CancelOrderDialog } from './cancel-order-dialog.tsx';
import { createOrderConcerts } from './create-order-concerts.ts';
import { followOpenOrders } from './follow-open-orders.ts';
import { OrderCard } from './order-card.tsx';
import { to } from './words.ts';
import './orders-page.css';

const filters: readonly OrderFilter[] = ['active', 'cancelled', 'all'];
const isFilter = (value: unknown): value is OrderFilter => filters.some((known) => known === value);

export function OrdersPage() {
  return (
    <SignedInOnly title={to('orders.title')}>
      <MyOrders />
    </SignedInOnly>
  );
}

function MyOrders() {
  const [query, setQuery] = useSearchParams<{ show?: string }>();
  const filter = () => (isFilter(query.show) ? query.show : 'active');
  const [pages, actions] = createPages(filter, (status, cursor, signal) =>
    call(listOrders, { query: { status, cursor }, signal }),
  );
  const concerts = createOrderConcerts(() => pages.items.map(({ concertId }) => concertId));
  followOpenOrders(() => pages.items, actions.put);
  const [cancelling, setCancelling] = createSignal<Order>();

  async function cancel(order: Order): Promise<void> {
    await call(cancelOrder, { params: { orderId: order.id } });
    setCancelling(undefined);
    showToast(to('cancelled.toast'));
    actions.reload();
  }
  return (
    <div class="page orders-page">
      <div class="page-head">
        <PageHeading title={to('orders.title')} />
        <Choice
          legend={t('orders.filter')}
          hideLegend
          value={filter()}
          options={filters.map((value) => ({ value, label: t(`orders.filter.${value}`) }))}
          onChange={(value) => setQuery({ show: value }, { replace: true })}
        />
      </div>
      <Orders pages={pages} filter={filter()}>
        <ul class="order-cards" aria-busy={pages.status === 'loading'}>
          <For each={pages.items}>
            {(order) => (
              <li id={order.id}>
                <OrderCard order={order} concert={concerts.of(order.concertId)} onCancel={() => setCancelling(order)} />
              </li>
            )}
          </For>
        </ul>
      </Orders>
      <Show when={pages.error}>{(error) => <FailureNotice error={error()} onRetry={actions.retry} />}</Show>
      <Show when={pages.nextCursor !== null && pages.status !== 'failed'}>
        <div class="load-more">
          <Button busy={pages.status === 'loading-more'} onClick={actions.loadMore}>
            {t('orders.more')}
          </Button>
        </div>
      </Show>
      <CancelOrderDialog
        order={cancelling()}
        concert={concerts.of(cancelling()?.concertId)}
        onCancel={cancel}
        onClose={() => setCancelling(undefined)}
      />
    </div>
  );
}

/** The list, its place while it is on its way, or what to do where there is none. */
function Orders(props: { pages: Pages<Order>; filter: OrderFilter; children: JSX.Element }) {
  const none = () => props.pages.items.length === 0;
  return (
    <Switch fallback={props.children}>
      <Match when={none() && props.pages.status === 'loading'}>
        <div class="order-cards" aria-busy="true">
          <Skeleton shape="block" class="order-card-skeleton" />
          <Skeleton shape="block" class="order-card-skeleton" />
        </div>
      </Match>
      <Match when={none() && props.pages.status === 'ready'}>
        <div class="orders-none">
          <h2>{to(`orders.none.${props.filter}`)}</h2>
          <p>{to(`orders.none.${props.filter}.text`)}</p>
          <A href="/tickets" {...buttonLook({ variant: 'primary' })}>
            {to('orders.none.link')}
          </A>
        </div>
      </Match>
    </Switch>
  );
}
