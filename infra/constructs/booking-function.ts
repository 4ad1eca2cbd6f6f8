import { join } from 'node:path';
import type { FunctionName, Settings } from '@frontrow/functions/runtime/settings.ts';
import { Duration } from 'aws-cdk-lib';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  type CfnFunction,
  type IFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { bundlingOf } from './bundling.ts';
import { logsFor } from './logs.ts';
import { keepReady } from './ready-instances.ts';
import { metricsNamespace } from './shop-metric.ts';

const root = join(import.meta.dirname, '../..');

/** Lambda gives CPU in proportion to memory; 1,769 MB are one whole core, which hashing a password wants. */
export const sizes: Record<FunctionName, { memoryMb: number; timeoutSeconds: number }> = {
  browse: { memoryMb: 512, timeoutSeconds: 10 },
  availability: { memoryMb: 1024, timeoutSeconds: 10 },
  booking: { memoryMb: 1024, timeoutSeconds: 10 },
  accounts: { memoryMb: 1769, timeoutSeconds: 10 },
  admin: { memoryMb: 1024, timeoutSeconds: 29 },
  posters: { memoryMb: 2048, timeoutSeconds: 29 },
  settle: { memoryMb: 1024, timeoutSeconds: 10 },
  watch: { memoryMb: 512, timeoutSeconds: 15 },
  bury: { memoryMb: 512, timeoutSeconds: 15 },
  check: { memoryMb: 1024, timeoutSeconds: 300 },
};

interface BookingFunctionProps<N extends FunctionName> {
  readonly name: N;
  readonly stage: Stage;
  readonly settings: Settings<N>;
  readonly statements: readonly PolicyStatement[];
}

/** A function: its bundle, its settings, a role that may do its line of the permissions only. */
export class BookingFunction<N extends FunctionName> extends Construct {
  readonly lambda: NodejsFunction;
  /** What to call: the function, or its instances that stand ready. */
  readonly target: IFunction;

  constructor(scope: Construct, id: string, { name, stage, settings, statements }: BookingFunctionProps<N>) {
    super(scope, id);
    const logGroup = logsFor(this, 'Logs', stage);
    // A role of our own: the one CDK would make may also create log groups, anywhere.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    for (const statement of statements) role.addToPolicy(statement);

    this.lambda = new NodejsFunction(this, 'Function', {
      description: `Front Row: ${name}`,
      entry: join(root, 'functions/lambdas', `${name}.ts`),
      handler: 'handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: sizes[name].memoryMb,
      timeout: Duration.seconds(sizes[name].timeoutSeconds),
      reservedConcurrentExecutions: stage.reservedConcurrency[name],
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel[stage.logLevel],
      environment: {
        ...settings,
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_LOG_LEVEL: stage.logLevel,
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace(stage),
        NODE_OPTIONS: '--enable-source-maps',
      },
      // The SDK's connections are kept alive anyway; the variable CDK would add for SDK 2 is not needed.
      awsSdkConnectionReuse: false,
      projectRoot: root,
      depsLockFilePath: join(root, 'package-lock.json'),
      bundling: bundlingOf(name),
    });
    this.#trace(role);
    const { readyInstances } = stage;
    const isRushedAt = name === 'booking' || name === 'availability';
    this.target = readyInstances && isRushedAt ? keepReady(this, this.lambda, readyInstances) : this.lambda;
    // Tells a reader of the template, such as the embedded runtime, which handler stands behind the function.
    this.#resource.addMetadata(functionMetadata, name);
  }

  get #resource(): CfnFunction {
    return this.lambda.node.defaultChild as CfnFunction;
  }

  /** As `tracing: Tracing.ACTIVE` does, but with its right on everything apart from the rights that are ours to choose. */
  #trace(role: Role): void {
    const actions = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];
    const statements = [new PolicyStatement({ actions, resources: ['*'] })];
    this.lambda.node.addDependency(new Policy(this, 'Tracing', { roles: [role], statements }));
    this.#resource.tracingConfig = { mode: 'Active' };
  }
}

export const functionMetadata = 'booking:function';
