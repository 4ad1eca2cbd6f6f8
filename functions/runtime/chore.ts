import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context, ScheduledEvent } from 'aws-lambda';
import { logger } from './logger.ts';
import { metered } from './metrics.ts';

export type ChoreHandler = (event: ScheduledEvent, context: Context) => Promise<void>;

/** The handler of a function that the clock starts. It throws what goes wrong: Lambda counts that and tries again. */
export function choreHandler(name: string, work: (context: Context) => Promise<void>): ChoreHandler {
  const run = middy<ScheduledEvent, void>()
    .use(injectLambdaContext(logger))
    .handler(async (_, context) => work(context)) as unknown as ChoreHandler;
  return metered(() => name, run);
}
