import { expect, test } from 'vitest';
import type { Order } from './order.ts';
import { csvCell, orderSheetHead, orderSheetLine } from './order-sheet.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['+43 1 234', "'+43 1 234"],
  ['-2', "'-2"],
  ['@sum', "'@sum"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  ['\nx', '"\'\nx"'],
  ['＝1', "'＝1"],
  ['=a,"b"', '"\'=a,""b"""'],
  ['O’Hara, Pat', '"O’Hara, Pat"'],
  ['say "so"', '"say ""so"""'],
  ['two\nlines', '"two\nlines"'],
  ['a=b', 'a=b'],
  ['', ''],
])('the cell %j is written %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

const order = (currency: string, prices: readonly number[]): Order => ({
  id: 'o',
  buyerId: 'b',
  concertId: 'c',
  status: 'confirmed',
  revision: 1,
  ref: 'abcdefghi',
  fingerprint: 'f',
  seats: prices.map((price, at) => ({
    id: `STAL-A-${at + 1}`,
    section: 'STAL',
    row: 'A',
    number: at + 1,
    priceTierId: 'standard',
    price,
    block: 0,
    code: '00',
  })),
  currency,
  createdAt: '2027-03-01T12:00:00.000Z',
  payment: { id: 'p', status: 'captured', startedAt: 1_803_900_000 },
});

test.each([
  ['EUR', [6_050, 1_000], '70.50'],
  ['JPY', [8_000], '8000'],
  ['KWD', [12_500], '12.500'],
])('an order in %s says its total in the currency’s own digits', (currency, prices, total) => {
  const line = orderSheetLine(order(currency, prices), { name: '=Evil()', email: 'pat@example.org' });
  expect(line).toBe(
    `o,2027-03-01T12:00:00.000Z,confirmed,'=Evil(),pat@example.org,${prices.map((_, at) => `STAL-A-${at + 1}`).join(' ')},` +
      `${prices.length},${total},${currency},captured,,\r\n`,
  );
  expect(line.split(',').length).toBe(orderSheetHead.split(',').length);
});

test('the sheet begins with the mark of UTF-8', () => {
  expect([...Buffer.from(orderSheetHead)].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
});
