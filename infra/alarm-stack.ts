import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { BookingStack } from './booking-stack.ts';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import { Alarms } from './constructs/alarms.ts';
import { Dashboard } from './constructs/dashboard.ts';
import type { DataStack } from './data-stack.ts';
import type { Stage } from './stages.ts';

interface AlarmStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly booking: BookingStack;
}

/** What watches over the others; nothing breaks without it. */
export class AlarmStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, booking, ...props }: AlarmStackProps) {
    super(scope, id, props);
    const { topic } = new AlarmTopic(this, 'Told', stage.alarmEmail);
    const { api, functions } = booking;
    const { claims, watches } = data;
    const { all } = new Alarms(this, 'Alarms', {
      stage,
      api,
      claims,
      watches,
      topic,
    });
    if (stage.hasDashboard) {
      const tables = { concerts: data.concerts, orders: data.orders };
      const { booking: claiming, settle } = functions;
      new Dashboard(this, 'FrontRow', { stage, api, booking: claiming, settle, claims, watches, tables, alarms: all });
    }
    new CfnOutput(this, 'AlarmTopic', { value: topic.topicArn });
  }
}
