import type { buildApp } from 'fauxqs';

export type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;
export type SqsStore = Stores['sqsStore'];
export type SqsQueue = ReturnType<SqsStore['createQueue']>;
export type SqsMessage = Parameters<SqsQueue['enqueue']>[0];

/** The part of fauxqs that keeps its stores in a folder; its own start command listens on all interfaces instead. */
interface Persistence {
  load(sqs: Stores['sqsStore'], sns: Stores['snsStore'], s3: Stores['s3Store']): void;
  close(): void;
}

interface SqsStoreClass {
  new (): SqsStore;
  createMessage(
    body: string,
    attributes: object,
    delaySeconds?: number,
    groupId?: string,
    deduplicationId?: string,
  ): SqsMessage;
}

const part = (path: string) => import(new URL(path, import.meta.resolve('fauxqs')).href);

/** What fauxqs is made of, and does not export. */
export const { SqsStore }: { SqsStore: SqsStoreClass } = await part('./sqs/sqsStore.js');

/** Empty stores, or those of a folder, which write through to it. */
export async function openStores(folder?: string): Promise<{ stores: Stores; close(): void }> {
  const [{ SnsStore }, { S3Store }] = await Promise.all(['./sns/snsStore.js', './s3/s3Store.js'].map(part));
  const stores: Stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  if (folder === undefined) return { stores, close: () => {} };
  const { PersistenceManager } = await part('./persistence.js');
  const persistence: Persistence = new PersistenceManager(folder);
  // Loaded before the stores write through, or loading would replace, and so empty, what it reads.
  persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
  for (const store of Object.values(stores)) Object.assign(store, { persistence });
  for (const queue of stores.sqsStore.allQueues()) Object.assign(queue, { persistence });
  return { stores, close: () => persistence.close() };
}
