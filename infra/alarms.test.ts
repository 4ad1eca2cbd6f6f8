import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readStage } from './read-context.ts';
import { type NamedResource, ofType, resourcesOf } from './stacks-for-tests.ts';

let resources: NamedResource[];
let headings: string[];

beforeAll(async () => {
  const settings = { stage: 'prod', alarmEmail: 'ops@example.org', dashboard: 'true' };
  const context = Object.fromEntries(Object.entries(settings).map(([key, value]) => [`booking:${key}`, value]));
  resources = await resourcesOf(readStage(context));
  const text = await readFile(join(import.meta.dirname, '../docs/operations.md'), 'utf8');
  headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
});

/** As GitHub makes them. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
const alarms = () => ofType(resources, 'AWS::CloudWatch::Alarm');
const named = (name: string) => {
  const found = alarms().find(({ logicalId }) => logicalId.startsWith(`Alarms${name}`));
  if (!found) throw new Error(`There is no alarm ${name}`);
  return found.Properties;
};

test('every alarm says what has happened and where it is written what to do', () => {
  expect(alarms().length).toBeGreaterThanOrEqual(10);
  for (const { logicalId, Properties } of alarms()) {
    const [, said = '', anchor = ''] =
      /^(.+\.) What to do: docs\/operations\.md#([\w-]+)$/.exec(Properties.AlarmDescription) ?? [];
    expect(said.length, logicalId).toBeGreaterThan(30);
    expect(headings, logicalId).toContain(anchor);
  }
});

test('every alarm is told when it rings and when it stops, and mail comes to the address that was set', () => {
  const [topic] = ofType(resources, 'AWS::SNS::Topic');
  for (const { Properties } of alarms()) {
    expect([Properties.AlarmActions, Properties.OKActions]).toEqual([[topic?.logicalId], [topic?.logicalId]]);
  }
  expect(
    ofType(resources, 'AWS::SNS::Subscription').map(({ Properties }) => [Properties.Protocol, Properties.Endpoint]),
  ).toEqual([['email', 'ops@example.org']]);
  const statements = ofType(resources, 'AWS::SNS::TopicPolicy').flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement,
  );
  expect(statements).toContainEqual(
    expect.objectContaining({
      Action: 'sns:Publish',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
    }),
  );
  expect(statements).toContainEqual(
    expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
  );
});

test('one dead letter rings; silence of the check rings; silence of anything else does not', () => {
  expect(named('ClaimsLaidAside')).toMatchObject({
    Threshold: 0,
    MetricName: 'DeadLetters',
    Namespace: 'FrontRow/prod',
  });
  expect(named('WatchesLaidAside')).toMatchObject({ Threshold: 0, MetricName: 'ApproximateNumberOfMessagesVisible' });
  expect(named('Drift')).toMatchObject({ Threshold: 0, MetricName: 'Drift', TreatMissingData: 'notBreaching' });
  expect(named('ChecksMissing')).toMatchObject({
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    EvaluationPeriods: 3,
    TreatMissingData: 'breaching',
  });
  const others = alarms().filter(({ logicalId }) => !logicalId.startsWith('AlarmsChecksMissing'));
  for (const { Properties } of others) expect(Properties.TreatMissingData).toBe('notBreaching');
});

test('errors ring as a share of requests: five in a hundred at once, or the budget of a month too fast', () => {
  const share = { MetricName: '5XXError', Namespace: 'AWS/ApiGateway', Statistic: 'Average' };
  expect(named('ServerErrors')).toMatchObject({ ...share, Period: 60, EvaluationPeriods: 3, Threshold: 0.05 });
  expect(named('ErrorBudget')).toMatchObject({ ...share, Period: 3_600, Threshold: 0.0144 });
});

test('alarms need nothing that local clouds lack', () => {
  for (const { Properties } of alarms()) expect(Properties.Metrics, 'arithmetic between metrics').toBeUndefined();
});

test('the dashboard shows what buyers get and what is paid for, and costs nothing unless it is asked for', async () => {
  const [page, ...others] = ofType(resources, 'AWS::CloudWatch::Dashboard');
  expect(others).toEqual([]);
  const body = String(page?.Properties.DashboardBody);
  for (const metric of [
    'ClaimsGranted',
    'ClaimsRefused',
    'ClaimConflicts',
    'WriteUnits',
    'ApproximateAgeOfOldestMessage',
    'Latency',
  ])
    expect(body).toContain(`"${metric}"`);
  expect(ofType(await resourcesOf('prod'), 'AWS::CloudWatch::Dashboard')).toEqual([]);
});
