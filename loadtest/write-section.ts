import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What was measured last, by one command each. */
export const performancePage = join(import.meta.dirname, '../docs/performance.md');

/** A part of the page that a command writes; everything else of it is written by hand. */
export const sections = ['comparison', 'reads', 'growth', 'cold-starts', 'before-after', 'profiles'] as const;
export type Section = (typeof sections)[number];

/** Puts figures where those of the run before stand. */
export function writeSection(section: Section, markdown: string, file = performancePage): void {
  writeFileSync(file, withSection(readFileSync(file, 'utf8'), section, markdown));
}

export function withSection(page: string, section: Section, markdown: string): string {
  const [begin, end] = [`<!-- ${section} begins -->`, `<!-- ${section} ends -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page has no place for “${section}”: ${begin} … ${end}`);
  return `${page.slice(0, from + begin.length)}\n\n${markdown.trim()}\n\n${page.slice(to)}`;
}
