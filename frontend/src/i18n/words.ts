import { createDictionary } from './dictionary.ts';
import type { English } from './en.ts';

/** What buyers read. The admin pages bring their own words. */
export const words = createDictionary<English>({
  en: async () => (await import('./en.ts')).english,
  zh: async () => (await import('./zh.ts')).chinese,
});

export const { t } = words;
