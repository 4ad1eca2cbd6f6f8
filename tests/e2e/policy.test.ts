import { expect, test } from 'vitest';
import { desktop, useShopInBrowser } from './shop-in-browser.ts';

const shop = useShopInBrowser();

test('a script that somebody smuggled into a page does not run, and nothing of ours needs such a thing', async () => {
  await shop.visit(
    desktop,
    async (page) => {
      const answer = await page.goto('/tickets');
      expect(answer?.headers()['content-security-policy']).toContain("default-src 'self'");
      await page.locator('main h1').waitFor();
      const attacked = await page.evaluate(async () => {
        const refused: string[] = [];
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
          refused.push(effectiveDirective),
        );
        const script = document.createElement('script');
        script.textContent = 'window.smuggled = true';
        document.body.append(script);
        const image = document.createElement('img');
        image.setAttribute('onerror', 'window.smuggled = true');
        image.src = '/nothing.png';
        document.body.append(image);
        await new Promise((resolve) => image.addEventListener('error', resolve));
        await new Promise((resolve) => setTimeout(resolve, 50));
        return { refused, smuggled: 'smuggled' in window };
      });
      expect(attacked).toEqual({ refused: ['script-src-elem', 'script-src-attr'], smuggled: false });
    },
    [/Content Security Policy/],
  );
});
