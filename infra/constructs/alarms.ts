import type { MetricName } from '@frontrow/functions/domain/meter.ts';
import type { FunctionName } from '@frontrow/functions/runtime/settings.ts';
import { Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Alarm, ComparisonOperator, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { JobQueue } from './job-queue.ts';
import { shopMetric } from './shop-metric.ts';

interface AlarmsProps {
  readonly stage: Stage;
  readonly api: RestApi;
  readonly claims: JobQueue;
  readonly watches: JobQueue;
  readonly topic: ITopic;
}

interface Bell {
  /** What has happened, as a sentence. */
  readonly says: string;
  /** The heading of `docs/operations.md` that says what to do, as GitHub makes an anchor of it. */
  readonly runbook: string;
  readonly metric: IMetric;
  /** Rings above this, or below where it says so. */
  readonly threshold: number;
  readonly below?: boolean;
  /** Periods that count; one where nothing is said. */
  readonly periods?: number;
  /** Whether silence is trouble too. */
  readonly silenceRings?: boolean;
}

const minute = Duration.minutes(1);
const fiveMinutes = Duration.minutes(5);
const hour = Duration.hours(1);

/** Of requests 99.9 % are to be answered without an error of ours; 14.4 times that in an hour spends 2 % of a month's errors. */
const budgetAnHour = 0.0144;

/** Everything that should wake somebody, and nothing that is the normal life of an on-sale. */
export class Alarms extends Construct {
  readonly all: Alarm[] = [];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const action = new SnsAction(props.topic);
    for (const [name, bell] of Object.entries(bellsOf(props))) {
      const alarm = hang(this, name, bell);
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
      this.all.push(alarm);
    }
  }
}

function hang(scope: Construct, name: string, bell: Bell): Alarm {
  return new Alarm(scope, name, {
    alarmDescription: `${bell.says} What to do: docs/operations.md#${bell.runbook}`,
    metric: bell.metric,
    threshold: bell.threshold,
    evaluationPeriods: bell.periods ?? 1,
    comparisonOperator: bell.below ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: bell.silenceRings ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
}

function bellsOf({ stage, api, claims, watches }: AlarmsProps): Record<string, Bell> {
  const sumOf = (service: FunctionName, name: MetricName, period: Duration) =>
    shopMetric(stage, service, name, { statistic: Stats.SUM, period });
  return {
    ClaimsLaidAside: {
      says: 'Claims could not be settled in all their tries; their buyers were told that the shop is busy.',
      runbook: 'claims-were-laid-aside',
      metric: sumOf('bury', 'DeadLetters', fiveMinutes),
      threshold: 0,
    },
    DeadLettersWait: {
      says: 'Claims that were laid aside wait for ten minutes: nobody tells their buyers.',
      runbook: 'claims-were-laid-aside',
      metric: claims.deadLetters.metricApproximateNumberOfMessagesVisible({ period: fiveMinutes }),
      threshold: 0,
      periods: 2,
    },
    WatchesLaidAside: {
      says: 'Reminders could not be worked off in hours of trying: orders may stay without an end.',
      runbook: 'reminders-were-laid-aside',
      metric: watches.deadLetters.metricApproximateNumberOfMessagesVisible({ period: fiveMinutes }),
      threshold: 0,
    },
    ClaimsWait: {
      says: 'The oldest claim in the queue has waited for more than 30 seconds, for three minutes.',
      runbook: 'claims-wait-too-long',
      metric: claims.messages.metricApproximateAgeOfOldestMessage({ period: minute }),
      threshold: 30,
      periods: 3,
    },
    WatchesWait: {
      says: 'The oldest reminder has waited for more than half an hour: holds and refunds end late.',
      runbook: 'claims-wait-too-long',
      metric: watches.messages.metricApproximateAgeOfOldestMessage({ period: fiveMinutes }),
      threshold: 30 * 60,
    },
    ServerErrors: {
      says: 'More than one request in twenty ends in an error of ours, for three minutes.',
      runbook: 'requests-end-in-errors',
      metric: shareOfErrors(api, minute),
      threshold: 0.05,
      periods: 3,
    },
    ErrorBudget: {
      says: 'Errors of this hour spend the budget of a month (0.1 % of requests) 14 times too fast.',
      runbook: 'requests-end-in-errors',
      metric: shareOfErrors(api, hour),
      threshold: budgetAnHour,
    },
    FunctionThrottles: {
      says: 'Lambda refuses to start functions: the concurrency of the account, or of a function, is used up.',
      runbook: 'something-is-throttled',
      // Of the whole account, since that is whose concurrency it is.
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'Throttles',
        statistic: Stats.SUM,
        period: fiveMinutes,
      }),
      threshold: 10,
    },
    BookingThrottles: {
      says: 'DynamoDB has no capacity for transactions of direct claims.',
      runbook: 'something-is-throttled',
      metric: sumOf('booking', 'Throttles', fiveMinutes),
      threshold: 10,
    },
    SettleThrottles: {
      says: 'DynamoDB has no capacity for transactions of queued claims.',
      runbook: 'something-is-throttled',
      metric: sumOf('settle', 'Throttles', fiveMinutes),
      threshold: 10,
    },
    Drift: {
      says: 'The tables disagree: a seat, an order or a counter is not what the others say.',
      runbook: 'the-tables-disagree',
      metric: sumOf('check', 'Drift', hour),
      threshold: 0,
    },
    ChecksMissing: {
      says: 'The consistency check has not come to its end for three hours.',
      runbook: 'the-consistency-check-fails',
      metric: sumOf('check', 'Checks', hour),
      threshold: 1,
      below: true,
      periods: 3,
      silenceRings: true,
    },
  };
}

/** Between 0 and 1. The average of this metric is that share; local clouds know no arithmetic between metrics. */
const shareOfErrors = (api: RestApi, period: Duration): IMetric =>
  api.metricServerError({ statistic: Stats.AVERAGE, period });
