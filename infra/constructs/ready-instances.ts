import { Duration, TimeZone } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Alias, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

const before = Duration.minutes(15);
const after = Duration.hours(1);

/** The function with instances that stand ready: always, or from before an on-sale until the rush is over. */
export function keepReady(
  scope: Construct,
  lambda: LambdaFunction,
  { count, onSaleAt }: NonNullable<Stage['readyInstances']>,
): Alias {
  const alias = new Alias(scope, 'Ready', { aliasName: 'ready', version: lambda.currentVersion });
  const always = onSaleAt === undefined ? count : 0;
  const instances = alias.addAutoScaling({ minCapacity: always, maxCapacity: count });
  if (onSaleAt === undefined) return alias;
  const at = (ms: number) => Schedule.expression(`at(${new Date(ms).toISOString().slice(0, 19)})`);
  const [begin, end] = [onSaleAt.getTime() - before.toMilliseconds(), onSaleAt.getTime() + after.toMilliseconds()];
  const timeZone = TimeZone.ETC_UTC;
  instances.scaleOnSchedule('Begin', { schedule: at(begin), timeZone, minCapacity: count, maxCapacity: count });
  instances.scaleOnSchedule('End', { schedule: at(end), timeZone, minCapacity: 0, maxCapacity: 0 });
  return alias;
}
