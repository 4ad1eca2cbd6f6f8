import { defineConfig } from 'vitest/config';
import { holes } from './holes.ts';

const hole = holes[process.env.HOLE ?? ''];
if (hole === undefined) throw new Error(`HOLE names one of: ${Object.keys(holes).join(', ')}`);
const { file, sound, planted, tests } = hole;

/** Runs the tests of one hole over code that has it, without touching a file; only over memory, which is quick. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  plugins: [
    {
      name: 'plant-hole',
      enforce: 'pre',
      transform(code, id) {
        if (!id.endsWith(`/${file}`)) return undefined;
        if (!code.includes(sound)) throw new Error(`${file} has changed: say anew how the hole is planted`);
        return code.replace(sound, () => planted);
      },
    },
  ],
  test: {
    include: [tests],
    testNamePattern: tests.startsWith('tests/api/') ? / over memory / : undefined,
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' },
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 1,
    // What was transformed for one hole is not right for another one.
    fsModuleCache: false,
  },
});
