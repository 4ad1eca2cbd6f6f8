import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { artilleryScript } from './artillery-script.ts';
import { type RunFile, runFileName } from './run-file.ts';
import type { Scenario } from './scenarios.ts';

const processor = join(import.meta.dirname, 'artillery-processor.mjs');
const packed = 'processor.mjs';

/**
 * Writes what artillery needs into a folder: script and run file. Where its workers are machines of their own, the
 * processor too, as one file without anything that would have to be installed there.
 */
export async function writeTest(folder: string, scenario: Scenario, apiUrl: string, run: RunFile): Promise<void> {
  writeFileSync(join(folder, runFileName), JSON.stringify(run));
  if (run.isScaledOut)
    await build({
      entryPoints: [processor],
      outfile: join(folder, packed),
      bundle: true,
      platform: 'node',
      format: 'esm',
    });
  const script = artilleryScript(scenario, apiUrl, run.isScaledOut ? packed : relative(folder, processor));
  const config = { ...script.config, ...(run.isScaledOut && { includeFiles: [runFileName] }) };
  writeFileSync(join(folder, 'script.json'), JSON.stringify({ ...script, config }, undefined, 2));
}
