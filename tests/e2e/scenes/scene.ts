import type { SignedIn } from '@frontrow/functions/contract/accounts.ts';
import type { Page } from 'playwright-core';
import type { ShopInBrowser } from '../shop-in-browser.ts';

export interface Stage {
  readonly page: Page;
  readonly shop: ShopInBrowser;
  /** Who looks; for `guest` it is an account that nobody is signed in with. */
  readonly account: SignedIn;
}

/** A page in a state that buyers or admins get to see. Each is looked at by axe, by day and night, on desktop and phone. */
export interface Scene {
  /** Names the pictures too. */
  readonly name: string;
  readonly as?: 'guest' | 'buyer' | 'admin';
  /** For a state in which another language cannot be fetched. */
  readonly inEnglishOnly?: boolean;
  /** Leads the page there, in English, and waits until it stands. */
  arrange(stage: Stage): Promise<void>;
}
