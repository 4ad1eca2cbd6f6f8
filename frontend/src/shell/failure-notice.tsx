import { Show } from 'solid-js';
import type { ApiError } from '../api/api-error.ts';
import { failureText } from '../i18n/failure-text.ts';
import { t } from '../i18n/words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** What went wrong in plain words, with a way to try again. */
export function FailureNotice(props: { error: ApiError; onRetry?: () => void }) {
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
