import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type FunctionName, settings } from '@frontrow/functions/runtime/settings.ts';
import { App } from 'aws-cdk-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import cdkSettings from '../cdk.json' with { type: 'json' };
import { functionMetadata } from './constructs/booking-function.ts';
import type { TemplateResource } from './local/synthesize.ts';
import { permissions } from './permissions.ts';
import { addShop } from './shop.ts';
import { stageNamed } from './stages.ts';

const kilobyte = 1_000;
const bundleTimeoutMs = 240_000;

let folder: string;
const folders = new Map<FunctionName, string>();

// Bundled by CDK itself, so that what is measured is what would be deployed.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'front-row-bundles-'));
  const context = { ...cdkSettings.context, 'aws:cdk:enable-asset-metadata': true };
  const app = new App({ outdir: folder, analyticsReporting: false, context });
  addShop(app, stageNamed('dev'));
  const resources = app.synth().stacks.flatMap(({ template }) => Object.values<TemplateResource>(template.Resources));
  for (const { Type, Metadata } of resources) {
    if (Type !== 'AWS::Lambda::Function') continue;
    folders.set(Metadata?.[functionMetadata] as FunctionName, join(folder, String(Metadata?.['aws:asset:path'])));
  }
}, bundleTimeoutMs);

afterAll(() => rm(folder, { recursive: true, force: true }));

const folderOf = (name: FunctionName): string => folders.get(name) ?? 'no folder';

test.each([
  ['browse', 600],
  ['availability', 600],
  ['booking', 600],
  ['accounts', 600],
  ['admin', 700],
  // Apart from its image codecs, which lie beside it.
  ['posters', 614],
  ['settle', 600],
  ['watch', 600],
  ['bury', 600],
  ['check', 600],
] as const)('the %s function is at most %i kB of code', async (name, kilobytesMax) => {
  const { size } = await stat(join(folderOf(name), 'index.mjs'));
  expect(size).toBeGreaterThan(kilobyte);
  expect(size).toBeLessThanOrEqual(kilobytesMax * kilobyte);
});

test.each(Object.keys(settings) as FunctionName[])(
  'the bundle of %s loads by itself and has a handler',
  async (name) => {
    const bundle = JSON.stringify(join(folderOf(name), 'index.mjs'));
    const script = `import(${bundle}).then(({ handler }) => console.log(typeof handler))`;
    const names = Object.keys(settings[name].shape);
    const env = { AWS_REGION: 'local', ...Object.fromEntries(names.map((each) => [each, 'http'])) };
    const { stdout } = await promisify(execFile)(process.execPath, ['--eval', script], { env });
    expect(stdout.trim()).toBe('function');
  },
);

/** Done for a function by Lambda's pollers, which need no client of ours. */
const byPollers = new Set(['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes']);

/** The services that a function's role lets it call. */
function servicesOf(name: FunctionName): string[] {
  const { concerts, orders, accounts, claims, deadClaims, watches, posters, signingSecret, originSecret } =
    permissions[name];
  const callsQueues = [claims, deadClaims, watches].some((actions) => actions?.some((each) => !byPollers.has(each)));
  return [
    ...(concerts || orders || accounts ? ['dynamodb'] : []),
    ...(posters ? ['s3'] : []),
    ...(signingSecret || originSecret ? ['secrets-manager'] : []),
    ...(callsQueues ? ['sqs'] : []),
  ];
}

test.each(Object.keys(settings) as FunctionName[])(
  '%s loads the clients of the services that it may call, and no other',
  async (name) => {
    const { sources } = JSON.parse(await readFile(join(folderOf(name), 'index.mjs.map'), 'utf8'));
    const clients = (sources as string[]).flatMap((source) => /@aws-sdk\/client-([\w-]+)\//.exec(source)?.[1] ?? []);
    expect([...new Set(clients)].toSorted()).toEqual(servicesOf(name));
  },
);

test('the image codecs find their WebAssembly beside the bundle', async () => {
  const files = await readdir(join(folderOf('posters'), 'node_modules/@jsquash'), { recursive: true });
  expect(files.filter((file) => file.endsWith('.wasm')).length).toBeGreaterThanOrEqual(4);
  expect(await readdir(folderOf('booking'))).toEqual(['index.mjs', 'index.mjs.map']);
});
