import type { Endpoint, Workload } from '@frontrow/functions/contract/endpoint.ts';
import { problemOf, refusals } from '@frontrow/functions/contract/refusals.ts';
import { RemovalPolicy, Size } from 'aws-cdk-lib';
import {
  EndpointType,
  type IResource,
  LambdaIntegration,
  type MethodDeploymentOptions,
  MockIntegration,
  PassthroughBehavior,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Stage, Throttle } from '../stages.ts';
import { logRequests } from './access-log.ts';
import { addGatewayReplies } from './gateway-replies.ts';

interface HttpApiProps {
  readonly endpoints: readonly Endpoint[];
  readonly functions: Record<Workload, IFunction>;
  readonly stage: Stage;
}

/** Smaller replies fit into one packet anyway. */
const compressedFromBytes = 1_024;

/** One resource and method for each endpoint of the contract, each calling its workload's function. */
export class HttpApi extends Construct {
  readonly rest: RestApi;

  constructor(scope: Construct, id: string, { endpoints, functions, stage }: HttpApiProps) {
    super(scope, id);
    this.rest = new RestApi(this, 'Rest', {
      restApiName: 'front-row',
      description: 'Front Row',
      endpointTypes: [EndpointType.REGIONAL],
      // Logs need a role that an account has once for all its APIs, so it outlives this stack.
      cloudWatchRole: true,
      cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN,
      minCompressionSize: Size.bytes(compressedFromBytes),
      binaryMediaTypes: [...new Set(endpoints.flatMap(({ binaryBody = [] }) => binaryBody))],
      deployOptions: {
        // The path prefix of the site's calls, so that nothing between browser and function rewrites a path.
        stageName: 'api',
        tracingEnabled: true,
        metricsEnabled: true,
        ...throttled(stage.throttle),
        methodOptions: dearRoutes(endpoints, stage.throttle),
        ...logRequests(this, stage),
      },
    });
    // Its address is an output of the stack, under a name that people can use.
    this.rest.node.tryRemoveChild('Endpoint');
    addGatewayReplies(this.rest);
    const methodsByPath = Map.groupBy(endpoints, ({ path }) => path);
    for (const [path, alternatives] of methodsByPath) {
      const resource = this.rest.root.resourceForPath(path);
      for (const { method, workload } of alternatives) {
        resource.addMethod(method, new LambdaIntegration(functions[workload], { allowTestInvoke: false }));
      }
      const allowed = alternatives.map(({ method }) => method).join(', ');
      refuseOtherMethods(resource, allowed);
    }
  }
}

const throttled = ({ requestsPerSecond, burst }: Throttle): MethodDeploymentOptions => ({
  throttlingRateLimit: requestsPerSecond,
  throttlingBurstLimit: burst,
});

/** What is dearer than the rest lets less in; never more than the whole API does. A route's options stand by themselves. */
function dearRoutes(endpoints: readonly Endpoint[], most: Throttle): Record<string, MethodDeploymentOptions> {
  const dear = endpoints.flatMap(({ method, path, throttle }) => {
    if (throttle === undefined) return [];
    const requestsPerSecond = Math.min(throttle.requestsPerSecond, most.requestsPerSecond);
    const options = throttled({ requestsPerSecond, burst: Math.min(throttle.burst, most.burst) });
    return [[`${path}/${method}`, { ...options, metricsEnabled: true }] as const];
  });
  return Object.fromEntries(dear);
}

/** Answered by the gateway itself, so that a wrong method costs no function call. */
function refuseOtherMethods(resource: IResource, allowedMethods: string): void {
  const statusCode = String(refusals['method-not-allowed'].status);
  const integration = new MockIntegration({
    passthroughBehavior: PassthroughBehavior.NEVER,
    requestTemplates: { 'application/json': JSON.stringify({ statusCode: refusals['method-not-allowed'].status }) },
    integrationResponses: [
      {
        statusCode,
        responseParameters: {
          'method.response.header.Allow': `'${allowedMethods}'`,
          'method.response.header.Content-Type': "'application/problem+json'",
        },
        responseTemplates: { 'application/json': JSON.stringify(problemOf('method-not-allowed')) },
      },
    ],
  });
  const responseParameters = { 'method.response.header.Allow': true, 'method.response.header.Content-Type': true };
  resource.addMethod('ANY', integration, { methodResponses: [{ statusCode, responseParameters }] });
}
