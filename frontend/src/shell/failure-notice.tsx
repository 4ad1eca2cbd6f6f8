import { onCleanup, onMount, Show } from 'solid-js';
import type { ApiError } from '../api/api-error.ts';
import { failureText } from '../i18n/failure-text.ts';
import { t } from '../i18n/words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** What went wrong in plain words, with a way to try again; where no answer came, it is tried once the line is back. */
export function FailureNotice(props: { error: ApiError; onRetry?: () => void }) {
  const retryOnline = () => {
    if (props.error.code === 'no-answer') props.onRetry?.();
  };
  onMount(() => addEventListener('online', retryOnline));
  onCleanup(() => removeEventListener('online', retryOnline));
  return (
    <Notice
      tone="bad"
      announced
      actions={
        <Show when={props.onRetry}>
          <Button size="small" onClick={() => props.onRetry?.()}>
            {t('retry')}
          </Button>
        </Show>
      }
    >
      {failureText(props.error)}
    </Notice>
  );
}
