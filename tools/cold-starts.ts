/** `npm run cold-starts`: how large each function is, and how long a fresh process takes to load it. After `npm run synth`. */
import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const output = join(import.meta.dirname, '../cdk.out');
const runs = 7;

interface Resource {
  readonly Type: string;
  readonly Properties: { readonly Environment?: { readonly Variables?: Record<string, unknown> } };
  readonly Metadata?: Readonly<Record<string, string>>;
}

async function readFunctions() {
  const text = await readFile(join(output, 'Booking.template.json'), 'utf8').catch(() => {
    throw new Error('There is no cdk.out: run npm run synth first.');
  });
  const resources: Resource[] = Object.values(JSON.parse(text).Resources);
  const functions = resources.filter(({ Type }) => Type === 'AWS::Lambda::Function');
  // A deployment of one stack leaves the others' functions as they are in the sources.
  if (!functions.every(({ Metadata }) => Metadata?.['aws:asset:path']?.startsWith('asset.')))
    throw new Error('cdk.out holds functions without their bundles: run npm run synth first.');
  return functions.map(({ Metadata = {}, Properties }) => ({
    name: Metadata['booking:function'] ?? '',
    bundle: join(output, Metadata['aws:asset:path'] ?? '', 'index.mjs'),
    variables: Object.keys(Properties.Environment?.Variables ?? {}),
  }));
}

interface Load {
  readonly ms: number;
  /** Of a processor: what is left where other work does not stand in the way. */
  readonly cpuMs: number;
}

/** Until a process that did nothing else has loaded the bundle and its handler stands. */
async function loadOnce(bundle: string, variables: readonly string[]): Promise<Load> {
  const script = `
    const [startedAt, before] = [performance.now(), process.cpuUsage()];
    await import(${JSON.stringify(bundle)});
    const { user, system } = process.cpuUsage(before);
    console.log(JSON.stringify({ ms: performance.now() - startedAt, cpuMs: (user + system) / 1000 }));`;
  // "http" is a value that each of the settings takes.
  const env = { AWS_REGION: 'local', ...Object.fromEntries(variables.map((name) => [name, 'http'])) };
  const args = ['--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...env, NODE_OPTIONS: '', POWERTOOLS_LOG_LEVEL: 'SILENT' },
  });
  return JSON.parse(stdout);
}

const row = (name: string, ...columns: readonly (string | number)[]) =>
  console.log(name.padEnd(14) + columns.map((each) => String(each).padStart(10)).join(''));
const median = (numbers: readonly number[]) => Math.round([...numbers].sort((a, b) => a - b)[(runs - 1) / 2] ?? 0);

const functions = await readFunctions();
row('', 'kB', 'ms', 'best ms', 'cpu ms');
for (const { name, bundle, variables } of functions) {
  const loads: Load[] = [];
  for (let run = 0; run < runs; run += 1) loads.push(await loadOnce(bundle, variables));
  const ms = loads.map((load) => load.ms);
  const { size } = await stat(bundle);
  const cpuMs = median(loads.map((load) => load.cpuMs));
  row(name, Math.round(size / 1_000), median(ms), Math.round(Math.min(...ms)), cpuMs);
}
