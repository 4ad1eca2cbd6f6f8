import { Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { type Alarm, AlarmStatusWidget, type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FullWidth, MonitoringFacade } from 'cdk-monitoring-constructs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { JobQueue } from './job-queue.ts';
import { shopMetric } from './shop-metric.ts';

interface DashboardProps {
  readonly stage: Stage;
  readonly api: RestApi;
  readonly booking: IFunction;
  readonly settle: IFunction;
  readonly claims: JobQueue;
  readonly watches: JobQueue;
  readonly tables: Readonly<Record<'concerts' | 'orders', TableV2>>;
  readonly alarms: readonly Alarm[];
}

type Counted = Parameters<typeof shopMetric>;

/** One page for the minute of an on-sale: what buyers get, what waits, how fast, and what is paid for. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const { stage, api, booking, settle, claims, watches, tables, alarms } = props;
    const sum = (service: Counted[1], name: Counted[2], label: string): Metric =>
      shopMetric(stage, service, name, { statistic: Stats.SUM, period: Duration.minutes(1), label });

    new MonitoringFacade(this, 'Page', { alarmFactoryDefaults: { actionsEnabled: false, alarmNamePrefix: id } })
      .addLargeHeader(`Front Row, ${stage.name}`)
      .monitorCustom({
        humanReadableName: 'What buyers get',
        alarmFriendlyName: 'Claims',
        metricGroups: [
          {
            title: 'Claims',
            metrics: [
              sum('booking', 'ClaimsGranted', 'granted directly'),
              sum('settle', 'ClaimsGranted', 'granted by the queue'),
              sum('booking', 'ClaimsQueued', 'accepted into the queue'),
              sum('booking', 'ClaimsRefused', 'refused at once'),
              sum('settle', 'ClaimsRefused', 'refused by the queue'),
            ],
          },
          {
            title: 'Races',
            metrics: [
              sum('booking', 'ClaimConflicts', 'lost, directly'),
              sum('settle', 'ClaimConflicts', 'lost, in the queue'),
              sum('booking', 'TransactionConflicts', 'tried again, directly'),
              sum('settle', 'TransactionConflicts', 'tried again, in the queue'),
              sum('settle', 'Redeliveries', 'messages delivered again'),
            ],
          },
          {
            title: 'What is paid for: units of DynamoDB',
            metrics: [
              sum('booking', 'WriteUnits', 'written by booking'),
              sum('settle', 'WriteUnits', 'written by the queue'),
              sum('watch', 'WriteUnits', 'written by the watch'),
              sum('booking', 'ReadUnits', 'read by booking'),
              sum('availability', 'ReadUnits', 'read for seat maps'),
            ],
          },
        ],
      })
      .monitorSqsQueueWithDlq({
        queue: claims.messages,
        deadLetterQueue: claims.deadLetters,
        humanReadableName: 'Claims',
      })
      .monitorSqsQueueWithDlq({
        queue: watches.messages,
        deadLetterQueue: watches.deadLetters,
        humanReadableName: 'Reminders',
      })
      .monitorApiGateway({ api, humanReadableName: 'API' })
      .monitorLambdaFunction({ lambdaFunction: booking, humanReadableName: 'Booking' })
      .monitorLambdaFunction({ lambdaFunction: settle, humanReadableName: 'Settling' })
      .monitorDynamoTable({ table: tables.concerts, humanReadableName: 'Concerts' })
      .monitorDynamoTable({ table: tables.orders, humanReadableName: 'Orders' })
      .addLargeHeader('Alarms')
      .addWidget(new AlarmStatusWidget({ alarms: [...alarms], width: FullWidth }));
  }
}
