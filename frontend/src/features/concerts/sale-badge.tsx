import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import { venueShortTime, venueTime } from '../../i18n/venue-time.ts';
import { t } from '../../i18n/words.ts';
import { createCountdown } from '../checkout/create-countdown.ts';
import { hasLastSeats, seatsLeftText } from './concert-facts.ts';
import { waitText } from './wait-text.ts';
import './sale-badge.css';

const daySeconds = 86_400;

/** Whether tickets can be had now; on the day before the on-sale, how long it is until then. */
export function SaleBadge(props: { concert: Concert; short?: boolean }) {
  const isUpcoming = () => props.concert.saleStatus === 'upcoming';
  const seconds = createCountdown(() => (isUpcoming() ? props.concert.onSaleAt : undefined));
  const isLast = () => Boolean(props.short) && hasLastSeats(props.concert);
  const text = () => {
    const { saleStatus, onSaleAt, venue } = props.concert;
    if (isLast()) return seatsLeftText(props.concert);
    if (saleStatus !== 'upcoming') return t(`sale.${saleStatus}`);
    const left = seconds();
    if (left === 0) return t('sale.opening');
    if (left !== undefined && left <= daySeconds) return t('sale.in', { time: waitText(left) });
    return t('sale.from', { time: (props.short ? venueShortTime : venueTime)(onSaleAt, venue.timeZone) });
  };
  return (
    <span class="sale-badge numbers" data-status={isLast() ? 'last' : props.concert.saleStatus}>
      {text()}
    </span>
  );
}
