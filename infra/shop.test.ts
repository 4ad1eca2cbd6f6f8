import { endpoints } from '@frontrow/functions/contract/endpoints.ts';
import { settings } from '@frontrow/functions/runtime/settings.ts';
import { beforeAll, expect, test } from 'vitest';
import { type LocalApp, readApp } from './local/read-app.ts';
import { synthesize } from './local/synthesize.ts';
import { readStage } from './read-context.ts';
import { type NamedResource, ofType, resourcesOf } from './stacks-for-tests.ts';
import { stageNamed } from './stages.ts';

let dev: NamedResource[];
let prod: NamedResource[];
let app: LocalApp;

beforeAll(async () => {
  dev = await resourcesOf('dev');
  prod = await resourcesOf('prod');
  app = readApp(await synthesize(stageNamed('embedded')));
});

test('every endpoint of the contract calls the function of its workload', () => {
  const routes = app.api.routes.flatMap(({ method, path, answer }) =>
    'workload' in answer ? [`${method} ${path} → ${answer.workload}`] : [],
  );
  expect(routes.sort()).toEqual(
    endpoints.map(({ method, path, workload }) => `${method} ${path} → ${workload}`).sort(),
  );
});

test('a wrong method is refused by the gateway, which names the right ones', () => {
  const others = app.api.routes.find(({ method, path }) => method === 'ANY' && path === '/concerts/{concertId}');
  if (!others || !('fixed' in others.answer)) throw new Error('Other methods are not answered by the gateway');
  const { status, headers, body } = others.answer.fixed;
  expect({ status, headers, code: JSON.parse(body).code }).toEqual({
    status: 405,
    headers: { Allow: 'GET', 'Content-Type': 'application/problem+json' },
    code: 'method-not-allowed',
  });
});

test.each([
  ['MISSING_AUTHENTICATION_TOKEN', 404, 'not-found'],
  ['REQUEST_TOO_LARGE', 413, 'body-too-large'],
  ['THROTTLED', 429, 'too-many-requests'],
  ['INTEGRATION_TIMEOUT', 503, 'busy'],
  ['DEFAULT_4XX', 403, 'not-allowed'],
  ['DEFAULT_5XX', 500, 'internal-error'],
])('the gateway says %s as problem %i %s', (type, status, code) => {
  const reply = app.api.gatewayReplies.get(type);
  expect(reply?.status).toBe(status);
  expect(reply?.headers['Content-Type']).toBe('application/problem+json');
  expect(JSON.parse(reply?.body ?? '{}')).toMatchObject({ status, code });
});

test('each function finds what it reads in its environment, and no other setting of the shop', () => {
  expect(app.functions.map(({ name }) => name).sort()).toEqual(Object.keys(settings).sort());
  for (const { name, environment } of app.functions) {
    const { POWERTOOLS_SERVICE_NAME, POWERTOOLS_LOG_LEVEL, POWERTOOLS_METRICS_NAMESPACE, NODE_OPTIONS, ...own } =
      environment;
    const common = [POWERTOOLS_SERVICE_NAME, POWERTOOLS_LOG_LEVEL, POWERTOOLS_METRICS_NAMESPACE, NODE_OPTIONS];
    expect(common).not.toContain(undefined);
    expect(settings[name].parse(own)).toEqual(own);
  }
});

test('functions run on Node 24 and ARM, with time and memory that were chosen, and keep their logs for a while', () => {
  for (const { Properties } of ofType(prod, 'AWS::Lambda::Function')) {
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    expect(Properties.MemorySize).toBeGreaterThanOrEqual(512);
    expect(Properties.LoggingConfig).toMatchObject({ LogFormat: 'JSON', LogGroup: expect.stringMatching(/Logs/) });
    expect(Properties.TracingConfig).toEqual({ Mode: 'Active' });
  }
  // API Gateway waits no longer than 29 seconds; what the clock starts may take its time.
  for (const { name, timeoutSeconds } of app.functions)
    expect(timeoutSeconds).toBeLessThanOrEqual(name === 'check' ? 300 : 29);
  const groups = ofType(prod, 'AWS::Logs::LogGroup');
  expect(groups.length).toBeGreaterThan(Object.keys(settings).length);
  for (const { Properties } of groups) expect(Properties.RetentionInDays).toBe(90);
});

test('the gateway logs each request under the id that functions log too, and nothing a caller sent', () => {
  const [stage] = ofType(prod, 'AWS::ApiGateway::Stage');
  expect(stage?.Properties).toMatchObject({ StageName: 'api', TracingEnabled: true });
  const { Format, DestinationArn } = stage?.Properties.AccessLogSetting ?? {};
  expect(DestinationArn).toMatch(/Requests/);
  expect(JSON.parse(Format)).toMatchObject({ requestId: '$context.requestId', route: '$context.resourcePath' });
  expect(Format).not.toMatch(/authorizer|header|querystring|\$input|sourceIp/i);
});

test('the gateway lets in less of what is dearer, and of nothing more than of the whole API', () => {
  const settingsOf = (resources: NamedResource[]) =>
    Object.fromEntries(
      ofType(resources, 'AWS::ApiGateway::Stage')[0]?.Properties.MethodSettings.map(
        ({ ResourcePath, HttpMethod, ThrottlingRateLimit, ThrottlingBurstLimit }: Record<string, string>) => [
          `${HttpMethod} ${ResourcePath}`,
          [ThrottlingRateLimit, ThrottlingBurstLimit],
        ],
      ),
    );
  expect(settingsOf(prod)).toEqual({
    '* /*': [10_000, 5_000],
    'POST /~1auth~1register': [100, 200],
    'POST /~1auth~1login': [100, 200],
    'POST /~1auth~1password': [100, 200],
    'PUT /~1admin~1concerts~1{concertId}~1poster': [5, 10],
  });
  expect(settingsOf(dev)['* /*']).toEqual([500, 1_000]);
});

test('tables can be set back to any second; in production they are protected and stay when the stack goes', () => {
  const replicaOf = ({ Properties }: NamedResource) => Properties.Replicas[0];
  const tables = (resources: NamedResource[]) => ofType(resources, 'AWS::DynamoDB::GlobalTable');
  expect(tables(prod)).toHaveLength(3);
  for (const table of [...tables(prod), ...tables(dev)])
    expect(replicaOf(table).PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
  for (const table of tables(prod)) {
    expect(table.DeletionPolicy).toBe('Retain');
    expect(replicaOf(table).DeletionProtectionEnabled).toBe(true);
  }
  for (const table of tables(dev)) {
    expect(table.DeletionPolicy).toBe('Delete');
    expect(replicaOf(table).DeletionProtectionEnabled).toBe(false);
  }
});

test('before an on-sale tables are warm and instances of the booking path stand ready', async () => {
  const settings = {
    stage: 'prod',
    warmReadsPerSecond: 24_000,
    warmWritesPerSecond: 8_000,
    provisionedConcurrency: 50,
    onSaleAt: '2027-03-01T18:00:00Z',
  };
  const context = Object.fromEntries(Object.entries(settings).map(([key, value]) => [`booking:${key}`, value]));
  const warm = await resourcesOf(readStage(context));
  for (const { Properties } of ofType(warm, 'AWS::DynamoDB::GlobalTable'))
    expect(Properties.WarmThroughput).toEqual({ ReadUnitsPerSecond: 24_000, WriteUnitsPerSecond: 8_000 });
  const targets = ofType(warm, 'AWS::ApplicationAutoScaling::ScalableTarget');
  expect(targets.map(({ logicalId }) => logicalId)).toEqual([
    expect.stringMatching(/^AvailabilityReady/),
    expect.stringMatching(/^BookingReady/),
  ]);
  for (const { Properties } of targets) {
    expect([Properties.MinCapacity, Properties.MaxCapacity]).toEqual([0, 50]);
    expect(
      Properties.ScheduledActions.map(({ Schedule, ScalableTargetAction }: Record<string, unknown>) => [
        Schedule,
        ScalableTargetAction,
      ]),
    ).toEqual([
      ['at(2027-03-01T17:45:00)', { MinCapacity: 50, MaxCapacity: 50 }],
      ['at(2027-03-01T19:00:00)', { MinCapacity: 0, MaxCapacity: 0 }],
    ]);
  }
  const calls = ofType(warm, 'AWS::ApiGateway::Method').map(({ Properties }) => String(Properties.Integration.Uri));
  expect(calls.some((uri) => /BookingReady\w+/.test(uri))).toBe(true);
  expect(ofType(prod, 'AWS::Lambda::Alias')).toEqual([]);
});

/** Under another id CloudFormation would make a new, empty one. Whoever renames a construct meets this test first. */
test('what keeps data keeps its logical id', () => {
  const keepers = ['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::SQS::Queue', 'AWS::SecretsManager::Secret'];
  const ids = prod.filter(({ Type }) => keepers.includes(Type)).map(({ logicalId }) => logicalId);
  expect(ids).toEqual([
    'Concerts8D9E5FE0',
    'OrdersA9B65338',
    'AccountsBE8A900E',
    'PostersC7B57D81',
    'SigningSecretCF7EC744',
    'OriginSecret5DDC59F1',
    'ClaimsDeadLettersDC0D257D',
    'ClaimsMessages9067DF76',
    'WatchesDeadLetters4B029692',
    'WatchesMessagesC0EC6B0E',
    'SiteFiles975A43CF',
  ]);
});

test('the orders index repeats nothing but keys; only sessions, tries and the counts of addresses expire', () => {
  const tables = ofType(dev, 'AWS::DynamoDB::GlobalTable');
  const projections = tables.flatMap(({ Properties }) =>
    (Properties.GlobalSecondaryIndexes ?? []).map(
      (index: { IndexName: string; Projection: { ProjectionType: string } }) => [
        index.IndexName,
        index.Projection.ProjectionType,
      ],
    ),
  );
  expect(projections).toEqual([
    ['byStart', 'ALL'],
    ['byConcert', 'KEYS_ONLY'],
  ]);
  const expiring = tables.filter(({ Properties }) => Properties.TimeToLiveSpecification);
  const names = expiring.map(({ logicalId }) => logicalId);
  expect(names).toEqual([expect.stringMatching(/^Orders/), expect.stringMatching(/^Accounts/)]);
});

test('nothing has a name of its own, so that several shops fit into one account', () => {
  const named = ['TableName', 'BucketName', 'QueueName', 'FunctionName', 'RoleName', 'LogGroupName'];
  // These two name the function that they are about.
  const naming = ['AWS::Lambda::Permission', 'AWS::Lambda::EventSourceMapping'];
  const found = dev.filter(
    ({ Type, Properties }) => !naming.includes(Type) && named.some((name) => name in Properties),
  );
  expect(found.map(({ logicalId }) => logicalId)).toEqual([]);
});

test('there is nothing in the stacks that local clouds cannot deploy', () => {
  const types = new Set(dev.map(({ Type }) => Type));
  expect([...types].filter((type) => /Custom|Authorizer/.test(type))).toEqual([]);
  expect(dev.filter(({ Properties }) => 'StreamSpecification' in Properties)).toEqual([]);
});

test('both buckets are closed to the public, and the distribution alone reads them', () => {
  const buckets = ofType(dev, 'AWS::S3::Bucket');
  expect(buckets).toHaveLength(2);
  for (const { Properties } of buckets) {
    expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
  }
  const allowed = ofType(dev, 'AWS::S3::BucketPolicy').flatMap(({ Properties }) =>
    Properties.PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow'),
  );
  expect(allowed.map(({ Principal, Action }) => [Principal.Service, Action])).toEqual(
    Array(2).fill(['cloudfront.amazonaws.com', 's3:GetObject']),
  );
});

test('an unknown stage is refused by name', () => {
  expect(() => stageNamed('staging')).toThrow(
    'There is no stage "staging". Choose one of: dev, prod, local, embedded.',
  );
  expect(() => stageNamed('constructor')).toThrow('There is no stage');
});

test.each(['dev', 'prod'] as const)('%s is written the same each time', async (stage) => {
  const [one, other] = [await synthesize(stageNamed(stage)), await synthesize(stageNamed(stage))];
  expect(one.length).toBe(4);
  expect(JSON.stringify(other)).toBe(JSON.stringify(one));
});
