import type { Workload } from '@frontrow/functions/contract/endpoint.ts';
import { PlainError } from './plain-error.ts';
import type { FunctionDefinition, Resource } from './read-app.ts';
import { attributeOf } from './template-values.ts';

export interface ApiDefinition {
  /** The stage's name is the first part of every path. */
  readonly stage: string;
  readonly binaryMediaTypes: ReadonlySet<string>;
  /** Replies from this size on are compressed for whoever takes that; absent where none are. */
  readonly compressedFromBytes: number | undefined;
  readonly routes: readonly RouteDefinition[];
  /** By response type, such as `THROTTLED`: what the gateway answers by itself. */
  readonly gatewayReplies: ReadonlyMap<string, FixedReply>;
}

export interface RouteDefinition {
  /** `ANY` answers every method that has no route of its own. */
  readonly method: string;
  /** Parameters in braces. */
  readonly path: string;
  readonly answer: { readonly workload: Workload } | { readonly fixed: FixedReply };
}

export interface FixedReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Puts an API together from its resources, which a template holds in any order. */
export class ApiReader {
  #stage: string | undefined;
  #binaryMediaTypes: readonly string[] = [];
  #compressedFromBytes: number | undefined;
  readonly #parents = new Map<string, { parentId: string; part: string }>();
  readonly #methods: Resource['properties'][] = [];
  readonly #gatewayReplies = new Map<string, FixedReply>();

  readRestApi({ name, properties }: Resource): void {
    this.#parents.set(attributeOf(name, 'RootResourceId'), { parentId: '', part: '' });
    this.#binaryMediaTypes = properties.BinaryMediaTypes ?? [];
    this.#compressedFromBytes = properties.MinimumCompressionSize;
  }

  readStage({ properties }: Resource): void {
    this.#stage = properties.StageName;
  }

  readResource({ name, properties }: Resource): void {
    this.#parents.set(name, { parentId: properties.ParentId, part: properties.PathPart });
  }

  readMethod({ properties }: Resource): void {
    this.#methods.push(properties);
  }

  readGatewayResponse({ properties }: Resource): void {
    const { ResponseType, StatusCode, ResponseParameters, ResponseTemplates } = properties;
    const headers = headersFrom(ResponseParameters, 'gatewayresponse.header.');
    const body = ResponseTemplates['application/json'];
    this.#gatewayReplies.set(ResponseType, { status: Number(StatusCode), headers, body });
  }

  finish(functions: readonly FunctionDefinition[]): ApiDefinition {
    if (this.#stage === undefined) throw new PlainError('The app has no API stage.');
    return {
      stage: this.#stage,
      binaryMediaTypes: new Set(this.#binaryMediaTypes),
      compressedFromBytes: this.#compressedFromBytes,
      routes: this.#methods.map((method) => this.#route(method, functions)),
      gatewayReplies: this.#gatewayReplies,
    };
  }

  #route(method: Resource['properties'], functions: readonly FunctionDefinition[]): RouteDefinition {
    const path = this.#pathOf(method.ResourceId);
    const integration = method.Integration;
    if (integration.Type === 'MOCK') return { method: method.HttpMethod, path, answer: { fixed: mockOf(integration) } };
    const called = functions.find(({ arn }) => integration.Uri.includes(`/functions/${arn}/`));
    if (!called) throw new PlainError(`${method.HttpMethod} ${path} calls no function of the app.`);
    return { method: method.HttpMethod, path, answer: { workload: called.name as Workload } };
  }

  #pathOf(resourceId: string): string {
    const resource = this.#parents.get(resourceId);
    if (!resource) throw new PlainError(`The API refers to the resource ${resourceId}, which it does not have.`);
    return resource.part === '' ? '' : `${this.#pathOf(resource.parentId)}/${resource.part}`;
  }
}

function mockOf(integration: Resource['properties']): FixedReply {
  const [reply] = integration.IntegrationResponses;
  const headers = headersFrom(reply.ResponseParameters, 'method.response.header.');
  return { status: Number(reply.StatusCode), headers, body: reply.ResponseTemplates['application/json'] };
}

/** API Gateway writes fixed header values in single quotes. */
function headersFrom(parameters: Readonly<Record<string, string>> = {}, prefix: string): Record<string, string> {
  const entries = Object.entries(parameters).map(([name, value]) => [name.replace(prefix, ''), value.slice(1, -1)]);
  return Object.fromEntries(entries);
}
