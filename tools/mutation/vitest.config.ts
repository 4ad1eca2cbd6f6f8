import { defineConfig } from 'vitest/config';

/** The tests that stand beside the rules; what only a whole shop would notice counts as missed. */
export default defineConfig({
  test: { include: ['functions/domain/**/*.test.ts'], environment: 'node', testTimeout: 20_000 },
});
