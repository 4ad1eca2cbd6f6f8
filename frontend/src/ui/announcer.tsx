import { createSignal } from 'solid-js';

const [said, setSaid] = createSignal('');

/** Says something to screen readers only: what sighted readers see happen. */
export function announce(text: string): void {
  // A live region is silent when its text stays the same, so that a repeated message gets another space.
  setSaid((before) => (before === text ? `${text}\u00a0` : text));
}

/** The region that speaks: once a page, always there. */
export function Announcer() {
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {said()}
    </p>
  );
}
