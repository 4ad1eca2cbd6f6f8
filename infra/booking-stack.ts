import type { Workload } from '@frontrow/functions/contract/endpoint.ts';
import { endpoints } from '@frontrow/functions/contract/endpoints.ts';
import type { FunctionName, Job, Settings } from '@frontrow/functions/runtime/settings.ts';
import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct, IConstruct } from 'constructs';
import { BookingFunction } from './constructs/booking-function.ts';
import { HttpApi } from './constructs/http-api.ts';
import type { DataStack } from './data-stack.ts';
import { statementsFor } from './permissions.ts';
import type { Stage } from './stages.ts';

interface BookingStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
}

/** One function a workload and the API in front of them, one function a job and the queue behind it. */
export class BookingStack extends Stack {
  readonly api: RestApi;
  readonly functions: Record<FunctionName, IFunction>;
  readonly bookingFunctions: IConstruct[] = [];

  constructor(scope: Construct, id: string, { stage, data, ...props }: BookingStackProps) {
    super(scope, id, props);
    const settings = settingsOf(stage, data);
    const lambda = <N extends FunctionName>(id: string, name: N): IFunction => {
      const statements = statementsFor(name, data);
      const made = new BookingFunction(this, id, { name, stage, settings: settings[name], statements });
      this.bookingFunctions.push(made);
      return made.target;
    };
    const functions: Record<Workload, IFunction> = {
      browse: lambda('Browse', 'browse'),
      availability: lambda('Availability', 'availability'),
      booking: lambda('Booking', 'booking'),
      accounts: lambda('Accounts', 'accounts'),
      admin: lambda('Admin', 'admin'),
      posters: lambda('PosterUpload', 'posters'),
    };
    this.api = new HttpApi(this, 'Api', { endpoints, functions, stage }).rest;
    new CfnOutput(this, 'ApiUrl', { value: this.api.url });

    const check = lambda('Check', 'check');
    const jobs: Record<Job, IFunction> = {
      settle: lambda('Settle', 'settle'),
      watch: lambda('Watch', 'watch'),
      bury: lambda('Bury', 'bury'),
    };
    const queues: Record<Job, IQueue> = {
      settle: data.claims.messages,
      watch: data.watches.messages,
      bury: data.claims.deadLetters,
    };
    for (const job of Object.keys(jobs) as Job[]) workOff(queues[job], jobs[job], stage.batchesAtOnce[job]);

    new Rule(this, 'Hourly', {
      description: 'Compares what the tables of Front Row say',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaFunction(check, { retryAttempts: 1 })],
    });
    this.functions = { ...functions, ...jobs, check };
  }
}

/** A message that its job could not do comes back by itself; the others of its batch are done. */
function workOff(queue: IQueue, lambda: IFunction, batchesAtOnce: number): void {
  new EventSourceMapping(lambda, 'Messages', {
    target: lambda,
    eventSourceArn: queue.queueArn,
    batchSize: 10,
    reportBatchItemFailures: true,
    maxConcurrency: batchesAtOnce,
  });
}

/** The environment of each function, typed by what its code reads: one that is missing does not compile. */
function settingsOf(stage: Stage, data: DataStack): { [N in FunctionName]: Settings<N> } {
  const concerts = { CONCERTS_TABLE: data.concerts.tableName };
  const orders = { ORDERS_TABLE: data.orders.tableName };
  const accounts = { ACCOUNTS_TABLE: data.accounts.tableName };
  const posters = { POSTERS_BUCKET: data.posters.bucketName };
  const claimQueue = { CLAIM_QUEUE_URL: data.claims.messages.queueUrl };
  const watchQueue = { WATCH_QUEUE_URL: data.watches.messages.queueUrl };
  const signing = { SIGNING_SECRET: data.signingSecret.secretArn };
  const edge = { ORIGIN_SECRET: data.originSecret.secretArn };
  return {
    browse: concerts,
    availability: concerts,
    booking: { ...concerts, ...orders, ...signing, ...edge, ...claimQueue, ...watchQueue },
    accounts: { ...accounts, ...signing, ...edge, PUBLIC_PROTOCOL: stage.publicProtocol },
    admin: { ...concerts, ...orders, ...accounts, ...posters, ...signing, ...watchQueue },
    posters: { ...concerts, ...posters, ...signing },
    settle: { ...concerts, ...orders, ...claimQueue },
    watch: { ...concerts, ...orders, ...claimQueue, ...watchQueue },
    bury: { ...concerts, ...orders },
    check: { ...concerts, ...orders },
  };
}
