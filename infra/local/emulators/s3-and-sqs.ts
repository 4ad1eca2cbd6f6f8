import { type buildApp as BuildApp, buildApp } from 'fauxqs';

export interface S3AndSqs {
  readonly url: string;
  stop(): Promise<void>;
}

type Stores = NonNullable<NonNullable<Parameters<typeof BuildApp>[0]>['stores']>;

/** The part of fauxqs that keeps its stores in a folder; its own start command listens on all interfaces instead. */
interface Persistence {
  load(sqs: Stores['sqsStore'], sns: Stores['snsStore'], s3: Stores['s3Store']): void;
  close(): void;
}

/** Runs fauxqs (S3 and SQS) in this process on a free loopback port, in memory where no folder is given. */
export async function startS3AndSqs(folder?: string): Promise<S3AndSqs> {
  const { stores, persistence } = folder ? await openStores(folder) : {};
  const app = buildApp({ logger: false, host: '127.0.0.1', stores });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    async stop() {
      await app.close();
      persistence?.close();
    },
  };
}

async function openStores(folder: string): Promise<{ stores: Stores; persistence: Persistence }> {
  const part = (path: string) => import(new URL(path, import.meta.resolve('fauxqs')).href);
  const [{ SqsStore }, { SnsStore }, { S3Store }, { PersistenceManager }] = await Promise.all(
    ['./sqs/sqsStore.js', './sns/snsStore.js', './s3/s3Store.js', './persistence.js'].map(part),
  );
  const stores: Stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const persistence: Persistence = new PersistenceManager(folder);
  // Loaded before the stores write through, or loading would replace, and so empty, what it reads.
  persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
  for (const store of Object.values(stores)) Object.assign(store, { persistence });
  for (const queue of stores.sqsStore.allQueues()) Object.assign(queue, { persistence });
  return { stores, persistence };
}

/** Creates the buckets that are not there yet; creating one again would empty it. */
export async function createBuckets(url: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const { status } = await fetch(`${url}/${name}`, { method: 'HEAD' });
    if (status === 404) await fetch(`${url}/${name}`, { method: 'PUT' });
  }
}
