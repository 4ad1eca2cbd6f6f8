import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { performancePage, sections, withSection } from './write-section.ts';

const page = 'Before\n\n<!-- reads begins -->\n\nold\n\n<!-- reads ends -->\n\nafter\n';

test('a section takes the place of the one before, and nothing else is touched', () => {
  const once = withSection(page, 'reads', '| new |\n');
  expect(once).toBe('Before\n\n<!-- reads begins -->\n\n| new |\n\n<!-- reads ends -->\n\nafter\n');
  expect(withSection(once, 'reads', '| new |')).toBe(once);
});

test('a page without a place for it is not written to', () => {
  expect(() => withSection(page, 'growth', 'x')).toThrow('no place for “growth”');
});

test.each(sections)('docs/performance.md has a place for %s', (section) => {
  expect(withSection(readFileSync(performancePage, 'utf8'), section, 'figures')).toContain('figures');
});
