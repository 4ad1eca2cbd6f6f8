import { defineConfig } from 'vitest/config';

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
      inNode('system', ['tests/*.test.ts', 'tests/!(e2e)/**/*.test.ts'], 120),
      inNode('e2e', ['tests/e2e/**/*.test.ts'], 120, ['tests/e2e/build-site-once.ts']),
      './frontend/vitest.config.ts',
    ],
  },
});
