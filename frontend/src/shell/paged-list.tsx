import { type JSX, Match, Show, Switch } from 'solid-js';
import type { Pages, PagesActions } from '../api/create-pages.ts';
import { Button } from '../ui/button.tsx';
import { FailureNotice } from './failure-notice.tsx';

interface PagedListProps {
  pages: Pages<unknown>;
  actions: Pick<PagesActions, 'loadMore' | 'retry'>;
  /** The place of the list while its first page is on its way. */
  loading: JSX.Element;
  /** What to say and to do where there is nothing. */
  none: JSX.Element;
  /** Asks for the next page. */
  more: string;
  /** The list itself, which shows `pages.items`. */
  children: JSX.Element;
}

/** A list that grows by pages: its place, its emptiness, what went wrong, and the button for more. */
export function PagedList(props: PagedListProps) {
  const isEmpty = () => props.pages.items.length === 0;
  return (
    <>
      <Switch>
        <Match when={!isEmpty()}>{props.children}</Match>
        <Match when={props.pages.status === 'loading'}>{props.loading}</Match>
        <Match when={props.pages.status === 'ready'}>{props.none}</Match>
      </Switch>
      <Show when={props.pages.error}>
        {(error) => <FailureNotice error={error()} onRetry={() => props.actions.retry()} />}
      </Show>
      <Show when={props.pages.nextCursor !== null && props.pages.status !== 'failed'}>
        <div class="load-more">
          <Button busy={props.pages.status === 'loading-more'} onClick={() => props.actions.loadMore()}>
            {props.more}
          </Button>
        </div>
      </Show>
    </>
  );
}
