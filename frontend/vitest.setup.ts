import { cleanup } from '@solidjs/testing-library';
import { afterEach, beforeAll } from 'vitest';
import { words } from './src/i18n/words.ts';

beforeAll(() => words.load());
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
