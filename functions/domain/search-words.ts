/** Letters that Unicode does not take apart into a base letter and a mark. */
const lettersWithoutMark: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/** Writing without spaces between words: any place in such a run may begin a word. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+$/u;

const wordCharactersMax = 24;
const wordsMax = 60;

/** The words of a text in lower case and without accents: "Björk à l'Élysée" is bjork, a, l, elysee. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => lettersWithoutMark[letter] ?? letter);
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words a concert is found by; a query word matches the beginning of any of them. */
export function indexWords(texts: readonly string[]): string[] {
  const words = texts.flatMap(wordsOf).flatMap((word) => (unspaced.test(word) ? suffixesOf(word) : [word]));
  return [...new Set(words.map((word) => [...word].slice(0, wordCharactersMax).join('')))].slice(0, wordsMax);
}

const suffixesOf = (word: string): string[] => [...word].map((_, at, letters) => letters.slice(at).join(''));

/** Whether every word of the query begins one of the concert's words. */
export const matchesQuery = (words: readonly string[], query: readonly string[]): boolean =>
  query.every((part) => words.some((word) => word.startsWith([...part].slice(0, wordCharactersMax).join(''))));
