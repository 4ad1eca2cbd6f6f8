import { edgeHeaders } from '@frontrow/functions/contract/edge.ts';
import { Duration, type SecretValue, Stack } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { RestApiOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Construct } from 'constructs';

interface ApiBehaviours {
  readonly api: RestApi;
  /** Proves to the API that a request came through the edge. */
  readonly originSecret: SecretValue;
}

/** How the distribution hands calls to the API: on the site's own origin, so that browsers need no CORS. */
export function apiBehaviours(
  scope: Construct,
  { api, originSecret }: ApiBehaviours,
): Record<string, cloudfront.BehaviorOptions> {
  const origin = new RestApiOrigin(api, {
    // The API's stage is named like the path prefix, so the origin adds no path of its own.
    originPath: '',
    // CloudFormation reads the secret when it deploys: the template holds a reference only.
    customHeaders: { [edgeHeaders.secret]: originSecret.unsafeUnwrap() },
  });
  const viewerProtocolPolicy = cloudfront.ViewerProtocolPolicy.HTTPS_ONLY;
  const shared: cloudfront.BehaviorOptions = {
    origin,
    viewerProtocolPolicy,
    compress: true,
    cachePolicy: new cloudfront.CachePolicy(scope, 'AsTheApiSays', {
      cachePolicyName: nameAtTheEdge(scope, 'AsTheApiSays'),
      comment: 'Public answers, kept exactly as long as their Cache-Control allows',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    }),
  };
  return {
    '/api/concerts/*/availability': shared,
    '/api/concerts/*/seat-map/*': shared,
    '/api/*': {
      origin,
      viewerProtocolPolicy,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
      originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [
        { eventType: cloudfront.FunctionEventType.VIEWER_REQUEST, function: addsClientAddress(scope) },
      ],
    },
  };
}

/** No managed policy forwards CloudFront's own address header without the Host, which API Gateway would refuse. */
function addsClientAddress(scope: Construct): cloudfront.Function {
  return new cloudfront.Function(scope, 'ClientAddress', {
    functionName: nameAtTheEdge(scope, 'ClientAddress'),
    runtime: cloudfront.FunctionRuntime.JS_2_0,
    code: cloudfront.FunctionCode.fromInline(addClientAddress),
  });
}

/** These names belong to the whole account, and CDK's own would be the same in every stage. */
export const nameAtTheEdge = (scope: Construct, name: string): string => `${Stack.of(scope).stackName}-${name}`;

export const addClientAddress = `function handler(event) {
  var request = event.request;
  request.headers['${edgeHeaders.clientAddress}'] = { value: event.viewer.ip };
  return request;
}`;
