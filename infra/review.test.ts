import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { expect, onTestFinished, test, vi } from 'vitest';
import cdkSettings from '../cdk.json' with { type: 'json' };
import { readStage } from './read-context.ts';
import { reviewApp } from './review.ts';
import { addShop } from './shop.ts';
import { type Stage, stageNamed } from './stages.ts';

const synthTimeoutMs = 120_000;

/** What AWS's rules find in a stage, as `<rule> <construct>`, with whatever is planted into its stacks. */
async function findings(stage: Stage, plant: (stackNamed: (id: string) => Stack) => void): Promise<string[]> {
  const outdir = await mkdtemp(join(tmpdir(), 'front-row-review-'));
  const silenced = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(async () => {
    silenced.mockRestore();
    await rm(outdir, { recursive: true, force: true });
  });
  const context = { ...cdkSettings.context, 'aws:cdk:bundling-stacks': [] };
  const app = new App({ outdir, analyticsReporting: false, builtinCloudFormationValidation: false, context });
  addShop(app, stage);
  plant((id) => app.node.findChild(id) as Stack);
  reviewApp(app);
  let isRefused = false;
  try {
    app.synth();
  } catch {
    isRefused = true;
  }
  const { pluginReports } = JSON.parse(await readFile(join(outdir, 'validation-report.json'), 'utf8'));
  expect(pluginReports.length, 'both packs of rules have looked').toBeGreaterThanOrEqual(2);
  const found = pluginReports.flatMap(({ violations = [] }: { violations?: Violation[] }) =>
    violations.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${ruleName} ${constructPath}`),
    ),
  );
  expect(isRefused, 'whatever is found ends the synth').toBe(found.length > 0);
  return found;
}

interface Violation {
  readonly ruleName: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
}

const everything = {
  'booking:stage': 'prod',
  'booking:alarmEmail': 'ops@example.org',
  'booking:domainName': 'tickets.example.org',
  'booking:certificateArn': 'arn:aws:acm:us-east-1:123456789012:certificate/abc',
  'booking:waf': 'true',
  'booking:dashboard': 'true',
  'booking:warmReadsPerSecond': '24000',
  'booking:warmWritesPerSecond': '8000',
  'booking:provisionedConcurrency': '50',
  'booking:onSaleAt': '2027-03-01T18:00:00Z',
};

test.each([
  ['dev', stageNamed('dev')],
  ['prod', stageNamed('prod')],
  ['prod with every setting', readStage(everything)],
] as const)('%s has nothing that is not acknowledged', { timeout: synthTimeoutMs }, async (_, stage) => {
  expect(await findings(stage, () => {})).toEqual([]);
});

test('a star among the rights, an open bucket and a missing dead letter queue are found', {
  timeout: synthTimeoutMs,
}, async () => {
  const found = await findings(stageNamed('prod'), (stackNamed) => {
    const role = new Role(stackNamed('Booking'), 'Planted', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:*'], resources: ['*'] }));
    new Bucket(stackNamed('Data'), 'PlantedBucket', { publicReadAccess: true, blockPublicAccess: open });
    new Queue(stackNamed('Data'), 'PlantedQueue', { enforceSSL: true });
  });
  expect(found).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/IAM5\[Action::dynamodb:\*\].*Booking\/Planted/),
      expect.stringMatching(/IAM5\[Resource::\*\].*Booking\/Planted/),
      expect.stringMatching(/S2.*PlantedBucket|S5.*PlantedBucket/),
      expect.stringMatching(/SQS.*PlantedQueue/),
    ]),
  );
});

const open = {
  blockPublicAcls: false,
  blockPublicPolicy: false,
  ignorePublicAcls: false,
  restrictPublicBuckets: false,
};
