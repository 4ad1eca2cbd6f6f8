import { type AdminConcert, getAdminConcert } from '@frontrow/functions/contract/admin.ts';
import { getSeatMap, type SeatMap } from '@frontrow/functions/contract/seat-map.ts';
import { A, useParams } from '@solidjs/router';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { call } from '../../../api/call.ts';
import { createLoad } from '../../../api/create-load.ts';
import { venueTime } from '../../../i18n/venue-time.ts';
import { FailureNotice } from '../../../shell/failure-notice.tsx';
import { loaded } from '../../../shell/loaded.ts';
import { PageHeading } from '../../../shell/page-heading.tsx';
import { Button, buttonLook } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { SaleBadge } from '../../concerts/sale-badge.tsx';
import { createAvailability } from '../../seat-map/create-availability.ts';
import { ta } from '../words.ts';
import { CallOffDialog } from './call-off-dialog.tsx';
import { ClaimsChart } from './claims-chart.tsx';
import { createSales } from './create-sales.ts';
import { ExportButton } from './export-button.tsx';
import { SalesFigures } from './sales-figures.tsx';
import { SeatDesk } from './seat-desk.tsx';
import { seatFigures } from './seat-figures.ts';
import './sales-page.css';

/** How a concert sells: seats, takings, claims by the minute, and its hall with the seats to withdraw and restore. */
export function SalesPage() {
  const params = useParams<{ concertId: string }>();
  const [load, { reload }] = createLoad(
    () => params.concertId,
    async (concertId, signal) => {
      const { concert } = await call(getAdminConcert, { params: { concertId }, signal });
      const version = concert.seatMapVersion;
      return { concert, hall: await call(getSeatMap, { params: { concertId, version }, signal }) };
    },
  );
  return (
    <div class="page admin-page">
      <A href="/admin/events" class="admin-back">
        <Icon name="back" />
        {ta('form.back')}
      </A>
      <Switch
        fallback={
          <>
            <PageHeading title={ta('sales.title')} />
            <Skeleton shape="block" class="page-skeleton" />
          </>
        }
      >
        <Match when={loaded.failure(load())}>
          {(error) => (
            <>
              <PageHeading title={ta('sales.title')} />
              <FailureNotice error={error()} onRetry={reload} />
            </>
          )}
        </Match>
        <Match when={loaded.value(load())}>
          {(value) => <ConcertSales concert={value().concert} hall={value().hall} onChanged={reload} />}
        </Match>
      </Switch>
    </div>
  );
}

function ConcertSales(props: { concert: AdminConcert; hall: SeatMap; onChanged: () => void }) {
  const [callingOff, setCallingOff] = createSignal(false);
  const availability = createAvailability(() => props.concert.id);
  const sales = createSales(() => props.concert.id);
  const figures = createMemo(() => seatFigures(props.hall.sections, availability.sections));
  const isOff = () => props.concert.saleStatus === 'cancelled';
  return (
    <div class="sales-page">
      <header class="sales-head">
        <div class="sales-head-text">
          <PageHeading title={props.concert.title} />
          <p>
            {venueTime(props.concert.startsAt, props.concert.venue.timeZone)} · {props.concert.venue.name},{' '}
            {props.concert.venue.city}
          </p>
          <SaleBadge concert={props.concert} />
        </div>
        <div class="sales-head-actions">
          <A href={`/admin/events/${props.concert.id}/edit`} {...buttonLook({ size: 'small' })}>
            {ta('sales.edit')}
          </A>
          <A href={`/admin/orders?concertId=${props.concert.id}`} {...buttonLook({ size: 'small' })}>
            {ta('sales.orders')}
          </A>
          <ExportButton concert={props.concert} />
          <Show when={props.concert.saleStatus !== 'ended'}>
            <Button size="small" variant="danger" onClick={() => setCallingOff(true)}>
              {isOff() ? ta('callOff.progress.show') : ta('callOff.open')}
            </Button>
          </Show>
        </div>
      </header>
      <Show when={availability.stale()}>
        <Notice tone="warn">{ta('sales.stale')}</Notice>
      </Show>
      <SalesFigures concert={props.concert} figures={figures()} sales={sales} />
      <ClaimsChart concert={props.concert} sales={sales} />
      <SeatDesk concert={props.concert} hall={props.hall} availability={availability} />
      <CallOffDialog
        open={callingOff()}
        concert={props.concert}
        figures={figures()}
        onChanged={() => {
          props.onChanged();
          sales.reload();
        }}
        onClose={() => setCallingOff(false)}
      />
    </div>
  );
}
