import { Annotations, CfnOutput, SecretValue, Stack, type StackProps, Token } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';
import { apiBehaviours } from './constructs/api-behaviours.ts';
import { Firewall } from './constructs/firewall.ts';
import { StaticSite } from './constructs/static-site.ts';
import type { DataStack } from './data-stack.ts';
import type { Stage } from './stages.ts';

interface SiteStackProps extends StackProps {
  readonly stage: Stage;
  readonly api: RestApi;
  readonly data: DataStack;
}

/** The one address buyers know: site, API and posters on one origin. */
export class SiteStack extends Stack {
  constructor(scope: Construct, id: string, { stage, api, data, ...props }: SiteStackProps) {
    super(scope, id, props);
    const { secretArn } = data.originSecret;
    const version = stage.originSecretVersion === undefined ? {} : { versionId: stage.originSecretVersion };
    const originSecret = SecretValue.secretsManager(secretArn, { jsonField: 'current', ...version });
    const site = new StaticSite(this, 'Site', {
      stage,
      posters: data.posters,
      apiBehaviours: apiBehaviours(this, { api, originSecret }),
      firewallArn: stage.hasFirewall ? this.#firewall().arn : undefined,
    });
    const host = stage.domain?.name ?? site.distribution.distributionDomainName;
    new CfnOutput(this, 'SiteUrl', { value: `https://${host}` });
    new CfnOutput(this, 'SiteBucket', { value: site.bucket.bucketName });
    new CfnOutput(this, 'DistributionId', { value: site.distribution.distributionId });
    new CfnOutput(this, 'DistributionDomain', { value: site.distribution.distributionDomainName });
  }

  #firewall(): Firewall {
    if (!Token.isUnresolved(this.region) && this.region !== 'us-east-1') {
      Annotations.of(this).addError(
        'booking:waf needs the shop in us-east-1: CloudFront takes a firewall from there only.',
      );
    }
    return new Firewall(this, 'Firewall');
  }
}
