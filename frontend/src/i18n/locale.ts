import { createSignal } from 'solid-js';

export const locales = ['en', 'zh'] as const;
export type Locale = (typeof locales)[number];

/** What `lang` and Intl are told. British English for its day-month order and 24 hours. */
export const languageTags: Record<Locale, string> = { en: 'en-GB', zh: 'zh-CN' };

/** Each language in its own words, so that whoever cannot read the page finds it. */
export const languageNames: Record<Locale, string> = { en: 'English', zh: '中文' };

const storageKey = 'frontrow.locale';
const [locale, setLocaleSignal] = createSignal<Locale>('en');

export { locale };

export const languageTag = () => languageTags[locale()];

type LoadWords = (locale: Locale) => Promise<() => void>;
const dictionaries = new Set<LoadWords>();

/** Makes a dictionary follow every later change of the language. */
export function followLocale(loadWords: LoadWords): void {
  dictionaries.add(loadWords);
}

/** Changes the language once every dictionary in use has it, so that no page shows two. */
export async function setLocale(wanted: Locale): Promise<void> {
  const putWords = await Promise.all([...dictionaries].map((loadWords) => loadWords(wanted)));
  for (const put of putWords) put();
  setLocaleSignal(wanted);
  document.documentElement.lang = languageTags[wanted];
}

export async function chooseLocale(wanted: Locale): Promise<void> {
  localStorage.setItem(storageKey, wanted);
  await setLocale(wanted);
}

/** The language chosen earlier, else the first of the browser's that we speak. */
export function preferredLocale(): Locale {
  const wishes = [localStorage.getItem(storageKey), ...navigator.languages];
  const spoken = wishes.map((wish) => locales.find((known) => wish?.toLowerCase().startsWith(known)));
  return spoken.find((wish) => wish !== undefined) ?? 'en';
}
