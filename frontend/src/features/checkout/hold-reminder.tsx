import { A } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import { account } from '../../api/session.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { clockText, createCountdown } from './create-countdown.ts';
import { keptHold } from './kept-hold.ts';
import { tc } from './words.ts';

/** The way back to seats that are held for this buyer at this concert, as long as they are. */
export function HoldReminder(props: { concertId: string }) {
  const hold = createMemo(() => keptHold(props.concertId, account()?.id));
  const secondsLeft = createCountdown(() => hold()?.expiresAt);
  return (
    <Show when={(secondsLeft() ?? 0) > 0 && hold()}>
      {(held) => (
        <Notice
          tone="warn"
          title={tc('hold.waiting', { count: held().seats })}
          actions={
            <A href={`/orders/${held().orderId}`} {...buttonLook({ variant: 'solid', size: 'small' })}>
              {tc('hold.resume')}
            </A>
          }
        >
          <span class="numbers" role="timer" aria-live="off">
            {clockText(secondsLeft() ?? 0)}
          </span>
        </Notice>
      )}
    </Show>
  );
}
