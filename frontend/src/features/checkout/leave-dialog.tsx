import { type BeforeLeaveEventArgs, useBeforeLeave } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { session } from '../../api/session.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { to } from '../orders/words.ts';
import type { Checkout } from './create-checkout.ts';
import { clockText } from './create-countdown.ts';

/**
 * Asks whoever goes elsewhere in the shop what shall become of the held seats. A closed tab is no answer: it looks like
 * a reload, or like a phone that shows the bank's app, and neither may cost anybody their seats.
 */
export function LeaveDialog(props: { checkout: Checkout }) {
  const [leaving, setLeaving] = createSignal<BeforeLeaveEventArgs>();
  const hasSeats = () => props.checkout.order().status === 'held' && (props.checkout.secondsLeft() ?? 0) > 0;
  const mayRelease = () => hasSeats() && !props.checkout.isPaymentOpen() && props.checkout.busy() === undefined;

  useBeforeLeave((event) => {
    if (event.defaultPrevented || session().status !== 'signed-in' || !mayRelease()) return;
    event.preventDefault();
    setLeaving(event);
  });

  function leave(event = leaving()): void {
    setLeaving(undefined);
    event?.retry(true);
  }

  async function release(): Promise<void> {
    // The dialog shuts as soon as the seats are gone, and forgets where its buyer wanted to go.
    const event = leaving();
    await props.checkout.release();
    if (hasSeats()) return;
    if (props.checkout.order().status === 'released') showToast(to('checkout.released'));
    leave(event);
  }

  return (
    <Dialog
      open={leaving() !== undefined && hasSeats()}
      title={to('leave.title')}
      closeLabel={to('leave.stay')}
      onClose={() => setLeaving(undefined)}
      actions={
        <>
          <Button variant="danger" busy={props.checkout.busy() === 'releasing'} onClick={() => void release()}>
            {to('leave.release')}
          </Button>
          <Button variant="solid" onClick={() => leave()}>
            {to('leave.keep')}
          </Button>
        </>
      }
    >
      <p>
        {to('leave.text', {
          count: props.checkout.order().seats.length,
          time: clockText(props.checkout.secondsLeft() ?? 0),
        })}
      </p>
      <Show when={props.checkout.failure()}>{(error) => <FailureNotice error={error()} />}</Show>
    </Dialog>
  );
}
