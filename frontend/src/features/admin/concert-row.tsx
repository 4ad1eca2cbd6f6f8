import type { AdminConcert } from '@frontrow/functions/contract/admin.ts';
import { A } from '@solidjs/router';
import { venueTime } from '../../i18n/venue-time.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Poster } from '../concerts/poster.tsx';
import { SaleBadge } from '../concerts/sale-badge.tsx';
import { percentOf, percentText } from './percent.ts';
import { ta } from './words.ts';
import './concert-row.css';

export function ConcertRow(props: { concert: AdminConcert; onDelete: () => void }) {
  const title = () => props.concert.title;
  return (
    <tr>
      <td>
        <div class="concert-row-name">
          <Poster concert={props.concert} />
          <div>
            <A href={`/tickets/${props.concert.id}`} class="concert-row-title">
              {title()}
            </A>
            <small>{venueTime(props.concert.startsAt, props.concert.venue.timeZone)}</small>
            <div class="narrow-only concert-row-facts">
              <small>
                {props.concert.venue.name}, {props.concert.venue.city}
              </small>
              <SaleBadge concert={props.concert} short />
              <SoldBar concert={props.concert} />
            </div>
          </div>
        </div>
      </td>
      <td class="wide-only">
        {props.concert.venue.name}
        <small>{props.concert.venue.city}</small>
      </td>
      <td class="wide-only">
        <SaleBadge concert={props.concert} short />
      </td>
      <td class="wide-only">
        <SoldBar concert={props.concert} />
      </td>
      <td>
        <div class="table-actions">
          <A
            href={`/admin/events/${props.concert.id}/sales`}
            {...buttonLook({ variant: 'plain', size: 'small' })}
            aria-label={ta('table.sales', { title: title() })}
          >
            {ta('table.sales.short')}
          </A>
          <A
            href={`/admin/events/${props.concert.id}/edit`}
            {...buttonLook({ variant: 'plain', size: 'icon' })}
            aria-label={ta('table.edit', { title: title() })}
          >
            <Icon name="edit" />
          </A>
          <Button
            variant="plain"
            size="icon"
            aria-label={ta('table.delete', { title: title() })}
            onClick={() => props.onDelete()}
          >
            <Icon name="remove" />
          </Button>
        </div>
      </td>
    </tr>
  );
}

/** How much of the hall is sold, as a bar and in numbers. */
function SoldBar(props: { concert: AdminConcert }) {
  return (
    <div class="sold-bar numbers">
      <span class="sold-bar-track" aria-hidden="true">
        <span style={{ 'inline-size': `${percentOf(props.concert.sold, props.concert.capacity)}%` }} />
      </span>
      <span>
        {percentText(props.concert.sold, props.concert.capacity)}{' '}
        <small>{ta('table.sold.of', { sold: props.concert.sold, capacity: props.concert.capacity })}</small>
      </span>
    </div>
  );
}
