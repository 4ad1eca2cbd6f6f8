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
