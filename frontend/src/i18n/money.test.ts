import { describe, expect, test } from 'vitest';
import { formatMoney, minorDigits, moneyInput, parseMoney } from './money.ts';

describe('money', () => {
  test.each([
    ['EUR', 6_000, '€60'],
    ['EUR', 6_050, '€60.50'],
    ['EUR', 0, '€0'],
    ['GBP', 123_456_789, '£1,234,567.89'],
    ['JPY', 8_800, 'JP¥8,800'],
    ['KWD', 12_500, 'KWD\u00a012.500'],
  ])('is written with the digits that %s has', (currency, amount, text) => {
    expect(formatMoney({ amount, currency }, 'en-GB')).toBe(text);
  });

  test('follows the language of the page', () => {
    expect(formatMoney({ amount: 880_000, currency: 'CNY' }, 'zh-CN')).toBe('¥8,800');
  });

  test.each([
    ['60', 'EUR', 6_000],
    ['60.5', 'EUR', 6_050],
    [' 60,05 ', 'EUR', 6_005],
    ['8800', 'JPY', 8_800],
    ['12.5', 'KWD', 12_500],
    ['0.29', 'EUR', 29],
    ['1.15', 'EUR', 115],
  ])('reads %s %s as %i minor units', (text, currency, amount) => {
    expect(parseMoney(text, currency)).toBe(amount);
  });

  test.each([
    ['', 'EUR'],
    ['-5', 'EUR'],
    ['5.123', 'EUR'],
    ['5.5', 'JPY'],
    ['1,000.50', 'EUR'],
    ['5 €', 'EUR'],
    ['1e3', 'EUR'],
  ])('does not take "%s" for a price in %s', (text, currency) => {
    expect(parseMoney(text, currency)).toBeUndefined();
  });

  test('comes back from an input as it went in', () => {
    for (const [amount, currency] of [
      [6_050, 'EUR'],
      [8_800, 'JPY'],
      [12_345, 'KWD'],
      [29, 'USD'],
    ] as const) {
      expect(parseMoney(moneyInput(amount, currency), currency)).toBe(amount);
    }
    expect(minorDigits('EUR')).toBe(2);
  });
});
