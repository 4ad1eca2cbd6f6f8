import { AccessLogField, AccessLogFormat, LogGroupLogDestination, type StageOptions } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { logsFor } from './logs.ts';

/** One line a request, whatever answered it. `requestId` is what the functions' lines carry as `correlation_id`. */
const line = {
  requestId: AccessLogField.contextRequestId(),
  traceId: AccessLogField.contextXrayTraceId(),
  time: AccessLogField.contextRequestTimeEpoch(),
  method: AccessLogField.contextHttpMethod(),
  route: AccessLogField.contextResourcePath(),
  status: AccessLogField.contextStatus(),
  bytes: AccessLogField.contextResponseLength(),
  latencyMs: AccessLogField.contextResponseLatency(),
  functionLatencyMs: AccessLogField.contextIntegrationLatency(),
  gatewayError: AccessLogField.contextErrorResponseType(),
};

export function logRequests(scope: Construct, stage: Stage): StageOptions {
  const logs = logsFor(scope, 'Requests', stage);
  return {
    accessLogDestination: new LogGroupLogDestination(logs),
    accessLogFormat: AccessLogFormat.custom(JSON.stringify(line)),
  };
}
