import { expect, test } from 'vitest';
import { renderReads } from './report.ts';

test('reads are told in all and by kind, with what was not answered as it should', () => {
  const reads = [10, 20, 30].map((latencyMs) => ({ name: 'search', latencyMs, status: 200 }) as const);
  const page = renderReads({ seconds: 2, reads: [...reads, { name: 'list', latencyMs: 40, status: 'no answer' }] });
  expect(page).toContain('| all | 4 | 2 | 20 | 40 | 40 | 40 | 1 |');
  expect(page).toContain('| search | 3 | 2 | 20 | 30 | 30 | 30 | 0 |');
  expect(page).toContain('| availability | 0 | 0 | 0.0 |');
});
