import { createDictionary } from '../../i18n/dictionary.ts';
import type { SeatMapEnglish } from './words-en.ts';

/** What a hall is told in; fetched with the pages that show one. */
export const seatMapWords = createDictionary<SeatMapEnglish>({
  en: async () => (await import('./words-en.ts')).seatMapEnglish,
  zh: async () => (await import('./words-zh.ts')).seatMapChinese,
});

export const tm = seatMapWords.t;
