import { DescribeTimeToLiveCommand, DynamoDBClient, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { PlainError } from '../local/plain-error.ts';
import { publishSite } from '../operate/publish-site.ts';
import { localAccount } from '../operate/reach-stage.ts';
import { runCdk } from '../operate/run-cdk.ts';
import { outputNamed, readOutputs } from '../operate/stacks.ts';

interface DeployOptions {
  readonly stage: string;
  readonly endpoint: string;
  /** Where the templates and bundles of this deployment are kept. */
  readonly assembly: string;
  readonly context?: readonly string[];
  readonly report: (step: string) => void;
}

/** The real `cdk deploy`, to the local cloud that the environment names; then what its CloudFormation leaves out, and the site. */
export async function deployLocally({ stage, endpoint, assembly, context = [], report }: DeployOptions): Promise<void> {
  await fetch(endpoint).catch(() => {
    throw new PlainError(`Nothing answers at ${endpoint}: start a local cloud first (npm run local:ministack).`);
  });
  const quiet = { stage, context, report: () => {} };
  report('Preparing the local account for the CDK');
  await runCdk(['bootstrap', `aws://${localAccount.account}/${localAccount.region}`], quiet);
  report('Bundling the functions and deploying the stacks');
  await runCdk(['deploy', '--all', '--require-approval', 'never', '--output', assembly], {
    ...quiet,
    report: tellStacks(report),
  });
  await turnOnTimeToLive(outputNamed(await readOutputs(stage, 'Data'), 'AccountsTable'));
  await publishSite(stage, report);
}

/** Of the many lines only those that say which stack is done. */
const tellStacks = (report: (step: string) => void) => (line: string) => {
  const [, stack] = /^\s*✅\s+(\w+) \(/.exec(line) ?? [];
  if (stack !== undefined) report(`Stack ${stack} is deployed`);
};

/** MiniStack takes it from no template. */
async function turnOnTimeToLive(TableName: string): Promise<void> {
  const client = new DynamoDBClient();
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  if (TimeToLiveDescription?.TimeToLiveStatus?.startsWith('ENABL')) return;
  const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
}
