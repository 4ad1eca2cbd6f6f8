import { PlainError } from '../../local/plain-error.ts';
import type { StackTemplate } from '../../local/synthesize.ts';
import { TemplateValues } from '../../local/template-values.ts';
import type { Behaviour, CachePolicy, Distribution, Origin } from './distribution.ts';

// biome-ignore lint/suspicious/noExplicitAny: the shape of a template's properties is CloudFormation's, not ours.
type Properties = Record<string, any>;

/** CloudFront's own policies, which a template only names. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html */
const managedCachePolicies: Readonly<Record<string, CachePolicy>> = {
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': { minSeconds: 0, defaultSeconds: 0, maxSeconds: 0, keepsQuery: true },
  '658327ea-f89d-4fab-a63d-7e88639e58f6': {
    minSeconds: 1,
    defaultSeconds: 86_400,
    maxSeconds: 31_536_000,
    keepsQuery: false,
  },
};

/** Reads the distribution out of the templates that were deployed; `physicalIds` says what its resources are called. */
export function readDistribution(
  stacks: readonly StackTemplate[],
  physicalIds: ReadonlyMap<string, string>,
): Distribution {
  const values = new TemplateValues(stacks, {
    nameOf: (logicalId) => physicalIds.get(logicalId) ?? logicalId,
    pseudoParameters: {
      'AWS::AccountId': '000000000000',
      'AWS::NoValue': '',
      'AWS::Partition': 'aws',
      'AWS::Region': 'local',
      'AWS::URLSuffix': 'localhost',
    },
  });
  const [stack] = stacks.filter(({ template }) => findOfType(template.Resources, 'AWS::CloudFront::Distribution'));
  if (stack === undefined) throw new PlainError('None of the templates has a CloudFront distribution.');
  return new DistributionReader(stack, values).read();
}

const findOfType = (resources: StackTemplate['template']['Resources'], type: string) =>
  Object.values(resources ?? {}).find(({ Type }) => Type === type);

class DistributionReader {
  readonly #stack: StackTemplate;
  readonly #values: TemplateValues;

  constructor(stack: StackTemplate, values: TemplateValues) {
    this.#stack = stack;
    this.#values = values;
  }

  read(): Distribution {
    const resource = findOfType(this.#stack.template.Resources, 'AWS::CloudFront::Distribution');
    const { DistributionConfig: config } = (resource?.Properties ?? {}) as Properties;
    const origins = new Map(config.Origins.map((origin: Properties) => [origin.Id, this.#origin(origin)]));
    const behaviour = (properties: Properties) => this.#behaviour(properties, origins as Map<string, Origin>);
    const all = [...(config.CacheBehaviors ?? []), { ...config.DefaultCacheBehavior, PathPattern: '*' }];
    return { behaviours: all.map(behaviour) };
  }

  #behaviour(properties: Properties, origins: ReadonlyMap<string, Origin>): Behaviour {
    const origin = origins.get(properties.TargetOriginId);
    if (origin === undefined) throw new PlainError(`The distribution has no origin ${properties.TargetOriginId}.`);
    const [first] = (properties.FunctionAssociations ?? []) as Properties[];
    return {
      pathPattern: properties.PathPattern,
      origin,
      methods: properties.AllowedMethods ?? ['GET', 'HEAD'],
      cache: this.#cachePolicy(properties.CachePolicyId),
      compress: properties.Compress === true,
      responseHeaders: this.#responseHeaders(properties.ResponseHeadersPolicyId),
      viewerRequestCode: first && this.#named(first.FunctionARN).FunctionCode,
    };
  }

  #origin(origin: Properties): Origin {
    const domain = this.#values.text(origin.DomainName, this.#stack);
    const [, bucket] = /^(.+)\.RegionalDomainName$/.exec(domain) ?? [];
    if (bucket !== undefined) return { kind: 'bucket', bucket, path: origin.OriginPath ?? '' };
    const [, apiId] = /^(\w+)\.execute-api\./.exec(domain) ?? [];
    if (apiId === undefined) throw new PlainError(`The edge cannot play the origin ${domain}.`);
    const headers = ((origin.OriginCustomHeaders ?? []) as Properties[]).map(({ HeaderName, HeaderValue }) => [
      String(HeaderName).toLowerCase(),
      this.#values.text(HeaderValue, this.#stack),
    ]);
    return { kind: 'api', apiId, headers: Object.fromEntries(headers) };
  }

  #cachePolicy(reference: unknown): CachePolicy {
    if (typeof reference === 'string') {
      const managed = managedCachePolicies[reference];
      if (managed === undefined) throw new PlainError(`The edge does not know the cache policy ${reference}.`);
      return managed;
    }
    const { CachePolicyConfig: config } = this.#named(reference);
    const { QueryStringsConfig: query } = config.ParametersInCacheKeyAndForwardedToOrigin;
    return {
      minSeconds: config.MinTTL,
      defaultSeconds: config.DefaultTTL,
      maxSeconds: config.MaxTTL,
      keepsQuery: query.QueryStringBehavior !== 'none',
    };
  }

  #responseHeaders(reference: unknown): Record<string, string> {
    if (reference === undefined) return {};
    const { ResponseHeadersPolicyConfig: config } = this.#named(reference);
    const { SecurityHeadersConfig: security = {}, CustomHeadersConfig: custom = { Items: [] } } = config;
    const { StrictTransportSecurity: transport } = security;
    const headers: Record<string, string | undefined> = {
      'content-security-policy': security.ContentSecurityPolicy?.ContentSecurityPolicy,
      'x-content-type-options': security.ContentTypeOptions && 'nosniff',
      'x-frame-options': security.FrameOptions?.FrameOption,
      'referrer-policy': security.ReferrerPolicy?.ReferrerPolicy,
      'strict-transport-security': transport && `max-age=${transport.AccessControlMaxAgeSec}`,
      ...Object.fromEntries(custom.Items.map(({ Header, Value }: Properties) => [Header.toLowerCase(), Value])),
    };
    return Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => Boolean(entry[1])));
  }

  /** The properties of the resource that a `Ref` or an attribute means. */
  #named(reference: unknown): Properties {
    const { Ref: ref, 'Fn::GetAtt': attribute } = reference as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
    const properties = this.#stack.template.Resources?.[ref ?? attribute?.[0] ?? '']?.Properties;
    if (properties === undefined) throw new PlainError(`The edge cannot follow ${JSON.stringify(reference)}.`);
    return properties;
  }
}
