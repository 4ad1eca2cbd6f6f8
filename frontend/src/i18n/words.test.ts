import { refusals } from '@frontrow/functions/contract/refusals.ts';
import { describe, expect, test } from 'vitest';
import { accountEnglish } from '../features/account/words-en.ts';
import { accountChinese } from '../features/account/words-zh.ts';
import { adminEnglish } from '../features/admin/words-en.ts';
import { adminChinese } from '../features/admin/words-zh.ts';
import { checkoutEnglish } from '../features/checkout/words-en.ts';
import { checkoutChinese } from '../features/checkout/words-zh.ts';
import { ordersEnglish } from '../features/orders/words-en.ts';
import { ordersChinese } from '../features/orders/words-zh.ts';
import { seatMapEnglish } from '../features/seat-map/words-en.ts';
import { seatMapChinese } from '../features/seat-map/words-zh.ts';
import { english } from './en.ts';
import { setLocale } from './locale.ts';
import { refusalEnglish } from './refusals-en.ts';
import { refusalChinese } from './refusals-zh.ts';
import { t } from './words.ts';
import { chinese } from './zh.ts';

const pairs = [
  ['the shop', english, chinese],
  ['refusals', refusalEnglish, refusalChinese],
  ['accounts', accountEnglish, accountChinese],
  ['choosing and ordering', checkoutEnglish, checkoutChinese],
  ['paying, orders and tickets', ordersEnglish, ordersChinese],
  ['the seat map', seatMapEnglish, seatMapChinese],
  ['the admin pages', adminEnglish, adminChinese],
] as const;

describe.each(pairs)('the words of %s', (_, en, zh) => {
  test('are the same in both languages', () => {
    expect(Object.keys(en).length).toBeGreaterThan(30);
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  test('take facts in both languages or in none', () => {
    const kinds = (words: object) =>
      Object.entries(words)
        .map(([key, word]) => `${key}: ${typeof word}`)
        .sort();
    expect(kinds(zh)).toEqual(kinds(en));
  });

  test('are nowhere empty, and Chinese nowhere left in English', () => {
    for (const [key, word] of Object.entries(zh)) {
      if (typeof word !== 'string') continue;
      expect(word, key).not.toBe('');
      expect(word, key).toMatch(/[\u4e00-\u9fff；]/);
    }
    for (const [key, word] of Object.entries(en)) {
      if (typeof word === 'string') expect(word, key).not.toMatch(/^\s*$|[\u4e00-\u9fff]/);
    }
  });
});

test('every refusal of the shop can be said in both languages', () => {
  const keys = Object.keys(refusals).map((code) => `refusal.${code}`);
  expect(Object.keys({ ...english, ...refusalEnglish })).toEqual(expect.arrayContaining(keys));
  expect(Object.keys({ ...chinese, ...refusalChinese })).toEqual(expect.arrayContaining(keys));
});

test('changing the language changes the words and the language of the document', async () => {
  expect(t('nav.signIn')).toBe('Sign in');
  await setLocale('zh');
  expect(t('nav.signIn')).toBe('登录');
  expect(document.documentElement.lang).toBe('zh-CN');
  await setLocale('en');
  expect(t('seats.left', { count: 1 })).toBe('1 seat left');
  expect(t('seats.left', { count: 1_204 })).toBe('1,204 seats left');
});
