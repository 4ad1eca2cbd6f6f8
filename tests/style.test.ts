import { expect, test } from 'vitest';
import { listSources } from './sources.ts';

const sources = listSources();
const pathsWhere = (is: (source: { path: string; text: string }) => boolean) =>
  sources.filter(is).map(({ path }) => path);

test('the sources are found', () => {
  expect(sources.length, 'a check that reads no file proves nothing').toBeGreaterThan(100);
});

test('every file has a home that says who lives there', () => {
  expect(pathsWhere(({ path }) => /(^|\/)(utils?|common|helpers?|misc|shared)(\/|\.tsx?$)/.test(path))).toEqual([]);
});

test('there are no barrels: a name has one address', () => {
  expect(pathsWhere(({ path }) => /(^|\/)index\.tsx?$/.test(path))).toEqual([]);
});

test('a file is one idea: at most 300 lines', () => {
  expect(pathsWhere(({ text }) => text.split('\n').length > 300)).toEqual([]);
});

test('nothing is left for later, and no test is skipped or alone', () => {
  const unfinished = new RegExp(['TO', 'DO|FIX', 'ME|XX', 'X'].join(''));
  const lonely = /\b(it|test|describe)\.(skip|only|todo)\b/;
  expect(
    pathsWhere(({ path, text }) => !path.startsWith('tests/style') && (unfinished.test(text) || lonely.test(text))),
  ).toEqual([]);
});

test('zod is imported in its small form', () => {
  expect(pathsWhere(({ path, text }) => !/^(tools|tests)\//.test(path) && /from 'zod'/.test(text))).toEqual([]);
});

test('comments are sentences, not banners or switched-off code', () => {
  const banner = /\/\/ ?[-=*#]{4,}|\/\*[*=-]{4,}/;
  const switchedOff = /^\s*\/\/ (const|let|return|await|if|for|import|export) .*[;{]$/m;
  expect(pathsWhere(({ text }) => banner.test(text) || switchedOff.test(text))).toEqual([]);
});
