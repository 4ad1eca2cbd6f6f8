import type { FunctionName } from '@frontrow/functions/runtime/settings.ts';
import { functionMetadata } from './constructs/booking-function.ts';
import { type StackTemplate, synthesize, type TemplateResource } from './local/synthesize.ts';
import { TemplateValues } from './local/template-values.ts';
import { type Stage, type StageName, stageNamed } from './stages.ts';

export interface NamedResource extends TemplateResource {
  readonly logicalId: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape of a template's properties is CloudFormation's, not ours.
  readonly Properties: Readonly<Record<string, any>>;
  readonly DeletionPolicy?: string;
}

export interface Statement {
  readonly name: FunctionName;
  readonly actions: readonly string[];
  /** Logical ids of what they are allowed on, such as `Concerts8D9E5FE0.Arn/index/*`. */
  readonly resources: readonly string[];
}

/** All stacks of a stage, their expressions resolved to logical ids. */
export async function resourcesOf(stage: StageName | Stage): Promise<NamedResource[]> {
  const stacks = await synthesize(typeof stage === 'string' ? stageNamed(stage) : stage);
  const values = new TemplateValues(stacks, {
    nameOf: (logicalId) => logicalId,
    pseudoParameters: {
      'AWS::AccountId': 'account',
      'AWS::Partition': 'aws',
      'AWS::Region': 'region',
      'AWS::URLSuffix': 'amazonaws.com',
    },
  });
  return stacks.flatMap((stack) => resolved(stack, values));
}

function resolved(stack: StackTemplate, values: TemplateValues): NamedResource[] {
  return Object.entries(stack.template.Resources ?? {}).map(([logicalId, resource]) => ({
    ...resource,
    logicalId,
    Properties: values.resolve(resource.Properties ?? {}, stack) as NamedResource['Properties'],
  }));
}

export const ofType = (resources: readonly NamedResource[], type: string): NamedResource[] =>
  resources.filter(({ Type }) => Type === type);

/** What each function's role may do, read from the policies in the templates. */
export function statementsIn(resources: readonly NamedResource[]): Statement[] {
  const functionOfRole = new Map(
    ofType(resources, 'AWS::Lambda::Function').map(({ Properties, Metadata }) => [
      String(Properties.Role).replace('.Arn', ''),
      Metadata?.[functionMetadata] as FunctionName,
    ]),
  );
  return ofType(resources, 'AWS::IAM::Policy').flatMap(({ Properties, logicalId }) => {
    const name = functionOfRole.get(Properties.Roles[0]);
    if (name === undefined) throw new Error(`The policy ${logicalId} belongs to no function`);
    return Properties.PolicyDocument.Statement.map(({ Action, Resource }: { Action: unknown; Resource: unknown }) => ({
      name,
      actions: [Action].flat(),
      resources: [Resource].flat(),
    }));
  });
}
