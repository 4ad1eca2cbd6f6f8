import { createSignal, For } from 'solid-js';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import './toasts.css';

interface Toast {
  id: number;
  text: string;
  tone: 'good' | 'bad';
}

const shownMs = 7_000;
const atOnceMax = 3;
let lastId = 0;
const [toasts, setToasts] = createSignal<readonly Toast[]>([]);

const dismiss = (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id));

/** Says something for a moment at the edge of the page, aloud too. Nothing that must be read belongs here. */
export function showToast(text: string, tone: Toast['tone'] = 'good'): void {
  lastId += 1;
  const id = lastId;
  setToasts((shown) => [...shown, { id, text, tone }].slice(-atOnceMax));
  setTimeout(() => dismiss(id), shownMs);
}

/** Where toasts appear: once a page, always there, so that screen readers notice what comes. */
export function Toasts(props: { dismissLabel: string }) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      <For each={toasts()}>
        {(toast) => (
          <div class="toast" data-tone={toast.tone}>
            <Icon name={toast.tone === 'good' ? 'check' : 'close'} />
            <p>{toast.text}</p>
            <Button variant="plain" size="icon" aria-label={props.dismissLabel} onClick={() => dismiss(toast.id)}>
              <Icon name="close" />
            </Button>
          </div>
        )}
      </For>
    </div>
  );
}
