import { Annotations, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { posterHeaders, siteContentSecurityPolicy } from '../response-headers.ts';
import type { Stage } from '../stages.ts';
import { nameAtTheEdge } from './api-behaviours.ts';

interface StaticSiteProps {
  readonly stage: Stage;
  readonly posters: IBucket;
  /** By path pattern. */
  readonly apiBehaviours: Record<string, cloudfront.BehaviorOptions>;
  readonly firewallArn?: string | undefined;
}

/** The site's files in a private bucket, and the distribution that serves them, the API and the posters. */
export class StaticSite extends Construct {
  readonly bucket: Bucket;
  readonly distribution: cloudfront.Distribution;

  constructor(scope: Construct, id: string, { stage, posters, apiBehaviours, firewallArn }: StaticSiteProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: 'Front Row',
      defaultRootObject: 'index.html',
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      defaultBehavior: this.#pages(),
      additionalBehaviors: { ...apiBehaviours, '/posters/*': this.#posterFiles(posters) },
      errorResponses: neverKept,
      ...this.#addressOf(stage),
      ...(firewallArn === undefined ? {} : { webAclId: firewallArn }),
    });
    // The posters' own stack has that policy.
    const ownPolicy = '@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac';
    Annotations.of(this.distribution).acknowledgeWarning(ownPolicy, 'The data stack lets CloudFront read posters');
  }

  #addressOf({ domain }: Stage): Partial<cloudfront.DistributionProps> {
    if (domain === undefined) return {};
    return {
      domainNames: [domain.name],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }

  #pages(): cloudfront.BehaviorOptions {
    return {
      origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: new cloudfront.ResponseHeadersPolicy(this, 'PageHeaders', {
        securityHeadersBehavior: {
          contentSecurityPolicy: { contentSecurityPolicy: siteContentSecurityPolicy, override: true },
          contentTypeOptions: { override: true },
          frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
          referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.SAME_ORIGIN, override: true },
          strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
        },
      }),
      functionAssociations: [
        { eventType: cloudfront.FunctionEventType.VIEWER_REQUEST, function: this.#pageForEveryRoute() },
      ],
    };
  }

  /**
   * The site's own routes are all one page. Only paths without a file ending, and only of this behaviour: error pages
   * of the distribution would turn the API's 404 into that page too.
   */
  #pageForEveryRoute(): cloudfront.Function {
    return new cloudfront.Function(this, 'PageForEveryRoute', {
      functionName: nameAtTheEdge(this, 'PageForEveryRoute'),
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      code: cloudfront.FunctionCode.fromInline(pageForEveryRoute),
    });
  }

  #posterFiles(posters: IBucket): cloudfront.BehaviorOptions {
    const { 'Cache-Control': cacheControl, 'Content-Security-Policy': contentSecurityPolicy } = posterHeaders;
    // Taken as a foreign bucket: its own stack lets CloudFront in, and must not come to depend on this one.
    const bucket = Bucket.fromBucketAttributes(this, 'Posters', {
      bucketArn: posters.bucketArn,
      bucketRegionalDomainName: posters.bucketRegionalDomainName,
    });
    return {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: new cloudfront.ResponseHeadersPolicy(this, 'PosterHeaders', {
        customHeadersBehavior: { customHeaders: [{ header: 'Cache-Control', value: cacheControl, override: true }] },
        securityHeadersBehavior: {
          contentSecurityPolicy: { contentSecurityPolicy, override: true },
          contentTypeOptions: { override: true },
        },
      }),
    };
  }
}

/** CloudFront keeps errors for ten seconds, whatever they say, and one caller's would be told to the next. */
const neverKept: cloudfront.ErrorResponse[] = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504].map((httpStatus) => ({
  httpStatus,
  ttl: Duration.seconds(0),
}));

export const pageForEveryRoute = `function handler(event) {
  var request = event.request;
  var lastPart = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (!lastPart.includes('.')) request.uri = '/index.html';
  return request;
}`;
