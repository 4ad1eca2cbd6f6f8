import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import { formatMoney } from '../../i18n/money.ts';
import { t } from '../../i18n/words.ts';

/** From which price on: the lowest that can still be had, or the lowest of all once nothing is left. */
export function priceText({ priceTiers, currency }: Concert): string {
  const left = priceTiers.filter(({ available }) => available > 0);
  const prices = (left.length > 0 ? left : priceTiers).map(({ price }) => price);
  const amount = Math.min(...prices);
  return amount === 0 ? t('price.free') : t('price.from', { price: formatMoney({ amount, currency }) });
}

/** Whether seats may be ordered. A hall that is sold out is open too: a cancelled seat is anybody's. */
export const isSaleOpen = ({ saleStatus }: Concert) => saleStatus === 'on-sale' || saleStatus === 'sold-out';

/** Whether nothing can be had any more, now or later. */
export const isOver = ({ saleStatus }: Concert) => saleStatus === 'cancelled' || saleStatus === 'ended';

const lastSeats = 20;

/** Whether it is time to hurry. */
export const hasLastSeats = ({ saleStatus, available }: Concert) => saleStatus === 'on-sale' && available <= lastSeats;

/** How many seats are left, where there is something to be had. */
export function seatsLeftText(concert: Concert): string | undefined {
  const { saleStatus, available } = concert;
  if (saleStatus !== 'on-sale' && saleStatus !== 'upcoming') return undefined;
  return t(hasLastSeats(concert) ? 'seats.last' : 'seats.left', { count: available });
}
