import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, inject, test } from 'vitest';
import { localCloud, operate } from './deployed-shop.ts';

const stage = 'dev';

function access() {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION } = localCloud(inject('deployed'));
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  return { endpoint: inject('deployed').endpoint, region: AWS_REGION, credentials };
}

async function whatIsThere(): Promise<string[]> {
  const { StackSummaries = [] } = await new CloudFormationClient(access()).send(new ListStacksCommand({}));
  const { Buckets = [] } = await new S3Client(access()).send(new ListBucketsCommand({}));
  const stacks = StackSummaries.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE');
  const names = [...stacks.map(({ StackName = '' }) => StackName), ...Buckets.map(({ Name = '' }) => Name)];
  return names.filter((name) => name.toLowerCase().startsWith(`frontrow-${stage}-`));
}

test('a second stage is deployed beside the first by one command, and destroyed by another until nothing is left', async () => {
  const said = await operate('deploy.ts', '--stage', stage, '--yes');
  expect(said).toMatch(/The shop is open: https:/);
  expect((await whatIsThere()).length).toBeGreaterThanOrEqual(5);
  expect(await operate('destroy.ts', '--stage', stage, '--yes')).toContain(`Nothing of ${stage} is left`);
  expect(await whatIsThere()).toEqual([]);
});
