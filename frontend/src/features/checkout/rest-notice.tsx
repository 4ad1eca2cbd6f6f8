import { createMemo, Show } from 'solid-js';
import type { ApiError } from '../../api/api-error.ts';
import { shopNow } from '../../api/shop-clock.ts';
import { failureText } from '../../i18n/failure-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { clockText, createCountdown } from './create-countdown.ts';
import { tc } from './words.ts';

/** Not now, but soon: says why, and counts the time down until the buyer may order what they chose. */
export function RestNotice(props: { error: ApiError; seconds: number }) {
  const until = createMemo(() => new Date(shopNow() + props.seconds * 1000).toISOString());
  const left = createCountdown(until);
  return (
    <Notice tone="warn" announced title={failureText(props.error)}>
      <Show when={left() !== 0} fallback={tc('claim.rest.over')}>
        {/* Read once with the notice, not every second. */}
        <span aria-live="off">{tc('claim.rest.wait', { time: clockText(left() ?? props.seconds) })}</span>
      </Show>
    </Notice>
  );
}
