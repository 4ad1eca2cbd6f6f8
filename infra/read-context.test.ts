import { expect, test } from 'vitest';
import { readStage } from './read-context.ts';
import { stageNamed } from './stages.ts';

const given = (settings: Record<string, unknown>) =>
  readStage(Object.fromEntries(Object.entries(settings).map(([key, value]) => [`booking:${key}`, value])));

test('a stage without settings is as it is written', () => {
  expect(given({ stage: 'dev' })).toEqual(stageNamed('dev'));
  expect(given({ stage: 'prod' })).toEqual(stageNamed('prod'));
});

test('every setting finds its place, as text and as JSON', () => {
  const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/abc';
  expect(
    given({
      stage: 'prod',
      alarmEmail: 'ops@example.org',
      domainName: 'tickets.example.org',
      certificateArn,
      originSecretVersion: '0b6c4b5e-0b1b-4c8e-9d59-6f9e3c1e8a11',
      waf: true,
      dashboard: 'true',
      logRetentionDays: 30,
      requestsPerSecond: '2000',
      burst: '1000',
      warmReadsPerSecond: '24000',
      warmWritesPerSecond: '8000',
      provisionedConcurrency: '50',
      onSaleAt: '2027-03-01T18:00:00Z',
    }),
  ).toEqual({
    ...stageNamed('prod'),
    alarmEmail: 'ops@example.org',
    domain: { name: 'tickets.example.org', certificateArn },
    originSecretVersion: '0b6c4b5e-0b1b-4c8e-9d59-6f9e3c1e8a11',
    hasFirewall: true,
    hasDashboard: true,
    logRetentionDays: 30,
    throttle: { requestsPerSecond: 2_000, burst: 1_000 },
    warmThroughput: { readsPerSecond: 24_000, writesPerSecond: 8_000 },
    readyInstances: { count: 50, onSaleAt: new Date('2027-03-01T18:00:00Z') },
  });
});

test.each([
  [{ stage: 'staging' }, 'There is no stage "staging". Choose one of: dev, prod, local, embedded.'],
  [{ stage: 'dev', wafs: 'true' }, 'There is no setting booking:wafs. There are: stage, alarmEmail'],
  [{ stage: 'dev', waf: 'yes' }, 'booking:waf is "yes": it takes true or false.'],
  [{ stage: 'dev', alarmEmail: 'nobody' }, 'booking:alarmEmail is "nobody": it takes an e-mail address.'],
  [{ stage: 'dev', logRetentionDays: '8' }, 'booking:logRetentionDays is "8": it takes one of 1, 3, 5, 7, 14'],
  [{ stage: 'dev', burst: '0' }, 'booking:burst is "0": it takes a whole number from 1 to 100000.'],
  [{ stage: 'dev', burst: '1e3' }, 'booking:burst is "1e3"'],
  [
    { stage: 'dev', domainName: 'tickets.example.org' },
    'booking:domainName and booking:certificateArn go together: certificateArn is not set.',
  ],
  [{ stage: 'dev', warmWritesPerSecond: '8000' }, 'warmReadsPerSecond is not set'],
  [{ stage: 'dev', certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/a' }, 'certificate in us-east-1'],
  [{ stage: 'dev', onSaleAt: '2027-03-01T18:00:00Z' }, 'provisionedConcurrency, how many'],
  [{ stage: 'dev', provisionedConcurrency: '1', onSaleAt: 'tomorrow' }, 'it takes a time such as'],
  [{ stage: 'dev', provisionedConcurrency: '1', onSaleAt: '2027-13-01T18:00:00Z' }, 'it takes a time such as'],
])('%j is refused in a sentence: %s', (settings, message) => {
  expect(() => given(settings)).toThrow(message);
});

test('what is not ours is left to CDK', () => {
  expect(readStage({ 'booking:stage': 'dev', '@aws-cdk/core:x': true, other: 1 })).toEqual(stageNamed('dev'));
});
