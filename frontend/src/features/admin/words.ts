import { createDictionary } from '../../i18n/dictionary.ts';
import type { AdminEnglish } from './words-en.ts';

/** What admins read; fetched with the admin pages. */
export const adminWords = createDictionary<AdminEnglish>({
  en: async () => (await import('./words-en.ts')).adminEnglish,
  zh: async () => (await import('./words-zh.ts')).adminChinese,
});

export const ta = adminWords.t;
