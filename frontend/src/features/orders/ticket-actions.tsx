import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import type { Order } from '@frontrow/functions/contract/orders.ts';
import { venueClock, venueDay, venueZoneName } from '../../i18n/venue-time.ts';
import { Button } from '../../ui/button.tsx';
import { seatRuns } from '../checkout/seat-runs.ts';
import { calendarFile } from './calendar-file.ts';
import { to } from './words.ts';

interface TicketActionsProps {
  order: Order;
  concert: Concert;
  sectionName: (code: string) => string;
}

/** Taking the tickets along: on paper, and into a calendar. */
export function TicketActions(props: TicketActionsProps) {
  return (
    <div class="ticket-actions">
      <Button size="small" onClick={() => print()}>
        {to('tickets.print')}
      </Button>
      <Button size="small" onClick={() => saveAs(`${fileName(props.concert.title)}.ics`, calendarOf(props))}>
        {to('tickets.calendar')}
      </Button>
    </div>
  );
}

function calendarOf({ order, concert, sectionName }: TicketActionsProps): string {
  const { venue, startsAt, title, artist } = concert;
  const time = `${venueDay(startsAt, venue.timeZone)}, ${venueClock(startsAt, venue.timeZone)} (${venueZoneName(startsAt, venue.timeZone)})`;
  const seats = order.seats.map(({ section, row, number }) => ({ sectionName: sectionName(section), row, number }));
  return calendarFile(
    {
      uid: `${order.id}@${location.hostname}`,
      title: `${title} · ${artist}`,
      startsAt,
      location: `${venue.name}, ${venue.city}`,
      description: [...seatRuns(seats).map((run) => to('seats.run', run)), to('calendar.zone', { time })].join('\n'),
      url: `${location.origin}/orders/${order.id}`,
    },
    new Date(),
  );
}

const fileName = (title: string) => title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'concert';

function saveAs(name: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  // Browsers read the file after the click has returned.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
