import { defineConfig } from 'vitest/config';
import { findPython } from './infra/local-cloud/install-python.ts';

const inNode = (name: string, include: string[], testTimeoutSeconds = 10, globalSetup: string[] = []) => ({
  test: {
    name,
    include,
    environment: 'node',
    globalSetup,
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' },
    testTimeout: testTimeoutSeconds * 1000,
    // A seeded shop and a browser open in a few seconds, and in a minute where many others want the machine.
    hookTimeout: 180_000,
  },
});

/** The suite of the API again, against the whole app deployed to a local cloud; one file after the other. */
const deployed = inNode(
  'deployed',
  ['tests/api/**/*.test.ts', 'tests/deployed/**/*.test.ts', 'tests/e2e/buyer.test.ts'],
  120,
  ['tests/deployed/set-up.ts'],
);

const inTurn = (project: typeof deployed) => ({
  test: {
    ...project.test,
    env: { ...project.test.env, SHOP_TARGET: 'deployed' },
    fileParallelism: false,
    sequence: { groupOrder: 1 },
  },
});

const hasPython = findPython() !== undefined;
if (!hasPython && process.env.CI)
  throw new Error('There is no Python: CI must fuzz the API, and run the tests in a local cloud.');
if (!hasPython)
  console.log(
    'SKIPPED: the tests in a local cloud, and those with tools from PyPI, need Python 3.10 or newer with its venv module.',
  );

export default defineConfig({
  test: {
    // Two cores: what measures or drives a browser should not fight for them.
    maxWorkers: 2,
    reporters: ['default', './tests/closing-line.ts'],
    projects: [
      inNode('functions', ['functions/**/*.test.ts'], 20),
      inNode('infra', ['infra/**/*.test.ts'], 60),
      inNode('loadtest', ['loadtest/**/*.test.ts']),
      inNode('tools', ['tools/**/*.test.ts']),
      inNode('system', ['tests/*.test.ts', 'tests/!(e2e|deployed|with-python)/**/*.test.ts'], 120),
      inNode('e2e', ['tests/e2e/**/*.test.ts'], 120, ['tests/e2e/build-site-once.ts']),
      './frontend/vitest.config.ts',
      ...(hasPython ? [inNode('with-python', ['tests/with-python/**/*.test.ts'], 240), inTurn(deployed)] : []),
    ],
  },
});
