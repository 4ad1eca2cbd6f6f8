import { resolve } from 'node:path';
import type { Page } from 'playwright-core';

/** Ignored by git: to be looked at, not to be compared. */
export const screenshotFolder = resolve(import.meta.dirname, '../../screenshots');

export const takesScreenshots = process.env.SCREENSHOTS !== undefined;

/** The whole page as a picture, where somebody asked for pictures. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  if (!takesScreenshots) return;
  await page.screenshot({ path: `${screenshotFolder}/${name}.png`, fullPage: true, animations: 'disabled' });
}
