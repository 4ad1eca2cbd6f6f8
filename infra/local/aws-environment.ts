import { localAccess } from './emulators/local-access.ts';

export interface AwsEndpoints {
  readonly dynamodb: string;
  readonly s3AndSqs: string;
  readonly secrets: string;
}

/** Points every AWS client that this process makes from now on to the emulators, whatever the user's own settings say. */
export function setAwsEnvironment({ dynamodb, s3AndSqs, secrets }: AwsEndpoints): void {
  for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_DEFAULT_REGION']) delete process.env[name];
  Object.assign(process.env, {
    AWS_REGION: localAccess.region,
    AWS_ACCESS_KEY_ID: localAccess.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localAccess.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_S3: s3AndSqs,
    AWS_ENDPOINT_URL_SQS: s3AndSqs,
    // A service without an emulator ends there too, and is refused by name instead of leaving the machine.
    AWS_ENDPOINT_URL: secrets,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets,
  });
}
