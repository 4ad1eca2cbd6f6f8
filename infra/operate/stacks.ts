import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { PlainError } from '../local/plain-error.ts';
import { type StackPart, stackNameOf } from '../stack-names.ts';

export type Outputs = Readonly<Record<string, string>>;

/** What a deployed stack tells of itself. Throws one sentence where that stage is not deployed. */
export async function readOutputs(stage: string, part: StackPart): Promise<Outputs> {
  const StackName = stackNameOf(stage, part);
  const client = new CloudFormationClient();
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName })).catch((error: Error) => {
    throw error.name === 'ValidationError' ? notDeployed(StackName, stage) : error;
  });
  const [stack] = Stacks ?? [];
  if (stack === undefined) throw notDeployed(StackName, stage);
  return Object.fromEntries((stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
}

/** The names that the resources of a stack got, by their logical ids. */
export async function readPhysicalIds(stage: string, part: StackPart): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const pages = paginateListStackResources(
    { client: new CloudFormationClient() },
    { StackName: stackNameOf(stage, part) },
  );
  for await (const { StackResourceSummaries = [] } of pages)
    for (const { LogicalResourceId = '', PhysicalResourceId = '' } of StackResourceSummaries)
      ids.set(LogicalResourceId, PhysicalResourceId);
  return ids;
}

/** One output that the stack must have. */
export function outputNamed(outputs: Outputs, name: string): string {
  const value = outputs[name];
  if (value === undefined)
    throw new PlainError(`The stack has no output ${name}: deploy this version of the shop first.`);
  return value;
}

const notDeployed = (stack: string, stage: string) =>
  new PlainError(`There is no stack ${stack}: npm run deploy -- --stage ${stage} makes it, with AWS_REGION as now.`);
