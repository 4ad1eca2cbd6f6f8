import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { screenshotFolder } from './screenshots.ts';

// npm run test:e2e -- [--screenshots] [what vitest takes, such as the name of a file]
const wanted = process.argv.slice(2);
const withScreenshots = wanted.includes('--screenshots');
if (withScreenshots) rmSync(screenshotFolder, { recursive: true, force: true });
const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')));
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'e2e', ...wanted.filter((word) => word !== '--screenshots')],
  { stdio: 'inherit', env: { ...process.env, ...(withScreenshots && { SCREENSHOTS: 'yes' }) } },
);
if (withScreenshots) console.log(`The screenshots are in ${screenshotFolder}`);
process.exitCode = status ?? 1;
