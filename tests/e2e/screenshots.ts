import { resolve } from 'node:path';
import type { Page } from 'playwright-core';

/** Ignored by git: to be looked at, not to be compared. */
export const screenshotFolder = resolve(import.meta.dirname, '../../screenshots');

export const takesScreenshots = process.env.SCREENSHOTS !== undefined;

/** The whole page as a picture, where somebody asked for pictures. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  if (!takesScreenshots) return;
  // Posters below the first screen are fetched when they come near, and a picture of the whole page is no coming near.
  await page.evaluate(() => {
    for (const image of document.images) image.loading = 'eager';
  });
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await page.screenshot({ path: `${screenshotFolder}/${name}.png`, fullPage: true, animations: 'disabled' });
}
