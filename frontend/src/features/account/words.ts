import { createDictionary } from '../../i18n/dictionary.ts';
import type { AccountEnglish } from './words-en.ts';

/** What accounts are told in; fetched with the pages to sign in and to look after an account. */
export const accountWords = createDictionary<AccountEnglish>({
  en: async () => (await import('./words-en.ts')).accountEnglish,
  zh: async () => (await import('./words-zh.ts')).accountChinese,
});

export const tAccount = accountWords.t;
