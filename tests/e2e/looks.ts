import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { takesScreenshots } from './screenshots.ts';

/** How a page may be seen: by night or day, in one language or the other. */
export interface Look {
  readonly scheme: 'light' | 'dark';
  readonly lang: 'en-GB' | 'zh-CN';
}

const everyLook: readonly Look[] = [
  { scheme: 'light', lang: 'en-GB' },
  { scheme: 'dark', lang: 'en-GB' },
  { scheme: 'light', lang: 'zh-CN' },
  { scheme: 'dark', lang: 'zh-CN' },
];

/** Colours do not follow the language: two looks have every colour and every word, and pictures are made of all four. */
export function looksAt({ inEnglishOnly = false }: { inEnglishOnly?: boolean }): readonly Look[] {
  if (inEnglishOnly) return everyLook.slice(0, 2);
  return takesScreenshots ? everyLook : everyLook.filter((_, at) => at === 0 || at === 3);
}

/** Changes how the running page is seen, as its buyer would, and keeps the state it is in. */
export async function putOn(page: Page, { scheme, lang }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  if ((await page.evaluate(() => document.documentElement.lang)) !== lang) {
    // Pressed by script, because a dialog may stand before the footer.
    await page.locator(`.site-footer button[lang="${lang}"]`).evaluate((button: HTMLElement) => button.click());
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, lang);
  }
}

/** Expects that the page fits into its window down to 320 px, the width of small phones and of 400 % zoom. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const before = page.viewportSize();
  if (before === null) throw new Error('The page has no window');
  for (const width of new Set([before.width, Math.min(before.width, 320)])) {
    await page.setViewportSize({ ...before, width });
    const { tooWide, culprits } = await page.evaluate(() => {
      const room = document.documentElement.clientWidth;
      const sticksOut = (element: Element) => element.getBoundingClientRect().right > room + 1;
      return {
        tooWide: document.documentElement.scrollWidth > room,
        culprits: [...document.querySelectorAll('main *')]
          .filter(sticksOut)
          .slice(0, 5)
          .map(({ outerHTML }) => outerHTML.slice(0, 120)),
      };
    });
    expect(tooWide ? culprits : [], `at ${width} px`).toEqual([]);
    expect(tooWide, `sideways scroll at ${width} px`).toBe(false);
  }
  await page.setViewportSize(before);
}
