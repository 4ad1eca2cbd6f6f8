import { type FunctionName, type Job, settings } from '@frontrow/functions/runtime/settings.ts';
import { beforeAll, expect, test } from 'vitest';
import { type NamedResource, ofType, resourcesOf, type Statement, statementsIn } from './stacks-for-tests.ts';

let resources: NamedResource[];
let statements: Statement[];
let tracing: Statement[];

const isTracing = ({ actions }: Statement) => actions.some((action) => action.startsWith('xray:'));

beforeAll(async () => {
  resources = await resourcesOf('prod');
  const all = statementsIn(resources);
  statements = all.filter((each) => !isTracing(each));
  tracing = all.filter(isTracing);
});

/** The kinds of things a function may touch, by the beginning of their logical ids. */
function reachOf(name: FunctionName): string[] {
  const targets = statements.filter((each) => each.name === name).flatMap((each) => each.resources);
  const kinds = targets.map((target) => /^(arn:aws:)?(\w+?)[0-9A-F]{8}/.exec(target)?.[2] ?? target);
  return [...new Set(kinds)].filter((kind) => !kind.endsWith('Logs')).sort();
}

test('every function has a role with rights of its own', () => {
  const names = Object.keys(settings);
  expect([...new Set(statements.map(({ name }) => name))].sort()).toEqual(names.sort());
  const roles = ofType(resources, 'AWS::Lambda::Function').map(({ Properties }) => Properties.Role.replace('.Arn', ''));
  expect(new Set(roles).size).toBe(names.length);
  for (const { logicalId, Properties } of ofType(resources, 'AWS::IAM::Role')) {
    if (roles.includes(logicalId)) expect(Properties.ManagedPolicyArns).toBeUndefined();
  }
});

test('no right is wider than it reads: no star among the actions, no star as the resource', () => {
  for (const { actions, resources: targets } of statements) {
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    expect(targets.filter((target) => target.startsWith('*'))).toEqual([]);
  }
});

test('the one star is that of tracing, which has no resources to name', () => {
  expect(tracing).toHaveLength(Object.keys(settings).length);
  for (const { actions, resources: targets } of tracing) {
    expect({ actions: [...actions].sort(), targets }).toEqual({
      actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
      targets: ['*'],
    });
  }
});

test.each([
  ['browse', ['Concerts']],
  ['availability', ['Concerts']],
  ['booking', ['ClaimsMessages', 'Concerts', 'Orders', 'OriginSecret', 'SigningSecret', 'WatchesMessages']],
  ['accounts', ['Accounts', 'OriginSecret', 'SigningSecret']],
  ['admin', ['Accounts', 'Concerts', 'Orders', 'Posters', 'SigningSecret', 'WatchesMessages']],
  ['posters', ['Concerts', 'Posters', 'SigningSecret']],
  ['settle', ['ClaimsMessages', 'Concerts', 'Orders']],
  ['watch', ['ClaimsMessages', 'Concerts', 'Orders', 'WatchesMessages']],
  ['bury', ['ClaimsDeadLetters', 'Concerts', 'Orders']],
  ['check', ['Concerts', 'Orders']],
] as const)('%s reaches %j and nothing else', (name, reach) => {
  expect(reachOf(name)).toEqual(reach);
});

test('availability and the check write nothing, and the admin pages change neither orders nor accounts', () => {
  const writes = /:(Put|Update|Delete|BatchWrite)/;
  const written = (name: FunctionName) =>
    statements
      .filter((each) => each.name === name && each.actions.some((action) => writes.test(action)))
      .flatMap((each) => each.resources.filter((target) => !target.includes('Logs')));
  expect(written('availability')).toEqual([]);
  expect(written('check')).toEqual([]);
  expect(written('admin').filter((target) => /^(Orders|Accounts)/.test(target))).toEqual([]);
});

/** What a function may do with the queue whose name begins like this. */
const queueRights = (name: FunctionName, queue: string): string[] =>
  statements
    .filter((each) => each.name === name && each.resources.some((target) => target.startsWith(queue)))
    .flatMap(({ actions }) => actions);

const workOff = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

test.each([
  ['booking', 'ClaimsMessages', ['sqs:SendMessage']],
  ['booking', 'WatchesMessages', ['sqs:SendMessage']],
  ['settle', 'ClaimsMessages', [...workOff, 'sqs:ChangeMessageVisibility']],
  ['watch', 'ClaimsMessages', ['sqs:SendMessage']],
  ['watch', 'WatchesMessages', [...workOff, 'sqs:SendMessage']],
  ['bury', 'ClaimsDeadLetters', workOff],
] as const)('%s may use %s for this only: %j', (name, queue, actions) => {
  expect(queueRights(name, queue).sort()).toEqual([...actions].sort());
});

test.each(['settle', 'watch', 'bury'] as const satisfies Job[])(
  '%s knows nobody: no account, no signing key',
  (job) => {
    expect(reachOf(job)).not.toContain('Accounts');
    expect(reachOf(job)).not.toContain('SigningSecret');
    expect(reachOf(job)).not.toContain('OriginSecret');
  },
);

test('who buries a claim refuses its order, and touches no seat', () => {
  const onConcerts = statements.filter(
    ({ name, resources: targets }) => name === 'bury' && targets.some((target) => target.startsWith('Concerts')),
  );
  expect(onConcerts.flatMap(({ actions }) => actions)).toEqual(['dynamodb:BatchGetItem']);
});

test('objects are reached below posters/ only', () => {
  const onObjects = statements.filter(({ actions }) => actions.some((action) => action.startsWith('s3:')));
  expect(onObjects).toHaveLength(2);
  for (const { resources: targets } of onObjects)
    expect(targets).toEqual([expect.stringMatching(/\.Arn\/posters\/\*$/)]);
});
