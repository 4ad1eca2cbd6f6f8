import { createDictionary } from './dictionary.ts';
import type { RefusalEnglish } from './refusals-en.ts';

/** What can go wrong where something is done, not only read; fetched with the pages that do something. */
export const refusalWords = createDictionary<RefusalEnglish>({
  en: async () => (await import('./refusals-en.ts')).refusalEnglish,
  zh: async () => (await import('./refusals-zh.ts')).refusalChinese,
});
