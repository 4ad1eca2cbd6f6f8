import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScaleOut } from './options.ts';

const program = join(import.meta.dirname, '../artillery/node_modules/artillery/bin/run');

/** What artillery measured in all, as far as it is read here. */
export interface Totals {
  readonly counters: Readonly<Record<string, number>>;
  readonly summaries: Readonly<
    Record<string, Readonly<Record<'min' | 'max' | 'p50' | 'p95' | 'p99' | 'count', number>>>
  >;
}

/** Ten seconds of it. */
export interface Period extends Totals {
  /** When it began, in milliseconds since 1970. */
  readonly period: string;
}

export interface ArtilleryResult {
  readonly aggregate: Totals;
  readonly intermediate: readonly Period[];
}

interface RunOptions {
  readonly workers: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly scaleOut?: ScaleOut | undefined;
}

/** Lets artillery run a script; its own words go into a log beside it. */
export async function runArtillery(
  folder: string,
  { workers, environment, scaleOut }: RunOptions,
): Promise<ArtilleryResult> {
  if (!existsSync(program)) throw new Error('Artillery is not installed: `npm run loadtest` does it first.');
  const result = join(folder, 'artillery.json');
  const log = openSync(join(folder, 'artillery.log'), 'w');
  const args = [...commandOf(workers, scaleOut), '--output', result, join(folder, 'script.json')];
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', log, log],
    // Telemetry would leave the machine; workers would be as many as there are cores.
    env: { ...process.env, ARTILLERY_DISABLE_TELEMETRY: 'true', WORKERS: String(workers), ...environment },
  });
  const endChild = () => child.kill();
  process.once('exit', endChild);
  const [code] = await once(child, 'exit');
  process.off('exit', endChild);
  if (code !== 0 || !existsSync(result))
    throw new Error(`Artillery ended with ${code}: see ${join(folder, 'artillery.log')}.`);
  return JSON.parse(readFileSync(result, 'utf8')) as ArtilleryResult;
}

/** Artillery brings script, processor and run file to so many workers in the account whose credentials are set. */
export const commandOf = (workers: number, scaleOut?: ScaleOut): string[] =>
  scaleOut === undefined
    ? ['run', '--quiet']
    : [`run-${scaleOut.on}`, '--count', String(workers), '--region', scaleOut.region];
