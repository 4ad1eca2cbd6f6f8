import type { MetricName } from '@frontrow/functions/domain/meter.ts';
import type { FunctionName } from '@frontrow/functions/runtime/settings.ts';
import { Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { JobQueue } from './job-queue.ts';
import { shopMetric } from './shop-metric.ts';

interface AlarmsProps {
  readonly stage: Stage;
  readonly api: RestApi;
  readonly functions: readonly IFunction[];
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

/** Of requests: 99.9 % are to be answered without an error of ours. 14.4 times that in an hour spends 2 % of a month's errors. */
const budgetPercentAnHour = 14.4 * 0.1;
/** Fewer requests than this say nothing about a share. */
const requestsThatCount = 20;

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

function bellsOf({ stage, api, functions, claims, watches }: AlarmsProps): Record<string, Bell> {
  const sumOf = (service: FunctionName, name: MetricName, period: Duration) =>
    shopMetric(stage, service, name, { statistic: Stats.SUM, period });
  return {
    ClaimsLaidAside: {
      says: 'Claims could not be settled in five tries; their buyers were told that the shop is busy.',
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
      metric: errorPercent(api, minute),
      threshold: 5,
      periods: 3,
    },
    ErrorBudget: {
      says: 'Errors of this hour spend the budget of a month (0.1 % of requests) 14 times too fast.',
      runbook: 'requests-end-in-errors',
      metric: errorPercent(api, hour),
      threshold: budgetPercentAnHour,
    },
    FunctionThrottles: {
      says: 'Lambda refuses to start functions: the concurrency of the account, or of a function, is used up.',
      runbook: 'something-is-throttled',
      metric: throttlesOf(functions, fiveMinutes),
      threshold: 10,
    },
    TableThrottles: {
      says: 'DynamoDB has no capacity for transactions of the booking path.',
      runbook: 'something-is-throttled',
      metric: new MathExpression({
        expression: 'FILL(booking, 0) + FILL(settle, 0)',
        usingMetrics: {
          booking: sumOf('booking', 'Throttles', fiveMinutes),
          settle: sumOf('settle', 'Throttles', fiveMinutes),
        },
        period: fiveMinutes,
      }),
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

/** An alarm takes twenty metrics at most; the app has ten functions. */
function throttlesOf(functions: readonly IFunction[], period: Duration): MathExpression {
  const throttles = functions.map((each, at) => [`f${at}`, each.metricThrottles({ statistic: Stats.SUM })] as const);
  const usingMetrics = Object.fromEntries(throttles);
  return new MathExpression({ expression: 'SUM(METRICS())', label: 'Throttles', usingMetrics, period });
}

/** The share of requests that ended in 5xx, 0 where there were too few to speak of a share. */
function errorPercent(api: RestApi, period: Duration): MathExpression {
  return new MathExpression({
    expression: `IF(requests > ${requestsThatCount}, 100 * errors / requests, 0)`,
    label: '5xx of all requests, %',
    usingMetrics: {
      errors: api.metricServerError({ statistic: Stats.SUM }),
      requests: api.metricCount({ statistic: Stats.SUM }),
    },
    period,
  });
}
