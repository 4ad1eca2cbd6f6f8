import type { Workload } from '@frontrow/functions/contract/endpoint.ts';
import { endpoints } from '@frontrow/functions/contract/endpoints.ts';
import type { Settings } from '@frontrow/functions/runtime/settings.ts';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { BookingFunction } from './constructs/booking-function.ts';
import { HttpApi } from './constructs/http-api.ts';
import type { DataStack } from './data-stack.ts';
import { statementsFor } from './permissions.ts';
import type { Stage } from './stages.ts';

interface BookingStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
}

/** One function a workload, and the API in front of them. */
export class BookingStack extends Stack {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, { stage, data, ...props }: BookingStackProps) {
    super(scope, id, props);
    const settings = settingsOf(stage, data);
    const lambda = <W extends Workload>(name: string, workload: W): IFunction =>
      new BookingFunction(this, name, {
        workload,
        stage,
        settings: settings[workload],
        statements: statementsFor(workload, data),
      }).lambda;
    const functions: Record<Workload, IFunction> = {
      browse: lambda('Browse', 'browse'),
      availability: lambda('Availability', 'availability'),
      booking: lambda('Booking', 'booking'),
      accounts: lambda('Accounts', 'accounts'),
      admin: lambda('Admin', 'admin'),
      posters: lambda('PosterUpload', 'posters'),
    };
    this.api = new HttpApi(this, 'Api', { endpoints, functions, throttle: stage.throttle }).rest;
    new CfnOutput(this, 'ApiUrl', { value: this.api.url });
  }
}

/** The environment of each function, typed by what its code reads: one that is missing does not compile. */
function settingsOf(stage: Stage, data: DataStack): { [W in Workload]: Settings<W> } {
  const concerts = { CONCERTS_TABLE: data.concerts.tableName };
  const orders = { ORDERS_TABLE: data.orders.tableName };
  const accounts = { ACCOUNTS_TABLE: data.accounts.tableName };
  const posters = { POSTERS_BUCKET: data.posters.bucketName };
  const signing = { SIGNING_SECRET: data.signingSecret.secretArn };
  return {
    browse: concerts,
    availability: concerts,
    booking: { ...concerts, ...orders, ...signing },
    accounts: { ...accounts, ...signing, PUBLIC_PROTOCOL: stage.publicProtocol },
    admin: { ...concerts, ...orders, ...accounts, ...posters, ...signing },
    posters: { ...concerts, ...posters, ...signing },
  };
}
