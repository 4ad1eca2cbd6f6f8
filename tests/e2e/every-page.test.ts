import { describe, expect, test } from 'vitest';
import { signUp } from '../api/client.ts';
import { expectAccessible } from './axe.ts';
import { expectNoSidewaysScroll, looksAt, putOn } from './looks.ts';
import { account } from './scenes/account.ts';
import { admin } from './scenes/admin.ts';
import { buying } from './scenes/buying.ts';
import { finding } from './scenes/finding.ts';
import { orders } from './scenes/orders.ts';
import type { Scene } from './scenes/scene.ts';
import { seatMap } from './scenes/seat-map.ts';
import { takeScreenshot } from './screenshots.ts';
import { desktop, phone, useShopInBrowser } from './shop-in-browser.ts';

const shop = useShopInBrowser({ seed: true });
const scenes = [...finding, ...account, ...buying, ...seatMap, ...orders, ...admin];

test('every scene has a name of its own', () => {
  expect(new Set(scenes.map(({ name }) => name)).size).toBe(scenes.length);
});

describe.each([
  { device: 'desktop', options: desktop },
  { device: 'phone', options: phone },
])('on a $device', ({ options }) => {
  test.each(scenes)('$name is accessible and fits, by day and by night', async (scene: Scene) => {
    const person = scene.as === 'admin' ? shop.admin : await signUp(shop.call, 'Scene');
    const as = scene.as === undefined || scene.as === 'guest' ? undefined : person;
    await shop.visit({ ...options, as }, async (page) => {
      await scene.arrange({ page, shop, account: person });
      for (const look of looksAt(scene)) {
        await putOn(page, look);
        await takeScreenshot(page, `${scene.name}-${options.viewport.width}-${look.lang.slice(0, 2)}-${look.scheme}`);
        await expectAccessible(page);
      }
      await expectNoSidewaysScroll(page);
    });
  });
});
