import { createSignal } from 'solid-js';

export const schemes = ['system', 'light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

const storageKey = 'frontrow.scheme';
const [scheme, setScheme] = createSignal<Scheme>('system');

export { scheme };

/** Puts on what was chosen on an earlier visit. */
export function restoreScheme(): void {
  const kept = localStorage.getItem(storageKey);
  wear(schemes.find((known) => known === kept) ?? 'system');
}

export function chooseScheme(wanted: Scheme): void {
  localStorage.setItem(storageKey, wanted);
  wear(wanted);
}

/** Every colour of the site is a light-dark() pair, which follows this one property. */
function wear(wanted: Scheme): void {
  setScheme(wanted);
  document.documentElement.style.colorScheme = wanted === 'system' ? '' : wanted;
}
