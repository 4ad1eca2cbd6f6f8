import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import { getSeatMap, type SeatMap as HallLayout } from '@frontrow/functions/contract/seat-map.ts';
import { useNavigate, useSearchParams } from '@solidjs/router';
import { Match, Show, Switch } from 'solid-js';
import { call } from '../../api/call.ts';
import { createLoad } from '../../api/create-load.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { loaded } from '../../shell/loaded.ts';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { isSaleOpen } from '../concerts/concert-facts.ts';
import { createAvailability, type LiveAvailability } from '../seat-map/create-availability.ts';
import { SeatMap } from '../seat-map/seat-map.tsx';
import { BestTogether } from './best-together.tsx';
import { createBooking } from './create-booking.ts';
import { HoldReminder } from './hold-reminder.tsx';
import { OrderSummary } from './order-summary.tsx';
import { tc } from './words.ts';
import './seat-picker.css';

interface SeatPickerProps {
  concert: Concert;
  /** The concert is not what it was when it was fetched, such as sold out or no longer on sale. */
  onOutdated: () => void;
}

/** From the hall to an order: seats on the map, the choice beside it. */
export function SeatPicker(props: SeatPickerProps) {
  const [hall, hallActions] = createLoad(
    () => ({ concertId: props.concert.id, version: props.concert.seatMapVersion }),
    (params, signal) => call(getSeatMap, { params, signal }),
  );
  const availability = createAvailability(() => props.concert.id);
  return (
    <Switch fallback={<Skeleton shape="block" class="seat-picker-skeleton" />}>
      <Match when={loaded.failure(hall())}>
        {(error) => <FailureNotice error={error()} onRetry={hallActions.reload} />}
      </Match>
      <Match when={loaded.value(hall())} keyed>
        {(layout) => <Picker {...props} hall={layout} availability={availability} />}
      </Match>
    </Switch>
  );
}

function Picker(props: SeatPickerProps & { hall: HallLayout; availability: LiveAvailability }) {
  const [query, setQuery] = useSearchParams<{ section?: string }>();
  const navigate = useNavigate();
  const booking = createBooking({
    concert: () => props.concert,
    hall: props.hall,
    availability: props.availability,
    onOutdated: () => props.onOutdated(),
    onGranted: ({ id }) => navigate(`/orders/${id}`, { state: { isNew: true } }),
  });
  const open = () => isSaleOpen(props.concert);
  return (
    <div class="seat-picker" data-sale={open() ? 'open' : 'closed'}>
      <div class="seat-picker-hall">
        <HoldReminder concertId={props.concert.id} />
        <h2>{tc('seats.title')}</h2>
        <Show when={props.availability.stale()}>
          <Notice tone="warn">{tc('availability.stale')}</Notice>
        </Show>
        <Show when={props.concert.saleStatus === 'on-sale' && props.concert.seatsPerOrder > 1}>
          <BestTogether concert={props.concert} booking={booking} />
        </Show>
        <SeatMap
          sections={props.hall.sections}
          priceTiers={props.concert.priceTiers}
          currency={props.concert.currency}
          availability={props.availability.sections}
          canPick={(state) => open() && (state === 'available' || state === 'selected' || state === 'lost')}
          openSection={query.section}
          onOpenSection={(section) => setQuery({ section: section ?? null })}
          stateOf={booking.stateOf}
          onPick={booking.pick}
        />
      </div>
      <Show when={open()}>
        <OrderSummary concert={props.concert} booking={booking} />
      </Show>
    </div>
  );
}
