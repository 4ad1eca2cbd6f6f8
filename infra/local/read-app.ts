import type { FunctionName } from '@frontrow/functions/runtime/settings.ts';
import { functionMetadata } from '../constructs/booking-function.ts';
import { PlainError } from './plain-error.ts';
import type { ApiDefinition } from './read-api.ts';
import { ApiReader } from './read-api.ts';
import {
  type MappingDefinition,
  type QueueDefinition,
  queueName,
  queueUrl,
  readMapping,
  readQueue,
} from './read-queues.ts';
import type { StackTemplate, TemplateResource } from './synthesize.ts';
import { attributeOf, nameFromArn, TemplateValues } from './template-values.ts';
import { readSchedule, type ScheduleDefinition } from './tick-schedules.ts';

/** What the app's templates ask for, in the words of the embedded shop. */
export interface LocalApp {
  readonly tables: TableDefinition[];
  readonly buckets: string[];
  readonly queues: QueueDefinition[];
  readonly secrets: SecretDefinition[];
  readonly functions: FunctionDefinition[];
  readonly mappings: MappingDefinition[];
  readonly schedules: ScheduleDefinition[];
  readonly statements: StatementDefinition[];
  readonly api: ApiDefinition;
}

/** What roles may do. */
export interface StatementDefinition {
  readonly roles: readonly string[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

export interface TableDefinition {
  readonly name: string;
  readonly keySchema: readonly KeyAttribute[];
  readonly attributes: readonly { AttributeName: string; AttributeType: string }[];
  readonly indexes: readonly { IndexName: string; KeySchema: readonly KeyAttribute[]; Projection: object }[];
}

export interface KeyAttribute {
  readonly AttributeName: string;
  readonly KeyType: string;
}

export interface SecretDefinition {
  readonly name: string;
  /** JSON that gets one generated value more, under `key`. */
  readonly template: string;
  readonly key: string;
  readonly characters: number;
}

export interface FunctionDefinition {
  readonly name: FunctionName;
  readonly arn: string;
  readonly role: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
}

/** A resource whose properties are plain values already. */
export interface Resource {
  readonly name: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape of a template's properties is CloudFormation's, not ours.
  readonly properties: Readonly<Record<string, any>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What can be read of one resource alone; the API, mappings and schedules are put together from several. */
type Reading = Omit<LocalApp, 'api' | 'mappings' | 'schedules'> & {
  readonly mappings: Resource[];
  readonly schedules: Resource[];
};

type Read = (resource: Resource, app: Reading, api: ApiReader) => void;

const nothingToDo: Read = () => {};

/** Every resource type the app may have. One that is not here stops the start: it would silently be missing. */
const readers: Readonly<Record<string, Read>> = {
  'AWS::DynamoDB::GlobalTable': (resource, app) => app.tables.push(readTable(resource)),
  'AWS::S3::Bucket': ({ name }, app) => app.buckets.push(name),
  'AWS::SQS::Queue': (resource, app) => app.queues.push(readQueue(resource)),
  'AWS::SecretsManager::Secret': (resource, app) => app.secrets.push(readSecret(resource)),
  'AWS::Lambda::Function': (resource, app) => app.functions.push(readFunction(resource)),
  'AWS::Lambda::EventSourceMapping': (resource, app) => app.mappings.push(resource),
  'AWS::Events::Rule': (resource, app) => app.schedules.push(resource),
  'AWS::IAM::Policy': (resource, app) => app.statements.push(...readPolicy(resource)),
  'AWS::ApiGateway::RestApi': (resource, _, api) => api.readRestApi(resource),
  'AWS::ApiGateway::Stage': (resource, _, api) => api.readStage(resource),
  'AWS::ApiGateway::Resource': (resource, _, api) => api.readResource(resource),
  'AWS::ApiGateway::Method': (resource, _, api) => api.readMethod(resource),
  'AWS::ApiGateway::GatewayResponse': (resource, _, api) => api.readGatewayResponse(resource),
  // Logs, releases, and rights of others than the functions: one process on one machine has none.
  'AWS::ApiGateway::Account': nothingToDo,
  'AWS::ApiGateway::Deployment': nothingToDo,
  'AWS::IAM::Role': nothingToDo,
  'AWS::Lambda::Permission': nothingToDo,
  'AWS::Logs::LogGroup': nothingToDo,
  'AWS::S3::BucketPolicy': nothingToDo,
  'AWS::SQS::QueuePolicy': nothingToDo,
};

/** Reads all stacks of the app; throws one plain sentence on a resource type it does not know. */
export function readApp(stacks: readonly StackTemplate[], prefix = ''): LocalApp {
  const values = new TemplateValues(stacks, {
    nameOf: (logicalId, resource) => localName(`${prefix}${logicalId}`, resource),
    refTo: (name, { Type }) => (Type === 'AWS::SQS::Queue' ? queueUrl(name) : name),
    pseudoParameters: {
      'AWS::AccountId': '000000000000',
      'AWS::NoValue': '',
      'AWS::Partition': 'aws',
      'AWS::Region': 'local',
      'AWS::URLSuffix': 'localhost',
    },
  });
  const api = new ApiReader();
  const app: Reading = {
    tables: [],
    buckets: [],
    queues: [],
    secrets: [],
    functions: [],
    mappings: [],
    schedules: [],
    statements: [],
  };
  for (const stack of stacks) {
    for (const [logicalId, resource] of Object.entries(stack.template.Resources ?? {})) {
      const read = readers[resource.Type];
      if (!read) throw unknownType(resource, logicalId, stack);
      const properties = read === nothingToDo ? {} : (values.resolve(resource.Properties ?? {}, stack) as object);
      const name = localName(`${prefix}${logicalId}`, resource);
      read({ name, type: resource.Type, properties, metadata: resource.Metadata ?? {} }, app, api);
    }
  }
  return {
    ...app,
    mappings: app.mappings.map((mapping) => readMapping(mapping, app.functions)),
    schedules: app.schedules.map((rule) => readSchedule(rule, app.functions)),
    api: api.finish(app.functions),
  };
}

function unknownType({ Type }: TemplateResource, logicalId: string, { stack }: StackTemplate): PlainError {
  return new PlainError(
    `The embedded shop does not know the resource type ${Type} (${logicalId} in ${stack}): teach it in infra/local/read-app.ts.`,
  );
}

/** Bucket names may have small letters only, and those of FIFO queues say so. */
function localName(name: string, { Type, Properties }: TemplateResource): string {
  if (Type === 'AWS::S3::Bucket') return name.toLowerCase();
  return Type === 'AWS::SQS::Queue' ? queueName(name, Properties) : name;
}

function readTable({ name, properties }: Resource): TableDefinition {
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes = [] } = properties;
  return { name, keySchema: KeySchema, attributes: AttributeDefinitions, indexes: GlobalSecondaryIndexes };
}

function readSecret({ name, properties }: Resource): SecretDefinition {
  const generate = properties.GenerateSecretString;
  if (!generate?.GenerateStringKey) throw new PlainError(`The secret ${name} is not generated as JSON with one key.`);
  const { SecretStringTemplate = '{}', GenerateStringKey, PasswordLength = 32 } = generate;
  return { name, template: SecretStringTemplate, key: GenerateStringKey, characters: PasswordLength };
}

function readFunction({ name, properties, metadata }: Resource): FunctionDefinition {
  const functionName = metadata[functionMetadata];
  if (typeof functionName !== 'string') throw new PlainError(`The function ${name} does not say whose code it runs.`);
  return {
    name: functionName as FunctionName,
    arn: attributeOf(name, 'Arn'),
    role: nameFromArn(properties.Role),
    environment: properties.Environment?.Variables ?? {},
    timeoutSeconds: properties.Timeout ?? 3,
  };
}

function readPolicy({ properties: { PolicyDocument, Roles } }: Resource): StatementDefinition[] {
  return PolicyDocument.Statement.map(({ Action, Resource: target }: { Action: unknown; Resource: unknown }) => ({
    roles: Roles,
    actions: [Action].flat(),
    resources: [target].flat(),
  }));
}
