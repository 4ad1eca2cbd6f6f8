import { Logger } from '@aws-lambda-powertools/logger';
import type middy from '@middy/core';
import type { APIGatewayProxyResult, Context } from 'aws-lambda';
import { Refusal } from '../domain/refusal.ts';
import type { ApiEvent } from './api.ts';

/** One logger a process; its level comes from POWERTOOLS_LOG_LEVEL. */
export const logger = new Logger();

type RequestLog = middy.MiddlewareObj<ApiEvent, APIGatewayProxyResult, Error, Context, { startedAt: number }>;

/**
 * One line a request, under the id that the gateway's log has too: when, who, what, and what it was refused for. No
 * bodies and no headers: they hold passwords and tokens.
 */
export const requestLog = (): RequestLog => {
  const requestLogBefore: NonNullable<RequestLog['before']> = ({ event, internal }) => {
    logger.setCorrelationId(event.requestContext?.requestId);
    internal.startedAt = performance.now();
  };
  const requestLogAfter: NonNullable<RequestLog['after']> = ({ event, response, internal, error }) => {
    logger.info('request', {
      method: event.httpMethod,
      route: event.resource,
      path: event.path,
      accountId: event.caller?.id,
      status: response?.statusCode,
      refusal: error instanceof Refusal ? error.code : undefined,
      durationMs: Math.round(performance.now() - Number(internal.startedAt)),
    });
  };

  return { before: requestLogBefore, after: requestLogAfter, onError: requestLogAfter };
};
