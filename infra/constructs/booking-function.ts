import { join } from 'node:path';
import type { Workload } from '@frontrow/functions/contract/endpoint.ts';
import type { Settings } from '@frontrow/functions/runtime/settings.ts';
import { type CfnResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { bundlingOf } from './bundling.ts';

const root = join(import.meta.dirname, '../..');

/** Lambda gives CPU in proportion to memory; 1,769 MB are one whole core, which hashing a password wants. */
const sizes: Record<Workload, { memoryMb: number; timeoutSeconds: number }> = {
  browse: { memoryMb: 512, timeoutSeconds: 10 },
  availability: { memoryMb: 1024, timeoutSeconds: 10 },
  booking: { memoryMb: 1024, timeoutSeconds: 10 },
  accounts: { memoryMb: 1769, timeoutSeconds: 10 },
  admin: { memoryMb: 1024, timeoutSeconds: 29 },
  posters: { memoryMb: 2048, timeoutSeconds: 29 },
};

interface BookingFunctionProps<W extends Workload> {
  readonly workload: W;
  readonly stage: Stage;
  readonly settings: Settings<W>;
  readonly statements: readonly PolicyStatement[];
}

/** The function of one workload: its bundle, its settings, a role that may do its line of the permissions only. */
export class BookingFunction<W extends Workload> extends Construct {
  readonly lambda: NodejsFunction;

  constructor(scope: Construct, id: string, { workload, stage, settings, statements }: BookingFunctionProps<W>) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: stage.logRetentionDays === 90 ? RetentionDays.THREE_MONTHS : RetentionDays.ONE_WEEK,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    // A role of our own: the one CDK would make may also create log groups, anywhere.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    for (const statement of statements) role.addToPolicy(statement);

    this.lambda = new NodejsFunction(this, 'Function', {
      description: `Front Row: ${workload}`,
      entry: join(root, 'functions/lambdas', `${workload}.ts`),
      handler: 'handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: sizes[workload].memoryMb,
      timeout: Duration.seconds(sizes[workload].timeoutSeconds),
      reservedConcurrentExecutions: stage.reservedConcurrency[workload],
      role,
      logGroup,
      environment: {
        ...settings,
        POWERTOOLS_SERVICE_NAME: workload,
        POWERTOOLS_LOG_LEVEL: stage.logLevel,
        NODE_OPTIONS: '--enable-source-maps',
      },
      // The SDK's connections are kept alive anyway; the variable CDK would add for SDK 2 is not needed.
      awsSdkConnectionReuse: false,
      projectRoot: root,
      depsLockFilePath: join(root, 'package-lock.json'),
      bundling: bundlingOf(workload),
    });
    // Tells a reader of the template, such as the embedded runtime, which handler stands behind the function.
    (this.lambda.node.defaultChild as CfnResource).addMetadata(workloadMetadata, workload);
  }
}

export const workloadMetadata = 'booking:workload';
