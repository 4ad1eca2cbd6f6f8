import { type JSX, Show } from 'solid-js';
import './notice.css';

interface NoticeProps {
  tone: 'info' | 'good' | 'warn' | 'bad';
  title?: string;
  /** Said at once by screen readers: for what appears after the reader did something. */
  announced?: boolean;
  actions?: JSX.Element;
  children?: JSX.Element;
}

/** A message in the flow of the page, with what can be done about it. */
export function Notice(props: NoticeProps) {
  return (
    <div class="notice" data-tone={props.tone} role={props.announced ? 'alert' : undefined}>
      <div class="notice-text">
        <Show when={props.title}>
          <p class="notice-title">{props.title}</p>
        </Show>
        <Show when={props.children}>
          <div>{props.children}</div>
        </Show>
      </div>
      <Show when={props.actions}>
        <div class="notice-actions">{props.actions}</div>
      </Show>
    </div>
  );
}
