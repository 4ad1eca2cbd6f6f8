import { cleanup } from '@solidjs/testing-library';
import { afterEach, beforeAll } from 'vitest';
import { accountWords } from './src/features/account/words.ts';
import { checkoutWords } from './src/features/checkout/words.ts';
import { orderWords } from './src/features/orders/words.ts';
import { seatMapWords } from './src/features/seat-map/words.ts';
import { refusalWords } from './src/i18n/refusal-words.ts';
import { words } from './src/i18n/words.ts';

// jsdom lays nothing out, so that nothing ever changes its size or comes into view.
Element.prototype.scrollIntoView ??= () => {};
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

beforeAll(() =>
  Promise.all([
    words.load(),
    refusalWords.load(),
    accountWords.load(),
    checkoutWords.load(),
    orderWords.load(),
    seatMapWords.load(),
  ]),
);
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});

// jsdom knows dialogs, but not how they open and close.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
