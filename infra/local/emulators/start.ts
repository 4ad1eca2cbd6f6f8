import type { AwsEndpoints } from '../aws-environment.ts';
import type { LocalApp } from '../read-app.ts';
import type { StateFolder } from '../state-folder.ts';
import { createTables } from './create-tables.ts';
import type { DynamoDb } from './dynamodb.ts';
import { createBuckets, startS3AndSqs } from './s3-and-sqs.ts';
import { startSecrets } from './secrets.ts';

export interface Emulators {
  readonly endpoints: AwsEndpoints;
  readonly failed: Promise<never>;
  /** Creates what an app's templates name, where it is not there yet. */
  provide(app: LocalApp): Promise<void>;
  stop(): Promise<void>;
}

export async function startEmulators(dynamodbStarting: Promise<DynamoDb>, state?: StateFolder): Promise<Emulators> {
  const [dynamodb, s3AndSqs, secrets] = await Promise.all([
    dynamodbStarting,
    startS3AndSqs(state?.s3AndSqs),
    startSecrets(state?.secrets),
  ]);
  return {
    endpoints: { dynamodb: dynamodb.url, s3AndSqs: s3AndSqs.url, secrets: secrets.url },
    failed: dynamodb.failed,
    async provide({ tables, buckets, secrets: definitions }) {
      await Promise.all([
        createTables(dynamodb.url, tables),
        createBuckets(s3AndSqs.url, buckets),
        secrets.create(definitions),
      ]);
    },
    async stop() {
      await Promise.all([dynamodb.stop(), s3AndSqs.stop(), secrets.stop()]);
    },
  };
}
