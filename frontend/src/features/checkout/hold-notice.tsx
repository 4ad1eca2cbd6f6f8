import { Match, Show, Switch } from 'solid-js';
import { Notice } from '../../ui/notice.tsx';
import { orderClock } from '../orders/order-time.ts';
import { to } from '../orders/words.ts';
import type { Checkout } from './create-checkout.ts';
import { lastMinuteSeconds } from './create-countdown.ts';
import { WaitMark } from './wait-mark.tsx';

/** The one thing about held seats that matters most at the moment, said aloud when it begins. */
export function HoldNotice(props: { checkout: Checkout }) {
  const isLate = () => (props.checkout.secondsLeft() ?? Number.POSITIVE_INFINITY) <= lastMinuteSeconds;
  return (
    <Switch>
      <Match when={props.checkout.isPaymentOpen()}>
        <Notice tone="info" announced title={to('checkout.paymentOpen')}>
          <p>{to('checkout.paymentOpen.text')}</p>
          <Show when={props.checkout.order().holdExpiresAt}>
            {(until) => <p>{to('checkout.paymentOpen.until', { time: orderClock(until()) })}</p>}
          </Show>
          <WaitMark />
        </Notice>
      </Match>
      <Match when={props.checkout.secondsLeft() === 0}>
        <Notice tone="warn" announced title={to('checkout.ranOut')}>
          {to('checkout.ranOut.text')}
        </Notice>
      </Match>
      <Match when={isLate()}>
        <Notice tone="warn" announced title={to('checkout.lastMinute')}>
          {to('checkout.lastMinute.text')}
        </Notice>
      </Match>
    </Switch>
  );
}
