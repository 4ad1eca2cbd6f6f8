import { createDictionary } from '../../i18n/dictionary.ts';
import type { OrdersEnglish } from './words-en.ts';

/** What buyers read of their orders, from the checkout to the ticket. */
export const orderWords = createDictionary<OrdersEnglish>({
  en: async () => (await import('./words-en.ts')).ordersEnglish,
  zh: async () => (await import('./words-zh.ts')).ordersChinese,
});

export const to = orderWords.t;
