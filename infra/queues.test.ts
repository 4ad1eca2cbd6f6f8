import { beforeAll, expect, test } from 'vitest';
import { sizes } from './constructs/booking-function.ts';
import { type NamedResource, ofType, resourcesOf } from './stacks-for-tests.ts';
import { stageNamed } from './stages.ts';

let dev: NamedResource[];
let prod: NamedResource[];

beforeAll(async () => {
  dev = await resourcesOf('dev');
  prod = await resourcesOf('prod');
});

const twoWeeksSeconds = 14 * 24 * 60 * 60;

function queue(name: string, from = dev): NamedResource {
  const [found, ...others] = ofType(from, 'AWS::SQS::Queue').filter(({ logicalId }) => logicalId.startsWith(name));
  if (!found || others.length > 0) throw new Error(`There is not one queue ${name}`);
  return found;
}

/** The mapping that feeds a function. */
function mapping(functionName: string, from = dev): NamedResource {
  const [found, ...others] = ofType(from, 'AWS::Lambda::EventSourceMapping').filter(({ Properties }) =>
    Properties.FunctionName.startsWith(functionName),
  );
  if (!found || others.length > 0) throw new Error(`There is not one mapping to ${functionName}`);
  return found;
}

test('claims stand in line: FIFO with both high-throughput settings, told apart by their own ids', () => {
  expect(queue('ClaimsMessages').Properties).toMatchObject({
    FifoQueue: true,
    DeduplicationScope: 'messageGroup',
    FifoThroughputLimit: 'perMessageGroupId',
    ContentBasedDeduplication: false,
  });
});

test('a claim is received eight times, then kept two weeks', () => {
  const dead = queue('ClaimsDeadLetters');
  expect(queue('ClaimsMessages').Properties.RedrivePolicy).toEqual({
    deadLetterTargetArn: `${dead.logicalId}.Arn`,
    maxReceiveCount: 8,
  });
  expect(dead.Properties).toMatchObject({ FifoQueue: true, MessageRetentionPeriod: twoWeeksSeconds });
  expect(dead.Properties.RedrivePolicy, 'whoever buries is tried until it succeeds').toBeUndefined();
});

test('a watch can be delayed, sits out hours of trouble, and is kept two weeks', () => {
  const { FifoQueue, RedrivePolicy, VisibilityTimeout, MessageRetentionPeriod } = queue('WatchesMessages').Properties;
  expect(FifoQueue).toBeUndefined();
  expect(RedrivePolicy.maxReceiveCount * VisibilityTimeout).toBeGreaterThan(2 * 60 * 60);
  expect(RedrivePolicy.deadLetterTargetArn).toBe(`${queue('WatchesDeadLetters').logicalId}.Arn`);
  expect(MessageRetentionPeriod).toBe(twoWeeksSeconds);
  expect(queue('WatchesDeadLetters').Properties.MessageRetentionPeriod).toBe(twoWeeksSeconds);
});

test.each([
  ['ClaimsMessages', 'settle', 'Settle'],
  ['ClaimsDeadLetters', 'bury', 'Bury'],
  ['WatchesMessages', 'watch', 'Watch'],
] as const)('%s are worked off by %s, ten at a time, and only what failed comes back', (name, job, id) => {
  const { Properties } = mapping(`${id}Function`);
  expect(Properties).toMatchObject({
    EventSourceArn: `${queue(name).logicalId}.Arn`,
    BatchSize: 10,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: stageNamed('dev').batchesAtOnce[job] },
  });
  // SQS would hold back what came in the meantime; FIFO refuses it anyway.
  expect(Properties.MaximumBatchingWindowInSeconds).toBeUndefined();
});

test.each([
  ['ClaimsMessages', 'settle'],
  ['ClaimsDeadLetters', 'bury'],
  ['WatchesMessages', 'watch'],
] as const)('%s come back after six times the timeout of %s', (name, job) => {
  expect(queue(name).Properties.VisibilityTimeout).toBe(6 * sizes[job].timeoutSeconds);
});

test.each(['dev', 'prod', 'embedded'] as const)(
  'at %s no more batches are fetched than functions may run, or fetching would use up their tries',
  (stage) => {
    const { batchesAtOnce, reservedConcurrency } = stageNamed(stage);
    for (const job of ['settle', 'watch', 'bury'] as const) {
      expect(batchesAtOnce[job]).toBeGreaterThanOrEqual(2);
      expect(batchesAtOnce[job]).toBeLessThanOrEqual(reservedConcurrency[job] ?? 1_000);
    }
  },
);

test('where it counts, each job has its own concurrency set aside: no rush on the API stops the queues', () => {
  const { batchesAtOnce } = stageNamed('prod');
  for (const [id, job] of [
    ['Settle', 'settle'],
    ['Watch', 'watch'],
    ['Bury', 'bury'],
  ] as const) {
    const [lambda] = ofType(prod, 'AWS::Lambda::Function').filter(({ logicalId }) => logicalId.startsWith(id));
    const reserved = lambda?.Properties.ReservedConcurrentExecutions;
    expect(reserved).toBe(stageNamed('prod').reservedConcurrency[job]);
    expect(reserved, 'all that is fetched may run').toBeGreaterThanOrEqual(batchesAtOnce[job]);
  }
});

test('a function may fetch before its mapping is made', () => {
  for (const { Properties } of ofType(prod, 'AWS::Lambda::EventSourceMapping')) {
    const called = prod.find(({ logicalId }) => logicalId === Properties.FunctionName) as NamedResource & {
      DependsOn: string[];
    };
    expect(called.DependsOn).toContainEqual(expect.stringMatching(/RoleDefaultPolicy/));
  }
});

test('all queues are encrypted, refuse plain HTTP, and stay in production when the stack goes', () => {
  const queues = ofType(prod, 'AWS::SQS::Queue');
  expect(queues).toHaveLength(4);
  const refusals = ofType(prod, 'AWS::SQS::QueuePolicy').flatMap(({ Properties }) =>
    Properties.PolicyDocument.Statement.filter(
      ({ Effect, Condition }: { Effect: string; Condition?: { Bool?: object } }) =>
        Effect === 'Deny' && JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
    ).map(({ Resource }: { Resource: string }) => Resource),
  );
  expect(refusals.sort()).toEqual(queues.map(({ logicalId }) => `${logicalId}.Arn`).sort());
  for (const { Properties, DeletionPolicy } of queues) {
    expect(Properties.SqsManagedSseEnabled).toBe(true);
    expect(DeletionPolicy).toBe('Retain');
  }
  for (const { DeletionPolicy } of ofType(dev, 'AWS::SQS::Queue')) expect(DeletionPolicy).toBe('Delete');
});
