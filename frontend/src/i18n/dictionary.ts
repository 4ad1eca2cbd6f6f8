import { createSignal } from 'solid-js';
import { followLocale, type Locale, locale } from './locale.ts';

/** A text, or how to say one from facts: plurals and word order are each language's own business. */
type Word = string | ((facts: never) => string);

/** The same keys with the same facts: what makes a translation complete. */
export type Translation<W extends Record<string, Word>> = {
  [K in keyof W]: W[K] extends (facts: infer F) => string ? (facts: F) => string : string;
};

type Facts<W> = W extends (facts: infer F) => string ? [facts: F] : [];

export interface Dictionary<W extends Record<string, Word>> {
  /** Says a word in the language of the page. */
  t<K extends keyof W>(key: K, ...facts: Facts<W[K]>): string;
  /** Fetches the words; `t` may be called from then on. */
  load(): Promise<void>;
  isLoaded(): boolean;
}

/** One dictionary in several languages, of which only the one in use is fetched. */
export function createDictionary<W extends Record<string, Word>>(
  sources: Record<Locale, () => Promise<Translation<W>>>,
): Dictionary<W> {
  const [words, setWords] = createSignal<Translation<W>>();
  const loadWords = async (wanted: Locale) => {
    const loaded = await sources[wanted]();
    return () => void setWords(() => loaded);
  };

  return {
    t(key, ...facts) {
      const word = words()?.[key];
      if (word === undefined) throw new Error(`The words are not loaded: ${String(key)}`);
      return typeof word === 'function' ? word(facts[0] as never) : word;
    },
    isLoaded: () => words() !== undefined,
    async load() {
      followLocale(loadWords);
      if (words() === undefined) (await loadWords(locale()))();
    },
  };
}
