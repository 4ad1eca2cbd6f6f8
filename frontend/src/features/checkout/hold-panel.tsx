import { type TestCard, testCards } from '@frontrow/functions/contract/test-cards.ts';
import { createSignal, createUniqueId, For, Match, Show, Switch } from 'solid-js';
import { formatMoney } from '../../i18n/money.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { to } from '../orders/words.ts';
import type { Checkout } from './create-checkout.ts';
import { clockText, lastMinuteSeconds } from './create-countdown.ts';
import { HoldNotice } from './hold-notice.tsx';
import { OrderLines } from './order-lines.tsx';
import './hold-panel.css';

interface HoldPanelProps {
  checkout: Checkout;
  sectionName: (code: string) => string;
  onRelease: () => void;
}

/** Held seats: what they cost, how long they wait, and the ways to keep them or to give them back. */
export function HoldPanel(props: HoldPanelProps) {
  const [card, setCard] = createSignal<TestCard>('tok_approve');
  // Clocks go wrong: whether a hold has run out is for the shop to say, so that paying stays possible until it does.
  const waits = () => props.checkout.isPaymentOpen();
  return (
    <div class="hold-panel">
      <TimeLeft seconds={props.checkout.secondsLeft()} />
      <div class="hold-panel-main">
        <HoldNotice checkout={props.checkout} />
        <section class="hold-panel-seats" aria-labelledby="hold-seats">
          <h2 id="hold-seats">{to('checkout.seats')}</h2>
          <OrderLines order={props.checkout.order()} sectionName={props.sectionName} />
        </section>
        <Show when={!waits()}>
          <TestCards value={card()} onChange={setCard} />
        </Show>
      </div>
      <PayBar {...props} waits={waits()} onPay={() => void props.checkout.pay(card())} />
    </div>
  );
}

/** Seen all the time, said only when the last minute begins. */
function TimeLeft(props: { seconds: number | undefined }) {
  return (
    <p class="hold-time" data-late={(props.seconds ?? Number.POSITIVE_INFINITY) <= lastMinuteSeconds ? '' : undefined}>
      <span>{to('checkout.timeLeft')}</span>{' '}
      <strong class="numbers" role="timer" aria-live="off">
        {clockText(props.seconds ?? 0)}
      </strong>
    </p>
  );
}

/** The total and the buttons, in reach wherever the page is scrolled to. */
function PayBar(props: HoldPanelProps & { waits: boolean; onPay: () => void }) {
  const busy = () => props.checkout.busy();
  const total = () => formatMoney(props.checkout.order().total);
  return (
    <div class="hold-pay">
      <PaymentFailure checkout={props.checkout} />
      <p class="hold-pay-total">
        <span>{to('order.total')}</span>
        <strong class="numbers">{total()}</strong>
      </p>
      <Button variant="primary" size="wide" busy={props.waits || busy() !== undefined} onClick={() => props.onPay()}>
        {props.waits || busy() === 'paying' ? to('checkout.paying') : to('checkout.pay', { total: total() })}
      </Button>
      <Show when={!props.waits}>
        <Button
          size="small"
          variant="plain"
          busy={busy() === 'releasing'}
          disabled={busy() === 'paying'}
          onClick={() => props.onRelease()}
        >
          {to('checkout.release')}
        </Button>
      </Show>
    </div>
  );
}

/** Beside the button that was pressed. */
function PaymentFailure(props: { checkout: Checkout }) {
  return (
    <Switch>
      <Match when={props.checkout.isPaymentUnknown()}>
        <Notice tone="warn" announced title={to('checkout.unknown')}>
          {to('checkout.unknown.text')}
        </Notice>
      </Match>
      <Match when={props.checkout.failure()?.code === 'payment-declined'}>
        <Notice tone="bad" announced title={to('checkout.declined')}>
          {to('checkout.declined.text')}
        </Notice>
      </Match>
      <Match when={props.checkout.failure()}>{(error) => <FailureNotice error={error()} />}</Match>
    </Switch>
  );
}

const cards = Object.keys(testCards) as TestCard[];
/** What everybody tries; the rest is for those who want to see a shop in trouble. */
const usualCards = cards.slice(0, 3);
const strangeCards = cards.slice(3);

interface CardProps {
  value: TestCard;
  onChange: (card: TestCard) => void;
}

function TestCards(props: CardProps) {
  const name = createUniqueId();
  return (
    <fieldset class="test-cards">
      <legend>{to('checkout.card')}</legend>
      <p>{to('checkout.demo')}</p>
      <For each={usualCards}>{(card) => <CardChoice {...props} name={name} card={card} />}</For>
      <details>
        <summary>{to('checkout.cards.more')}</summary>
        <div class="test-cards-more">
          <For each={strangeCards}>{(card) => <CardChoice {...props} name={name} card={card} />}</For>
        </div>
      </details>
    </fieldset>
  );
}

function CardChoice(props: CardProps & { name: string; card: TestCard }) {
  return (
    <label class="test-card">
      <input
        type="radio"
        name={props.name}
        value={props.card}
        checked={props.card === props.value}
        onChange={() => props.onChange(props.card)}
      />
      <span>{to(`card.${props.card}`)}</span>
    </label>
  );
}
