import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexWords, matchesQuery, wordsOf } from './search-words.ts';

const words = indexWords(['Björk à l’Élysée', 'Łódź Straße', '上海之夜', 'Concert #3']);
const finds = (query: string) => matchesQuery(words, wordsOf(query));

test.each(['bjork', 'BJÖR', 'elys', 'lodz', 'strasse', 'bj ely', '上海', '之夜', '3', ''])(
  '%j finds the concert',
  (query) => {
    expect(finds(query)).toBe(true);
  },
);

test.each(['jork', 'bjorks', '海上', 'bjork paris', 'strase'])('%j does not find it', (query) => {
  expect(finds(query)).toBe(false);
});

test('a text of signs alone has no words', () => {
  expect(wordsOf('(a+)+$ <script>')).toEqual(['a', 'script']);
  expect(wordsOf('—¿?!')).toEqual([]);
});

test('any text is words without signs, and a text is found by the start of each of its own words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.nat(10), (text, letters) => {
      for (const word of wordsOf(text)) {
        expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
        const start = [...word].slice(0, letters + 1).join('');
        // Signs of a key never get into one: what storage is asked for stays what was meant.
        expect(start).not.toContain('#');
        expect(matchesQuery(indexWords([text]), [start])).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
});
