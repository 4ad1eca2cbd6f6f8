import type { AwsEndpoints } from '../aws-environment.ts';
import { createQueues, type LocalQueues } from '../queues/local-queue.ts';
import type { LocalApp } from '../read-app.ts';
import type { StateFolder } from '../state-folder.ts';
import { createTables } from './create-tables.ts';
import type { DynamoDb } from './dynamodb.ts';
import { createBuckets, startS3AndSqs } from './s3-and-sqs.ts';
import { startSecrets } from './secrets.ts';

export interface Emulators {
  readonly endpoints: AwsEndpoints;
  readonly failed: Promise<never>;
  /** Creates what an app's templates name, where it is not there yet; answers its queues. */
  provide(app: LocalApp): Promise<LocalQueues>;
  stop(): Promise<void>;
}

export async function startEmulators(startDynamodb: () => Promise<DynamoDb>, state?: StateFolder): Promise<Emulators> {
  await using starting = new AsyncDisposableStack();
  const start = async <T extends { stop(): Promise<void> }>(part: Promise<T>) =>
    starting.adopt(await part, (each) => each.stop());
  // One after the other costs some milliseconds, and leaves nothing behind where one of them fails.
  const s3AndSqs = await start(startS3AndSqs(state?.s3AndSqs));
  const secrets = await start(startSecrets(state?.secrets));
  const dynamodb = await start(startDynamodb());
  const running = starting.move();
  return {
    endpoints: { dynamodb: dynamodb.url, s3AndSqs: s3AndSqs.url, secrets: secrets.url },
    failed: dynamodb.failed,
    async provide({ tables, buckets, queues, secrets: definitions }) {
      await createTables(dynamodb.url, tables);
      await createBuckets(s3AndSqs.url, buckets);
      await secrets.create(definitions);
      return createQueues(queues, s3AndSqs.sqsStore);
    },
    stop: () => running.disposeAsync(),
  };
}
