import type { MetricName } from '@frontrow/functions/domain/meter.ts';
import type { FunctionName } from '@frontrow/functions/runtime/settings.ts';
import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Stage } from '../stages.ts';

/** Where CloudWatch keeps what the functions of a stage count; see docs/metrics.md. */
export const metricsNamespace = ({ name }: Stage): string => `FrontRow/${name}`;

/** What one function counts. */
export const shopMetric = (
  stage: Stage,
  service: FunctionName,
  metricName: MetricName,
  options: MetricOptions,
): Metric => new Metric({ namespace: metricsNamespace(stage), metricName, dimensionsMap: { service }, ...options });
