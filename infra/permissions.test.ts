import type { Workload } from '@frontrow/functions/contract/endpoint.ts';
import { beforeAll, expect, test } from 'vitest';
import { type NamedResource, ofType, resourcesOf, type Statement, statementsIn } from './stacks-for-tests.ts';

let resources: NamedResource[];
let statements: Statement[];

beforeAll(async () => {
  resources = await resourcesOf('prod');
  statements = statementsIn(resources);
});

/** The kinds of things a workload may touch, by the beginning of their logical ids. */
function reachOf(workload: Workload): string[] {
  const targets = statements.filter((each) => each.workload === workload).flatMap((each) => each.resources);
  const kinds = targets.map((target) => /^(arn:aws:)?(\w+?)[0-9A-F]{8}/.exec(target)?.[2] ?? target);
  return [...new Set(kinds)].filter((kind) => !kind.endsWith('Logs')).sort();
}

test('every function has a role with rights of its own', () => {
  expect(new Set(statements.map(({ workload }) => workload)).size).toBe(6);
  expect(ofType(resources, 'AWS::IAM::Role')).toHaveLength(6);
  for (const { Properties } of ofType(resources, 'AWS::IAM::Role'))
    expect(Properties.ManagedPolicyArns).toBeUndefined();
});

test('no right is wider than it reads: no star among the actions, no star as the resource', () => {
  for (const { actions, resources: targets } of statements) {
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    expect(targets.filter((target) => target.startsWith('*'))).toEqual([]);
  }
});

test.each([
  ['browse', ['Concerts']],
  ['availability', ['Concerts']],
  ['booking', ['Concerts', 'Orders', 'SigningSecret']],
  ['accounts', ['Accounts', 'SigningSecret']],
  ['admin', ['Accounts', 'Concerts', 'Orders', 'Posters', 'SigningSecret']],
  ['posters', ['Concerts', 'Posters', 'SigningSecret']],
] as const)('%s reaches %j and nothing else', (workload, reach) => {
  expect(reachOf(workload)).toEqual(reach);
});

test('availability writes nothing, and the admin pages change neither orders nor accounts', () => {
  const writes = /:(Put|Update|Delete|BatchWrite)/;
  const written = (workload: Workload) =>
    statements
      .filter((each) => each.workload === workload && each.actions.some((action) => writes.test(action)))
      .flatMap((each) => each.resources.filter((target) => !target.includes('Logs')));
  expect(written('availability')).toEqual([]);
  expect(written('admin').filter((target) => /^(Orders|Accounts)/.test(target))).toEqual([]);
});

test('objects are reached below posters/ only', () => {
  const onObjects = statements.filter(({ actions }) => actions.some((action) => action.startsWith('s3:')));
  expect(onObjects).toHaveLength(2);
  for (const { resources: targets } of onObjects)
    expect(targets).toEqual([expect.stringMatching(/\.Arn\/posters\/\*$/)]);
});
