import { createDictionary } from '../../i18n/dictionary.ts';
import type { CheckoutEnglish } from './words-en.ts';

/** What buyers read while they order and pay; fetched with those pages, so that the list of concerts is light. */
export const checkoutWords = createDictionary<CheckoutEnglish>({
  en: async () => (await import('./words-en.ts')).checkoutEnglish,
  zh: async () => (await import('./words-zh.ts')).checkoutChinese,
});

export const tc = checkoutWords.t;
