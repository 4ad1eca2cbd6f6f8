import { beforeAll, expect, test } from 'vitest';
import { addClientAddress } from './constructs/api-behaviours.ts';
import { pageForEveryRoute } from './constructs/static-site.ts';
import { readStage } from './read-context.ts';
import { type NamedResource, ofType, resourcesOf } from './stacks-for-tests.ts';

let site: NamedResource[];

beforeAll(async () => {
  site = await resourcesOf('dev');
});

// biome-ignore lint/suspicious/noExplicitAny: the shape of a distribution is CloudFormation's, not ours.
const distribution = (of = site): any => ofType(of, 'AWS::CloudFront::Distribution')[0]?.Properties.DistributionConfig;
const behaviour = (pattern: string) =>
  distribution().CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) => PathPattern === pattern);
const originOf = (pattern: string) =>
  distribution().Origins.find(({ Id }: { Id: string }) => Id === behaviour(pattern).TargetOriginId);
const run = (code: string, event: object) => new Function(`${code}; return handler;`)()(event);

const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const allViewerExceptHostHeader = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

test('the distribution hands API calls through on the same origin, uncached and with all that callers sent', () => {
  const patterns = distribution().CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern);
  expect(patterns).toEqual(['/api/concerts/*/availability', '/api/concerts/*/seat-map/*', '/api/*', '/posters/*']);
  expect(behaviour('/api/*')).toMatchObject({
    CachePolicyId: cachingDisabled,
    OriginRequestPolicyId: allViewerExceptHostHeader,
    ViewerProtocolPolicy: 'https-only',
  });
  expect(originOf('/api/*').OriginPath ?? '').toBe('');
});

test('what is the same for everybody is kept at the edge, compressed, as long as the API says', () => {
  const policy = ofType(site, 'AWS::CloudFront::CachePolicy')[0];
  for (const pattern of ['/api/concerts/*/availability', '/api/concerts/*/seat-map/*']) {
    expect(behaviour(pattern)).toMatchObject({ CachePolicyId: policy?.logicalId, Compress: true });
  }
  expect(policy?.Properties.CachePolicyConfig).toMatchObject({
    MinTTL: 0,
    DefaultTTL: 0,
    MaxTTL: 365 * 24 * 60 * 60,
    ParametersInCacheKeyAndForwardedToOrigin: {
      EnableAcceptEncodingBrotli: true,
      EnableAcceptEncodingGzip: true,
      CookiesConfig: { CookieBehavior: 'none' },
      HeadersConfig: { HeaderBehavior: 'none' },
      QueryStringsConfig: { QueryStringBehavior: 'none' },
    },
  });
});

test('an error is an error: it becomes no page and is kept for nobody else', () => {
  const responses = distribution().CustomErrorResponses;
  expect(responses.map(({ ErrorCode }: { ErrorCode: number }) => ErrorCode)).toEqual(
    expect.arrayContaining([400, 403, 404, 500, 502, 503, 504]),
  );
  for (const { ErrorCode, ...rest } of responses)
    expect([ErrorCode, rest]).toEqual([ErrorCode, { ErrorCachingMinTTL: 0 }]);
});

test('the edge says where callers are, and proves itself by a secret that no template holds', () => {
  const event = {
    request: { headers: { 'x-client-address': { value: '203.0.113.9' } } },
    viewer: { ip: '198.51.100.7' },
  };
  expect(run(addClientAddress, event).headers['x-client-address']).toEqual({ value: '198.51.100.7' });
  expect(behaviour('/api/*').FunctionAssociations).toEqual([
    { EventType: 'viewer-request', FunctionARN: expect.stringMatching(/^ClientAddress/) },
  ]);
  const [header, ...others] = originOf('/api/*').OriginCustomHeaders;
  expect(others).toEqual([]);
  expect(header.HeaderName).toBe('x-origin-secret');
  expect(header.HeaderValue).toMatch(/^\{\{resolve:secretsmanager:OriginSecret\w+:SecretString:current::\}\}$/);
});

test('pages may load from their own origin only, be framed by nobody, and say so by https alone', () => {
  const policy = ofType(site, 'AWS::CloudFront::ResponseHeadersPolicy').find(({ logicalId }) =>
    /PageHeaders/.test(logicalId),
  );
  const { SecurityHeadersConfig } = policy?.Properties.ResponseHeadersPolicyConfig ?? {};
  expect(SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy).toContain("default-src 'self'");
  expect(SecurityHeadersConfig.FrameOptions.FrameOption).toBe('DENY');
  expect(SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec).toBe(365 * 24 * 60 * 60);
  expect(distribution().DefaultCacheBehavior).toMatchObject({
    ViewerProtocolPolicy: 'redirect-to-https',
    CachePolicyId: cachingOptimized,
    ResponseHeadersPolicyId: policy?.logicalId,
  });
});

test.each([
  ['/', '/index.html'],
  ['/concerts/abc', '/index.html'],
  ['/orders', '/index.html'],
  ['/assets/app-1a2b.js', '/assets/app-1a2b.js'],
  ['/favicon.svg', '/favicon.svg'],
])('the site answers %s with %s', (uri, expected) => {
  expect(run(pageForEveryRoute, { request: { uri } }).uri).toBe(expected);
});

test('a domain and a firewall come with their settings only', async () => {
  expect(distribution().Aliases).toBeUndefined();
  expect(ofType(site, 'AWS::WAFv2::WebACL')).toEqual([]);
  const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/abc';
  const settings = { stage: 'prod', domainName: 'tickets.example.org', certificateArn, waf: 'true' };
  const context = Object.fromEntries(Object.entries(settings).map(([key, value]) => [`booking:${key}`, value]));
  const whole = await resourcesOf(readStage(context));
  const [firewall] = ofType(whole, 'AWS::WAFv2::WebACL');
  expect(firewall?.Properties.Scope).toBe('CLOUDFRONT');
  expect(distribution(whole)).toMatchObject({
    Aliases: ['tickets.example.org'],
    ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
    WebACLId: `${firewall?.logicalId}.Arn`,
  });
});

test('stages share an account: none of the names that CloudFront keeps for all of it is the same in two', async () => {
  const namesOf = (resources: readonly NamedResource[]) =>
    resources
      .filter(({ Type }) => Type.startsWith('AWS::CloudFront::'))
      .flatMap(({ Properties }) => [Properties, ...Object.values(Properties)].flatMap(({ Name }) => Name ?? []));
  const [dev, prod] = [namesOf(site), namesOf(await resourcesOf('prod'))];
  expect(dev.length).toBeGreaterThan(4);
  expect(dev.filter((name) => prod.includes(name))).toEqual([]);
});
