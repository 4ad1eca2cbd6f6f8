import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasDoubledKey } from './json-body.ts';

test.each([
  '{"a":1,"a":2}',
  '{"a":1,"\\u0061":2}',
  '[{"b":{}},{"a":{"c":[{"x":1,"y":2,"x":3}]}}]',
  '{"":1 ,\n"" : 2}',
  '{"\\"":1,"\\"":2}',
])('%s has a key twice', (json) => {
  expect(hasDoubledKey(json)).toBe(true);
});

test.each(['{"a":{"a":[{"a":1},{"a":1}]}}', '["a","a"]', '{"a":"a","b":"a:","c":"{\\"a\\":1"}', '"a"', '7'])(
  '%s has none',
  (json) => {
    expect(hasDoubledKey(json)).toBe(false);
  },
);

test('what JavaScript wrote has no key twice, until one is written again', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (value, at) => {
      const json = JSON.stringify(value);
      const keys = Object.keys(value);
      const key = keys[at % keys.length];
      expect(hasDoubledKey(json)).toBe(false);
      expect(hasDoubledKey(`${json.slice(0, -1)},${JSON.stringify(key)}:0}`)).toBe(true);
    }),
  );
});
