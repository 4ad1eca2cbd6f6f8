import { Annotations, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { RestApiOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { posterHeaders, siteContentSecurityPolicy } from '../response-headers.ts';

interface StaticSiteProps {
  readonly api: RestApi;
  readonly posters: IBucket;
  readonly keepsData: boolean;
}

/** The site's files in a private bucket, and the distribution that serves them, the API and the posters. */
export class StaticSite extends Construct {
  readonly bucket: Bucket;
  readonly distribution: cloudfront.Distribution;

  constructor(scope: Construct, id: string, { api, posters, keepsData }: StaticSiteProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: 'Front Row',
      defaultRootObject: 'index.html',
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      defaultBehavior: this.#pages(),
      additionalBehaviors: { ...this.#apiCalls(api), '/posters/*': this.#posterFiles(posters) },
    });
    // The posters' own stack has that policy.
    const ownPolicy = '@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac';
    Annotations.of(this.distribution).acknowledgeWarning(ownPolicy, 'The data stack lets CloudFront read posters');
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
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      code: cloudfront.FunctionCode.fromInline(pageForEveryRoute),
    });
  }

  #apiCalls(api: RestApi): Record<string, cloudfront.BehaviorOptions> {
    // The API's stage is named like the path prefix, so the origin adds no path of its own.
    const origin = new RestApiOrigin(api, { originPath: '' });
    const viewerProtocolPolicy = cloudfront.ViewerProtocolPolicy.HTTPS_ONLY;
    const shared: cloudfront.BehaviorOptions = {
      origin,
      viewerProtocolPolicy,
      cachePolicy: new cloudfront.CachePolicy(this, 'AsTheApiSays', {
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
      },
    };
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

export const pageForEveryRoute = `function handler(event) {
  var request = event.request;
  var lastPart = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (!lastPart.includes('.')) request.uri = '/index.html';
  return request;
}`;
