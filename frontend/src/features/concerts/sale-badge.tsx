import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import { venueShortTime, venueTime } from '../../i18n/venue-time.ts';
import { t } from '../../i18n/words.ts';
import './sale-badge.css';

/** Whether tickets can be had now. */
export function SaleBadge(props: { concert: Concert; short?: boolean }) {
  const text = () => {
    const { saleStatus, onSaleAt, venue } = props.concert;
    if (saleStatus !== 'upcoming') return t(`sale.${saleStatus}`);
    return t('sale.from', { time: (props.short ? venueShortTime : venueTime)(onSaleAt, venue.timeZone) });
  };
  return (
    <span class="sale-badge" data-status={props.concert.saleStatus}>
      {text()}
    </span>
  );
}
