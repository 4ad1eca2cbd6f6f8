import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, type TablePropsV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { sizes } from './constructs/booking-function.ts';
import { JobQueue } from './constructs/job-queue.ts';
import type { Stage } from './stages.ts';

interface DataStackProps extends StackProps {
  readonly stage: Stage;
}

const partitionKey = { name: 'PK', type: AttributeType.STRING };
const sortKey = { name: 'SK', type: AttributeType.STRING };
const indexPartitionKey = { name: 'GSI1PK', type: AttributeType.STRING };
const indexSortKey = { name: 'GSI1SK', type: AttributeType.STRING };

/** A claim that was tried this often, over a minute and more, is refused: see `settle` for the pauses between. */
const claimAttempts = 8;
/** The watch is what brings every order to its end, so it sits out an outage of hours: one try in a minute and a half. */
const watchAttempts = 200;

/**
 * What outlives every deployment: three tables that differ in who may touch them, the posters, the signing secret, and
 * the queues, for what waits there was promised an answer.
 */
export class DataStack extends Stack {
  readonly concerts: TableV2;
  readonly orders: TableV2;
  readonly accounts: TableV2;
  readonly posters: Bucket;
  readonly signingSecret: Secret;
  readonly originSecret: Secret;
  readonly claims: JobQueue;
  readonly watches: JobQueue;

  constructor(scope: Construct, id: string, { stage, ...props }: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: stage.keepsData });
    const removalPolicy = stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const table = (name: string, extra: Partial<TablePropsV2>) =>
      new TableV2(this, name, {
        partitionKey,
        sortKey,
        billing: Billing.onDemand(),
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
        ...warm(stage),
        deletionProtection: stage.keepsData,
        removalPolicy,
        ...extra,
      });
    const index = { partitionKey: indexPartitionKey, sortKey: indexSortKey };

    this.concerts = table('Concerts', {
      globalSecondaryIndexes: [{ indexName: 'byStart', ...index, projectionType: ProjectionType.ALL }],
    });
    // Nothing in this index changes when an order does, so a booking never pays for a second write there.
    this.orders = table('Orders', {
      timeToLiveAttribute: 'expiresAt',
      globalSecondaryIndexes: [{ indexName: 'byConcert', ...index, projectionType: ProjectionType.KEYS_ONLY }],
    });
    this.accounts = table('Accounts', { timeToLiveAttribute: 'expiresAt' });

    this.posters = new Bucket(this, 'Posters', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy,
    });
    if (stage.hasSite) this.#letCloudFrontReadPosters();

    this.signingSecret = this.#rotatingSecret('SigningSecret', 'Signs the access tokens of Front Row', removalPolicy);
    this.originSecret = this.#rotatingSecret('OriginSecret', "Proves Front Row's edge to its API", removalPolicy);
    this.claims = new JobQueue(this, 'Claims', {
      fifo: true,
      attempts: claimAttempts,
      consumerTimeoutSeconds: sizes.settle.timeoutSeconds,
      deadLetters: { consumerTimeoutSeconds: sizes.bury.timeoutSeconds },
      keepsData: stage.keepsData,
    });
    this.watches = new JobQueue(this, 'Watches', {
      fifo: false,
      attempts: watchAttempts,
      consumerTimeoutSeconds: sizes.watch.timeoutSeconds,
      deadLetters: {},
      keepsData: stage.keepsData,
    });
    new CfnOutput(this, 'ConcertsTable', { value: this.concerts.tableName });
    new CfnOutput(this, 'OrdersTable', { value: this.orders.tableName });
    new CfnOutput(this, 'AccountsTable', { value: this.accounts.tableName });
    new CfnOutput(this, 'SigningSecretName', { value: this.signingSecret.secretArn });
    new CfnOutput(this, 'OriginSecretName', { value: this.originSecret.secretArn });
    new CfnOutput(this, 'PostersBucket', { value: this.posters.bucketName });
    for (const [name, queue] of Object.entries({ Claims: this.claims, Watches: this.watches })) {
      new CfnOutput(this, `${name}QueueUrl`, { value: queue.messages.queueUrl });
      new CfnOutput(this, `${name}DeadLettersUrl`, { value: queue.deadLetters.queueUrl });
    }
  }

  /** Holds a newest key and, after a rotation, the one before it. */
  #rotatingSecret(id: string, description: string, removalPolicy: RemovalPolicy): Secret {
    const generateSecretString = {
      secretStringTemplate: '{}',
      generateStringKey: 'current',
      passwordLength: 64,
      excludePunctuation: true,
    };
    return new Secret(this, id, { description, generateSecretString, removalPolicy });
  }

  /** By account and not by distribution: that one lives in a stack which needs this one first. */
  #letCloudFrontReadPosters(): void {
    this.posters.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        actions: ['s3:GetObject'],
        resources: [this.posters.arnForObjects('posters/*')],
        conditions: { StringEquals: { 'AWS:SourceAccount': this.account } },
      }),
    );
  }
}

/** Both units or none: a table takes the rush of an on-sale from its first second, for a price paid once. */
function warm({ warmThroughput }: Stage): Pick<TablePropsV2, 'warmThroughput'> {
  if (warmThroughput === undefined) return {};
  const { readsPerSecond, writesPerSecond } = warmThroughput;
  return { warmThroughput: { readUnitsPerSecond: readsPerSecond, writeUnitsPerSecond: writesPerSecond } };
}
