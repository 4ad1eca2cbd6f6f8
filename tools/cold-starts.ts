/**
 * `npm run cold-starts`: how large each function is, and how long a fresh process takes to load it. After `npm run synth`.
 * `-- --before FOLDER` measures another checkout beside it, synthesized too; `-- --docs` writes docs/performance.md.
 */
import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { table } from '../loadtest/report.ts';
import { runFacts } from '../loadtest/run-facts.ts';
import { writeSection } from '../loadtest/write-section.ts';

const runs = 7;

interface Resource {
  readonly Type: string;
  readonly Properties: { readonly Environment?: { readonly Variables?: Record<string, unknown> } };
  readonly Metadata?: Readonly<Record<string, string>>;
}

interface Bundle {
  readonly name: string;
  readonly bundle: string;
  readonly variables: readonly string[];
}

async function readFunctions(checkout: string): Promise<Bundle[]> {
  const output = join(checkout, 'cdk.out');
  const text = await readFile(join(output, 'Booking.template.json'), 'utf8').catch(() => {
    throw new Error(`There is no ${output}: run npm run synth first.`);
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

const median = (numbers: readonly number[]) => Math.round([...numbers].sort((a, b) => a - b)[(runs - 1) / 2] ?? 0);

/** How large each of these bundles is, and how long they take, in turns, so that the machine treats them alike. */
async function measure(bundles: readonly Bundle[]): Promise<string[][]> {
  const loads: Load[][] = bundles.map(() => []);
  for (let run = 0; run < runs; run += 1)
    for (const [at, { bundle, variables }] of bundles.entries()) loads[at]?.push(await loadOnce(bundle, variables));
  const sizes = await Promise.all(bundles.map(({ bundle }) => stat(bundle)));
  return loads.map((of, at) => [
    String(Math.round((sizes[at]?.size ?? 0) / 1_000)),
    String(median(of.map(({ ms }) => ms))),
    String(median(of.map(({ cpuMs }) => cpuMs))),
  ]);
}

const { values } = parseArgs({
  options: { before: { type: 'string' }, docs: { type: 'boolean', default: false } },
});
const after = await readFunctions(join(import.meta.dirname, '..'));
const before = values.before === undefined ? [] : await readFunctions(values.before);
const head = [
  'function',
  'kB',
  'ms',
  'cpu ms',
  ...(before.length > 0 ? ['kB before', 'ms before', 'cpu ms before'] : []),
];
const rows: string[][] = [];
for (const bundle of after) {
  const old = before.find(({ name }) => name === bundle.name);
  const measured = await measure([bundle, ...(old ? [old] : [])]);
  rows.push([bundle.name, ...measured.flat(), ...(before.length > 0 && !old ? ['–', '–', '–'] : [])]);
}
const options = `${values.before === undefined ? '' : ' -- --before FOLDER'}`;
const page = [
  runFacts(`npm run synth && npm run cold-starts${options}`).join(' · '),
  table([head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...rows]),
].join('\n\n');
process.stdout.write(`${page}\n`);
if (values.docs) writeSection('cold-starts', page);
