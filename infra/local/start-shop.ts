import { stageNamed } from '../stages.ts';
import type { Backend } from './backend.ts';
import { backendInMemory } from './backend-in-memory.ts';
import { backendOnEmulators } from './backend-on-emulators.ts';
import { chooseDynamodb } from './emulators/choose-dynamodb.ts';
import { createGateway } from './http/gateway.ts';
import { PlainError } from './plain-error.ts';
import { seedDemo } from './seed-demo.ts';
import { openFrontDoor } from './serve-http.ts';
import { noSite, serveSite } from './serve-site.ts';
import { synthesize } from './synthesize.ts';

export interface ShopOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The folder whose data survive this process; everything is in memory where there is none. */
  readonly persist?: string | undefined;
  /** Empties that folder first. */
  readonly reset?: boolean;
  readonly site?: boolean;
  readonly seed?: boolean;
  /** Takes the memory adapters even where there is a DynamoDB emulator. */
  readonly inMemory?: boolean;
  /** Hears each step of the start. */
  readonly report?: (step: string) => void;
}

export interface Shop {
  readonly url: string;
  /** Rejects when something the shop cannot do without has ended. */
  readonly failed: Promise<never>;
  /** Makes an admin of an account: no request to the API can. */
  grantAdmin(email: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the whole shop in this process: the CDK app's API, its functions over emulated AWS services, and the site.
 * AWS clients made in this process from then on talk to the emulators. Several shops in memory may run side by side.
 */
export async function startShop(options: ShopOptions): Promise<Shop> {
  const { port, site = false, seed = false, report = () => {} } = options;
  await using starting = new AsyncDisposableStack();
  const door = starting.adopt(await openFrontDoor(port), (each) => each.stop());

  const siteStarting = site ? serveSite(door.server) : undefined;
  // Awaited below; until then a failure of its own must not end the process.
  siteStarting?.catch(() => {});
  const backend = starting.adopt(await startBackend(options, report), (each) => each.stop());
  door.listeners.set(backend.api.stage, createGateway(backend.api, backend.functions));
  door.listeners.set('posters', backend.posters);
  report('The API answers');

  if (siteStarting) {
    const { listener } = starting.adopt(await siteStarting, (each) => each.stop());
    door.otherwise = listener;
    report('The site is ready');
  } else door.otherwise = noSite;

  if (seed) await Promise.race([seedDemo(door.url, backend, report), backend.failed]);
  const running = starting.move();
  return { url: door.url, failed: backend.failed, grantAdmin: backend.grantAdmin, stop: () => running.disposeAsync() };
}

async function startBackend(
  { persist, reset = false, inMemory = false }: ShopOptions,
  report: (step: string) => void,
): Promise<Backend> {
  const startDynamodb = inMemory ? undefined : chooseDynamodb();
  const stacks = await synthesize(stageNamed('embedded'));
  report(`Read the CDK app: ${stacks.map(({ stack }) => stack).join(', ')}`);
  if (startDynamodb) {
    const backend = await backendOnEmulators(stacks, { persist, reset, startDynamodb });
    report('Tables, buckets and secrets are there');
    return backend;
  }
  if (persist !== undefined) {
    throw new PlainError(
      `--persist needs a DynamoDB, and none is built for ${process.platform} on ${process.arch}: set DYNAMODB_ENDPOINT.`,
    );
  }
  if (inMemory) return backendInMemory(stacks);
  report(
    `No DynamoDB emulator is built for ${process.platform} on ${process.arch}: the shop keeps its data in plain memory.`,
  );
  report('Set DYNAMODB_ENDPOINT to the address of any DynamoDB, such as DynamoDB Local, to use that.');
  return backendInMemory(stacks);
}
