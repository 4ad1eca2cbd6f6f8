import { buildApp } from 'fauxqs';
import { openStores, type SqsStore } from './fauxqs-stores.ts';

export interface S3AndSqs {
  readonly url: string;
  /** The queues behind that address. */
  readonly sqsStore: SqsStore;
  stop(): Promise<void>;
}

/** Runs fauxqs (S3 and SQS) in this process on a free loopback port, in memory where no folder is given. */
export async function startS3AndSqs(folder?: string): Promise<S3AndSqs> {
  const { stores, close } = await openStores(folder);
  const app = buildApp({ logger: false, host: '127.0.0.1', stores });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    sqsStore: stores.sqsStore,
    async stop() {
      await app.close();
      close();
    },
  };
}

/** Creates the buckets that are not there yet; creating one again would empty it. */
export async function createBuckets(url: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const { status } = await fetch(`${url}/${name}`, { method: 'HEAD' });
    if (status === 404) await fetch(`${url}/${name}`, { method: 'PUT' });
  }
}
