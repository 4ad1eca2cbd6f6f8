import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { AlarmStack } from './alarm-stack.ts';
import type { BookingStack } from './booking-stack.ts';
import type { DataStack } from './data-stack.ts';
import type { SiteStack } from './site-stack.ts';
import type { Stage } from './stages.ts';

interface Stacks {
  readonly data: DataStack;
  readonly booking: BookingStack;
  readonly site: SiteStack | undefined;
  readonly alarms: AlarmStack | undefined;
}

/** Rules of AWS that the app does not follow, each as close to its place as it goes, and why that is right here. */
export function acknowledgeFindings({ data, booking, site, alarms }: Stacks, stage: Stage): void {
  forData(data);
  forApi(booking);
  forFunctions(booking, data);
  if (site) forSite(site, stage);
  if (alarms)
    acknowledge(
      alarms,
      ofServerless('SNSRedrivePolicy'),
      'A mail is handed over or it is not: SNS tries for hours, and the alarm itself stands in CloudWatch until it is over.',
    );
}

const ofSolutions = (id: string) => `AwsSolutions::AwsSolutions-${id}`;
const ofServerless = (id: string) => `Serverless::Serverless-${id}`;
const acknowledge = (where: IConstruct, id: string, reason: string) =>
  Validations.of(where).acknowledge({ id, reason });

/** How CDK names the export of the bucket's ARN, whose logical id never changes. */
const postersArn = 'ExportsOutputFnGetAttPostersC7B57D81Arn6A2739CE';

const noObjectLogs =
  'CloudFront alone can read the bucket, and what lies there is public on the site: a log of reads would tell nothing but visitors.';

function forData({ posters, claims, watches, signingSecret, originSecret }: DataStack): void {
  acknowledge(posters, ofSolutions('S1'), noObjectLogs);
  for (const secret of [signingSecret, originSecret])
    acknowledge(
      secret,
      ofSolutions('SMG4'),
      'Rotated by a person (docs/operations.md#rotate-the-keys), who keeps the former key valid beside the new one. A scheduled rotation function would be one more program with rights on the key.',
    );
  for (const { deadLetters } of [claims, watches])
    acknowledge(
      deadLetters,
      ofServerless('SQSRedrivePolicy'),
      'This is a dead letter queue. What lies in it has an alarm and stays for two weeks; a queue behind it would only hide it.',
    );
}

function forApi({ api }: BookingStack): void {
  const signedIn =
    'Each function verifies the access token of the route it serves, as the contract says (functions/runtime/authorise.ts); a test calls every route as nobody, buyer and admin. An authorizer would be one more call to pay for in every request.';
  acknowledge(api, ofSolutions('APIG4'), signedIn);
  acknowledge(api, ofSolutions('COG4'), signedIn);
  acknowledge(
    api,
    ofSolutions('APIG2'),
    'Functions check every body, query and path against the contract and say what is wrong; the gateway would say only that something is.',
  );
  acknowledge(
    api,
    ofSolutions('APIG6'),
    'Execution logs hold whole requests, passwords among them. The access log has a line for each request, without what callers sent.',
  );
  acknowledge(
    api,
    ofSolutions('APIG3'),
    'A firewall stands before the distribution where one is wanted (booking:waf); the gateway itself throttles each route.',
  );
  acknowledge(
    api,
    ofSolutions('IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]'),
    'API Gateway takes a role for its logs only with the rights of exactly this policy.',
  );
}

function forFunctions(booking: BookingStack, data: DataStack): void {
  for (const { node } of booking.bookingFunctions)
    acknowledge(
      node.findChild('Tracing'),
      ofSolutions('IAM5[Resource::*]'),
      'X-Ray has no resources that a policy could name: its two writing actions are allowed on all or none.',
    );
  for (const name of ['Admin', 'PosterUpload'])
    acknowledge(
      booking.node.findChild(name),
      ofSolutions(`IAM5[Resource::${data.stackName}:${postersArn}/posters/*]`),
      'Posters have keys that are made when they are uploaded; the star stands below posters/ only.',
    );
  acknowledge(
    booking,
    ofServerless('LambdaDLQ'),
    'Functions behind the gateway and the queues are not called asynchronously, so nothing could get there: the queues have dead letter queues of their own. The hourly check has an alarm for runs that are missing, and the next one looks at the same tables.',
  );
  acknowledge(
    booking,
    ofServerless('LambdaEventSourceMappingDestination'),
    'Lambda has failure destinations for streams only; each of the queues has a dead letter queue.',
  );
  acknowledge(
    booking,
    ofServerless('EventBusDLQ'),
    'The only rule starts the consistency check. A start that is lost is told by the alarm for missing checks, and made good an hour later.',
  );
}

function forSite(site: SiteStack, { domain, hasFirewall }: Stage): void {
  acknowledge(site, ofSolutions('S1'), noObjectLogs);
  acknowledge(site, ofSolutions('CFR1'), 'Tickets are sold to everybody, wherever they are.');
  acknowledge(
    site,
    ofSolutions('CFR3'),
    'The access log of the API has a line for each of its requests; the rest are files that are the same for everybody, and logs of who reads them are personal data without a purpose.',
  );
  if (!hasFirewall)
    acknowledge(
      site,
      ofSolutions('CFR2'),
      'A firewall costs by the month, so it is chosen: booking:waf=true puts one here.',
    );
  if (domain === undefined)
    acknowledge(
      site,
      ofSolutions('CFR4'),
      "CloudFront's own certificate comes with its own choice of protocols. With a domain of one's own (booking:domainName) it is TLS 1.2 and later.",
    );
}
