import { problemOf, type RefusalCode } from '@frontrow/functions/contract/refusals.ts';
import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';

/** What the gateway says on its own, before or instead of a function, in the words of the contract. */
const replies: readonly { type: ResponseType; code: RefusalCode; retryAfterSeconds?: number }[] = [
  // An unknown path, with or without an Authorization header, is an "authentication" failure to API Gateway.
  { type: ResponseType.MISSING_AUTHENTICATION_TOKEN, code: 'not-found' },
  { type: ResponseType.INVALID_SIGNATURE, code: 'not-found' },
  { type: ResponseType.RESOURCE_NOT_FOUND, code: 'not-found' },
  { type: ResponseType.REQUEST_TOO_LARGE, code: 'body-too-large' },
  { type: ResponseType.UNSUPPORTED_MEDIA_TYPE, code: 'unsupported-media-type' },
  { type: ResponseType.THROTTLED, code: 'too-many-requests', retryAfterSeconds: 1 },
  { type: ResponseType.INTEGRATION_FAILURE, code: 'busy', retryAfterSeconds: 1 },
  { type: ResponseType.INTEGRATION_TIMEOUT, code: 'busy', retryAfterSeconds: 1 },
  { type: ResponseType.DEFAULT_4XX, code: 'not-allowed' },
  { type: ResponseType.DEFAULT_5XX, code: 'internal-error' },
];

export function addGatewayReplies(api: RestApi): void {
  for (const { type, code, retryAfterSeconds } of replies) {
    const problem = problemOf(code);
    api.addGatewayResponse(type.responseType, {
      type,
      statusCode: String(problem.status),
      responseHeaders: {
        'Content-Type': "'application/problem+json'",
        'Cache-Control': "'no-store'",
        ...(retryAfterSeconds ? { 'Retry-After': `'${retryAfterSeconds}'` } : {}),
      },
      templates: { 'application/json': JSON.stringify(problem) },
    });
  }
}
