import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import { createMemo, Match, Show, Switch } from 'solid-js';
import { failureText } from '../../i18n/failure-text.ts';
import { formatMoney } from '../../i18n/money.ts';
import { t } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Booking } from './create-booking.ts';
import { QueueNotice } from './queue-notice.tsx';
import { RestNotice } from './rest-notice.tsx';
import { seatRuns } from './seat-runs.ts';
import { tc } from './words.ts';

interface ClaimNoticeProps {
  concert: Concert;
  booking: Booking;
}

/** What becomes of the last attempt, in words that say what to do now. */
export function ClaimNotice(props: ClaimNoticeProps) {
  const lost = createMemo(() => props.booking.picks.lost());
  const error = createMemo(() => {
    const claim = props.booking.claim();
    return claim.status === 'refused' || claim.status === 'unanswered' ? claim.error : undefined;
  });
  const rest = () => {
    const refused = error();
    const seconds = refused?.facts.retryAfterSeconds;
    return refused === undefined || seconds === undefined ? undefined : { error: refused, seconds };
  };
  const queued = () => {
    const claim = props.booking.claim();
    return claim.status === 'queued' ? claim : undefined;
  };
  const places = () =>
    lost()
      .map(({ sectionName, row, number }) => t('seat.place', { section: sectionName, row, number }))
      .join(t('list.separator'));
  return (
    <Switch>
      <Match when={queued()}>
        {(claim) => <QueueNotice since={claim().since} waitSeconds={claim().waitSeconds} />}
      </Match>
      <Match when={lost().length > 0}>
        <Notice
          tone="bad"
          announced
          title={tc('claim.lost', { count: lost().length })}
          actions={
            <>
              <SuggestionButton {...props} />
              <Button size="small" onClick={() => props.booking.dismissLost()}>
                {tc('claim.lost.dismiss')}
              </Button>
            </>
          }
        >
          {tc('claim.lost.text', { places: places(), kept: props.booking.picks.chosen().length })}
        </Notice>
      </Match>
      <Match when={props.booking.claim().status === 'unanswered' && error()}>
        {(failed) => (
          <Notice tone="warn" announced title={failureText(failed())}>
            {tc('claim.unanswered')}
          </Notice>
        )}
      </Match>
      <Match when={rest()}>{(of) => <RestNotice error={of().error} seconds={of().seconds} />}</Match>
      <Match when={error()}>
        {(failed) => (
          <Notice tone="bad" announced actions={<SuggestionButton {...props} />}>
            {failureText(failed())}
          </Notice>
        )}
      </Match>
    </Switch>
  );
}

/** Orders what the shop offers instead, in one tap that says what it gets and what it costs. */
function SuggestionButton(props: ClaimNoticeProps) {
  const seats = () =>
    seatRuns(props.booking.suggestion())
      .map((run) => tc('seats.run', run))
      .join(t('list.separator'));
  const total = () => {
    const amount = props.booking.suggestion().reduce((sum, { price }) => sum + price, 0);
    return formatMoney({ amount, currency: props.concert.currency });
  };
  return (
    <Show when={props.booking.suggestion().length > 0}>
      <Button size="small" variant="solid" onClick={() => void props.booking.orderSuggestion()}>
        {tc('suggestion.order', { seats: seats(), total: total() })}
      </Button>
    </Show>
  );
}
