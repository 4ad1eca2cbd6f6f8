import type { Workload } from '@frontrow/functions/contract/endpoint.ts';
import type { Chore, FunctionName, Job } from '@frontrow/functions/runtime/settings.ts';
import type {
  APIGatewayProxyEvent,
  APIGatewayProxyResult,
  Context,
  ScheduledEvent,
  SQSBatchResponse,
  SQSEvent,
} from 'aws-lambda';

export type Handler<Event, Result> = (event: Event, context: Context) => Promise<Result>;
export type ApiHandler = Handler<APIGatewayProxyEvent, APIGatewayProxyResult>;
export type QueueHandler = Handler<SQSEvent, SQSBatchResponse>;
export type ChoreHandler = Handler<ScheduledEvent, void>;

export interface LocalFunction<H> {
  readonly handler: H;
  readonly timeoutSeconds: number;
}

export type LocalFunctions = Readonly<
  Record<Workload, LocalFunction<ApiHandler>> &
    Record<Job, LocalFunction<QueueHandler>> &
    Record<Chore, LocalFunction<ChoreHandler>>
>;

export const timedOut = new Error('The function took longer than its timeout');

/** Calls a handler as Lambda does; throws `timedOut` where it takes too long, though here it then goes on unheard. */
export async function invoke<Event, Result>(
  { handler, timeoutSeconds }: LocalFunction<Handler<Event, Result>>,
  name: FunctionName,
  event: Event,
  requestId: string,
): Promise<Result> {
  const endsAt = Date.now() + timeoutSeconds * 1_000;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, timeoutSeconds * 1_000, timedOut);
  });
  try {
    return await Promise.race([handler(event, contextOf(name, requestId, endsAt)), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function contextOf(name: FunctionName, awsRequestId: string, endsAt: number): Context {
  return {
    awsRequestId,
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${name}`,
    memoryLimitInMB: '1024',
    logGroupName: name,
    logStreamName: 'embedded',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, endsAt - Date.now()),
    done: () => {},
    fail: () => {},
    succeed: () => {},
  };
}
