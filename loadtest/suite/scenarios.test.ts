import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandOf } from './artillery.ts';
import { artilleryScript } from './artillery-script.ts';
import { readOptions } from './options.ts';
import { lasting, type Scenario, scenarios, usersOf } from './scenarios.ts';

const processor = readFileSync(join(import.meta.dirname, 'processor.ts'), 'utf8');
const all: [string, Scenario][] = Object.entries(scenarios);

test.each(all)('%s calls functions that the processor has, and names every request', (_, scenario) => {
  const script = JSON.stringify(artilleryScript(scenario, 'http://127.0.0.1/api', 'processor.mjs'));
  const called = [...script.matchAll(/"(?:function|beforeRequest|afterResponse|whileTrue)":"(\w+)"/g)].map(
    ([, name]) => name,
  );
  expect(called).toContain('arrive');
  expect(called.filter((name) => !new RegExp(`export (async )?function ${name}\\(`).test(processor))).toEqual([]);
  expect(script.match(/"think":(?!"(\d+s|\d+ms|\{\{ \$randomNumber\(\d+, \d+\) \}\}ms)")/)).toBeNull();
  expect(script.match(/"url"/g)?.length).toBe(script.match(/"url":"[^"]*","name"/g)?.length);
});

test.each(all)('%s has seats of its own that its users may want, and a hundred of a hundred users', (_, scenario) => {
  const codes = scenario.hall.sections.map(({ code }) => code);
  expect(scenario.wantedSections?.filter((code) => !codes.includes(code)) ?? []).toEqual([]);
  expect(scenario.crowds.reduce((sum, { share }) => sum + share, 0)).toBe(100);
});

test('the rushes are 1.5, 5 and 20 times what the hall has', () => {
  expect(['light', 'medium', 'heavy'].map((name) => usersOf(scenarios[name as 'light']))).toEqual([75, 250, 1_000]);
  expect(usersOf(scenarios['on-sale'])).toBe(5 * 5 + 2_000 + 15 * 15);
});

test('a soak lasts as long as it is told to, and has buyers for that time', () => {
  const { seconds } = readOptions(['soak', '--seconds', '30'], {}) as { seconds: number };
  expect(usersOf(lasting(scenarios.soak, seconds))).toBe(30 * 5);
  expect(usersOf(lasting(scenarios.soak, undefined))).toBe(600 * 5);
});

test('who comes later waits for a time of their own', () => {
  const script = JSON.stringify(artilleryScript(scenarios.hoarder, 'http://127.0.0.1/api', 'processor.mjs'));
  expect(script).toContain('{"function":"arrive"},{"think":"{{ $randomNumber(2000, 28000) }}ms"}');
});

test('options are read, with the password from the environment', () => {
  expect(readOptions(['heavy', '--mode', 'queued', '--workers', '2'], { FRONTROW_PASSWORD: 'secret' })).toEqual({
    scenario: 'heavy',
    mode: 'queued',
    login: { email: 'admin@example.org', password: 'secret' },
    workers: 2,
    edge: 'http://127.0.0.1:4000',
    seed: 7,
    out: 'loadtest/results',
  });
});

test.each([
  [['huge'], 'There is no scenario “huge”; there are light, medium'],
  [['light', '--mode', 'fast'], '--mode is direct, queued or auto'],
  [['light', '--target', 'prod'], 'People buy at prod'],
  [['light', '--target', 'moon'], 'not “moon”'],
  [['light', '--target', 'https://tickets.example/api'], 'Say --yes-really'],
  [['light', '--seconds', '9'], '--seconds is for a crowd of one steady pace'],
  [['light', '--on', 'lambda', '--region', 'eu-central-1'], 'Workers in AWS cannot reach this machine'],
  [
    ['light', '--on', 'lambda', '--region', 'eu-central-1', '--target', 'local'],
    'Workers in AWS cannot reach this machine',
  ],
  [['light', '--on', 'lambda', '--target', 'dev'], '--on needs a --region'],
  [['light', '--on', 'moon', '--target', 'dev'], '--on is lambda or fargate'],
  [['light', '--workers', '0'], '--workers takes a whole number'],
])('%j is refused in a sentence', (args, sentence) => {
  expect(() => readOptions(args, {})).toThrow(sentence);
});

test('an address elsewhere is taken from whoever says that they mean it', () => {
  expect(readOptions(['light', '--target', 'prod', '--yes-really'], {})).toMatchObject({ stage: 'prod' });
  expect(readOptions(['light', '--target', 'dev'], {})).toMatchObject({ stage: 'dev' });
  expect(readOptions(['light', '--target', 'https://tickets.example/api', '--yes-really'], {})).toMatchObject({
    api: 'https://tickets.example/api',
  });
});

test('workers in AWS are artillery’s own, as many as are asked for', () => {
  const options = readOptions(
    ['heavy', '--target', 'dev', '--on', 'lambda', '--region', 'eu-central-1', '--workers', '20'],
    {},
  );
  if (options === 'help') throw new Error('No options');
  expect(options).toMatchObject({ stage: 'dev', scaleOut: { on: 'lambda', region: 'eu-central-1' } });
  expect(commandOf(options.workers, options.scaleOut)).toEqual([
    'run-lambda',
    '--count',
    '20',
    '--region',
    'eu-central-1',
  ]);
  expect(commandOf(1)).toEqual(['run', '--quiet']);
});
