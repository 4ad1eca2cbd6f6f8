import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { StaticSite } from './constructs/static-site.ts';
import type { Stage } from './stages.ts';

interface SiteStackProps extends StackProps {
  readonly stage: Stage;
  readonly api: RestApi;
  readonly posters: IBucket;
}

/** The one address buyers know: site, API and posters on one origin. */
export class SiteStack extends Stack {
  constructor(scope: Construct, id: string, { stage, api, posters, ...props }: SiteStackProps) {
    super(scope, id, props);
    const site = new StaticSite(this, 'Site', { api, posters, keepsData: stage.keepsData });
    new CfnOutput(this, 'SiteUrl', { value: `https://${site.distribution.distributionDomainName}` });
    new CfnOutput(this, 'SiteBucket', { value: site.bucket.bucketName });
    new CfnOutput(this, 'DistributionId', { value: site.distribution.distributionId });
  }
}
