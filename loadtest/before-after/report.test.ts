import { expect, test } from 'vitest';
import { renderBeforeAfter } from './report.ts';

test('the middle of the rounds stands beside the middle of those before', () => {
  const rounds = (...reads: number[]) =>
    reads.map((each) => ({ 'reads a second': each, 'a read takes, ms': 1_000 / each }));
  const page = renderBeforeAfter(rounds(100, 400, 200), rounds(900, 800, 1_000));
  expect(page).toContain('| reads a second | 200 | 900 | 4.50× |');
  expect(page).toContain('| a read takes, ms | 5.00 | 1.11 | 0.22× |');
});
