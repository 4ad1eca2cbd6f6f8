import { type TestCard, testCards } from '@frontrow/functions/contract/test-cards.ts';
import { createSignal, createUniqueId, For, Match, Show, Switch } from 'solid-js';
import { formatMoney } from '../../i18n/money.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Checkout } from './create-checkout.ts';
import { clockText } from './create-countdown.ts';
import { OrderLines } from './order-lines.tsx';
import { tc } from './words.ts';
import './hold-panel.css';

const lastMinuteSeconds = 60;

/** Held seats: what they cost, how long they wait, and the ways to keep them or to give them back. */
export function HoldPanel(props: { checkout: Checkout; sectionName: (code: string) => string }) {
  const [card, setCard] = createSignal<TestCard>('tok_approve');
  // Clocks go wrong: whether a hold has run out is for the shop to say, so that paying stays possible until it does.
  const waits = () => props.checkout.isPaymentOpen();
  const total = () => formatMoney(props.checkout.order().total);
  return (
    <div class="hold-panel">
      <section class="hold-panel-order" aria-label={tc('checkout.order')}>
        <TimeLeft seconds={props.checkout.secondsLeft()} />
        <OrderLines order={props.checkout.order()} sectionName={props.sectionName} />
        <Show when={!waits()}>
          <Button
            size="small"
            busy={props.checkout.busy() === 'releasing'}
            disabled={props.checkout.busy() === 'paying'}
            onClick={() => void props.checkout.release()}
          >
            {tc('checkout.release')}
          </Button>
        </Show>
      </section>
      <div class="hold-panel-payment">
        <HoldNotice checkout={props.checkout} />
        <Show when={!waits()}>
          <TestCards value={card()} onChange={setCard} />
        </Show>
        <PaymentFailure checkout={props.checkout} />
        <Button
          variant="primary"
          size="wide"
          busy={waits() || props.checkout.busy() !== undefined}
          onClick={() => void props.checkout.pay(card())}
        >
          {waits() || props.checkout.busy() === 'paying'
            ? tc('checkout.paying')
            : tc('checkout.pay', { total: total() })}
        </Button>
      </div>
    </div>
  );
}

/** Seen all the time, said only when the last minute begins. */
function TimeLeft(props: { seconds: number | undefined }) {
  return (
    <p class="hold-time" data-late={(props.seconds ?? lastMinuteSeconds) < lastMinuteSeconds ? '' : undefined}>
      <span>{tc('checkout.timeLeft')}</span>{' '}
      <strong class="numbers" role="timer" aria-live="off">
        {clockText(props.seconds ?? 0)}
      </strong>
    </p>
  );
}

/** The one thing that matters most at the moment. */
function HoldNotice(props: { checkout: Checkout }) {
  const isLate = () => (props.checkout.secondsLeft() ?? Number.POSITIVE_INFINITY) <= lastMinuteSeconds;
  return (
    <Switch>
      <Match when={props.checkout.isPaymentOpen()}>
        <Notice tone="info" announced title={tc('checkout.paymentOpen')}>
          {tc('checkout.paymentOpen.text')}
        </Notice>
      </Match>
      <Match when={props.checkout.secondsLeft() === 0}>
        <Notice tone="warn" announced title={tc('checkout.ranOut')}>
          {tc('checkout.ranOut.text')}
        </Notice>
      </Match>
      <Match when={isLate()}>
        <Notice tone="warn" announced title={tc('checkout.lastMinute')}>
          {tc('checkout.lastMinute.text')}
        </Notice>
      </Match>
    </Switch>
  );
}

/** Beside the button that was pressed. */
function PaymentFailure(props: { checkout: Checkout }) {
  return (
    <Switch>
      <Match when={props.checkout.failure()?.code === 'payment-declined'}>
        <Notice tone="bad" announced title={tc('checkout.declined')}>
          {tc('checkout.declined.text')}
        </Notice>
      </Match>
      <Match when={props.checkout.failure()}>{(error) => <FailureNotice error={error()} />}</Match>
    </Switch>
  );
}

const cards = Object.keys(testCards) as TestCard[];

function TestCards(props: { value: TestCard; onChange: (card: TestCard) => void }) {
  const name = createUniqueId();
  return (
    <fieldset class="test-cards">
      <legend>{tc('checkout.card')}</legend>
      <p>{tc('checkout.demo')}</p>
      <For each={cards}>
        {(card) => (
          <label class="test-card">
            <input
              type="radio"
              name={name}
              value={card}
              checked={card === props.value}
              onChange={() => props.onChange(card)}
            />
            <span>{tc(`card.${card}`)}</span>
          </label>
        )}
      </For>
    </fieldset>
  );
}
