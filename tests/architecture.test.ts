import { expect, test } from 'vitest';
import { listImports, listSources } from './sources.ts';

/**
 * Who may import whom. A folder may always import itself. Whoever wants more should first ask whether the code is in
 * its right place: a rule that decides belongs into the domain, a call to AWS into an adapter.
 */
const mayImport: Record<string, readonly string[]> = {
  'functions/contract': ['zod'],
  'functions/domain': ['functions/contract'],
  'functions/adapters': ['functions/contract', 'functions/domain', '@aws-sdk', '@jsquash', 'jose', 'zod', 'node:'],
  'functions/runtime': [
    'functions/contract',
    'functions/domain',
    '@middy',
    '@aws-lambda-powertools',
    'aws-lambda',
    'zod',
    // What a call counts belongs to that call, however many run at once.
    'node:async_hooks',
  ],
  'functions/handlers': [
    'functions/contract',
    'functions/domain',
    'functions/adapters',
    'functions/runtime',
    'zod',
    'node:',
  ],
  'functions/lambdas': ['functions/handlers'],
  'functions/simulation': [
    'functions/contract',
    'functions/domain',
    'functions/handlers',
    'functions/runtime',
    'functions/adapters/memory',
    // The payment provider is simulated anyway, and signs what it tells.
    'functions/adapters/payments',
    'functions/adapters/signing-keys.ts',
    'functions/adapters/proofs.ts',
    'functions/adapters/recent-cache.ts',
    'functions/adapters/seen-blocks.ts',
    'node:',
  ],
  'frontend/src': ['functions/contract', 'solid-js', '@solidjs/router', 'uqr', 'zod'],
  // A peer to compare with: what it shares with the shop is not what is compared.
  'loadtest/naive': ['functions'],
  // It reads of the messages of the queue whose claims were settled.
  'loadtest/embedded': ['functions/contract', 'infra/local', 'loadtest', 'node:'],
  'loadtest/bench': ['functions', 'infra/local', 'infra/stages.ts', 'loadtest', 'aws-lambda', 'vega-lite', 'node:'],
  'loadtest/deployed': ['functions/adapters', 'infra/operate', 'loadtest'],
  'loadtest/suite': ['functions/contract', 'infra/stages.ts', 'loadtest', 'esbuild', 'node:'],
  // Prices are said once.
  'loadtest/compare': ['infra/cost', 'functions/contract', 'loadtest', 'vega-lite', 'node:'],
  loadtest: ['functions/contract', 'vega', 'vega-lite', 'node:'],
  'infra/local': [
    'infra',
    'cdk.json',
    'functions',
    'aws-cdk-lib',
    'fauxqs',
    'vite',
    '@aws-sdk',
    'aws-lambda',
    'zod',
    'node:',
  ],
  'infra/operate': [
    'functions/contract',
    'functions/adapters',
    // What functions do by themselves is done by hand too: the check, and burying dead letters.
    'functions/domain/drift.ts',
    'functions/handlers',
    'infra/local/plain-error.ts',
    'infra/stack-names.ts',
    'infra/stages.ts',
    'vite',
    'aws-lambda',
    '@aws-sdk',
    'node:',
  ],
  'infra/local-cloud': [
    'infra/operate',
    'infra/stack-names.ts',
    // How templates are read is one thing, wherever the app runs.
    'infra/local/plain-error.ts',
    'infra/local/progress.ts',
    'infra/local/synthesize.ts',
    'infra/local/template-values.ts',
    '@aws-sdk',
    'node:',
  ],
  'infra/cost': ['node:'],
  'infra/seed': ['functions/contract', 'functions/adapters/images', 'zod', 'node:'],
  infra: [
    'functions/contract',
    'functions/runtime/settings.ts',
    // The names of the metrics that alarms and dashboards are made of.
    'functions/domain/meter.ts',
    'aws-cdk-lib',
    'cdk-monitoring-constructs',
    'cdk-nag',
    'constructs',
    'esbuild',
    'node:',
  ],
};

/** What only one folder may touch, wherever else it is tempting. */
const keepers: Record<string, RegExp> = {
  '@aws-sdk': /^(functions\/adapters|infra\/local|infra\/local-cloud|infra\/operate)\//,
  '@middy': /^functions\/runtime\//,
  'aws-cdk-lib': /^infra\//,
};

const isTest = (path: string) => /(\.test\.tsx?|-for-tests\.tsx?|vitest\.[a-z]+\.ts)$|\/testing\//.test(path);
const sources = listSources().filter(({ path }) => !isTest(path));
const folderOf = (path: string) => Object.keys(mayImport).find((folder) => path.startsWith(`${folder}/`));
const fits = (to: string, allowed: string) =>
  to === allowed || to.startsWith(allowed.endsWith(':') ? allowed : `${allowed}/`);

test.each(Object.entries(mayImport))('%s imports only its allowed folders', (folder, allowed) => {
  const files = sources.filter(({ path }) => folderOf(path) === folder);
  expect(files.length, 'a check that reads no file proves nothing').toBeGreaterThan(0);
  const imports = files.flatMap(listImports);
  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter(({ to }) => !fits(to, folder) && !allowed.some((name) => fits(to, name)))).toEqual([]);
});

test.each(Object.entries(keepers))('%s is touched by its keepers only', (name, keeper) => {
  const users = sources.flatMap(listImports).filter(({ to }) => to === name || to.startsWith(`${name}/`));
  expect(users.length, 'a check that sees no import proves nothing').toBeGreaterThan(0);
  expect(users.filter(({ from }) => !keeper.test(from))).toEqual([]);
});

test('the domain knows neither clock nor randomness nor waiting', () => {
  const impure = /\bDate\.now\(|new Date\(\)|Math\.random|performance\.now|\basync\b|\bawait\b|process\.env|setTimeout/;
  const files = sources.filter(({ path }) => path.startsWith('functions/domain/'));
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter(({ text }) => impure.test(text)).map(({ path }) => path)).toEqual([]);
});

test('only the entries of the functions and of the app read the environment', () => {
  const readers = sources.filter(({ text }) => text.includes('process.env')).map(({ path }) => path);
  const allowed =
    /^(functions\/lambdas\/|functions\/simulation\/stage\/silence\.ts|infra\/app\.ts|infra\/local\/|infra\/local-cloud\/|infra\/seed\/|infra\/operate\/|loadtest\/|tools\/|tests\/)/;
  expect(readers.length).toBeGreaterThan(0);
  expect(readers.filter((path) => !allowed.test(path))).toEqual([]);
});
