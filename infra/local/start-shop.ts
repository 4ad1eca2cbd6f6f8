import type { Server } from 'node:http';
import { stageNamed } from '../stages.ts';
import type { Backend } from './backend.ts';
import { backendInMemory } from './backend-in-memory.ts';
import type { ReplacedFunctions } from './connect-functions.ts';
import type { Disturb } from './disturb-calls.ts';
import { chooseDynamodb } from './emulators/choose-dynamodb.ts';
import { createGateway } from './http/gateway.ts';
import { tellAws } from './http/tell-aws.ts';
import { tellTotals } from './http/totals.ts';
import type { Concurrency } from './limit-concurrency.ts';
import type { Interfere } from './queues/pump-queues.ts';
import { seedDemo } from './seed-demo.ts';
import { openFrontDoor } from './serve-http.ts';
import { buildSite } from './site/build-site.ts';
import { serveBuilt } from './site/serve-built.ts';
import { serveSources } from './site/serve-sources.ts';
import { noSite, type Site } from './site/site.ts';
import { startBackend } from './start-backend.ts';
import { synthesize } from './synthesize.ts';

export interface ShopOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The folder whose data survive this process; everything is in memory where there is none. */
  readonly persist?: string | undefined;
  /** Empties that folder first. */
  readonly reset?: boolean;
  /** `built`: as it is deployed. `hot`: from its sources, for who changes them. A folder: as somebody built it. */
  readonly site?: false | 'built' | 'hot' | { readonly folder: string };
  readonly seed?: boolean;
  /** Takes the memory adapters even where there is a DynamoDB emulator; not with a folder. */
  readonly inMemory?: boolean;
  /** Refuses what the functions' roles do not allow, as AWS does and the emulators do not. For tests: it takes time. */
  readonly enforcePermissions?: boolean;
  /** Stands between the queues and the functions, to disturb them. For tests. */
  readonly interfere?: Interfere;
  /** Stands between the functions and AWS, to disturb their calls; on the emulators only. For tests. */
  readonly disturb?: Disturb;
  /** Lets functions run only so often at once, and start slowly; on the emulators only. For tests. */
  readonly concurrency?: Concurrency;
  /** Puts functions of one's own in place of the shop's, on the emulators: for peers to compare with. */
  readonly replaced?: ReplacedFunctions;
  /** Hears each step of the start. */
  readonly report?: (step: string) => void;
}

export interface Shop {
  readonly url: string;
  /** Rejects when something the shop cannot do without has ended. */
  readonly failed: Promise<never>;
  /** Makes an admin of an account: no request to the API can. */
  grantAdmin(email: string): Promise<void>;
  /** Signs somebody in without a password: load tests have thousands of buyers. */
  issueAccessToken: Backend['issueAccessToken'];
  stop(): Promise<void>;
}

/**
 * Starts the whole shop in this process: the CDK app's API, its functions over emulated AWS services, and the site.
 * AWS clients made in this process from then on talk to the emulators. Several shops in memory may run side by side.
 */
export async function startShop(options: ShopOptions): Promise<Shop> {
  const { port, site = false, seed = false, inMemory = false, report = () => {} } = options;
  const startDynamodb = chooseDynamodb();
  await using starting = new AsyncDisposableStack();
  const door = starting.adopt(await openFrontDoor(port), (each) => each.stop());

  const siteStarting = site ? openSite(site, door.server) : undefined;
  starting.defer(async () => (await siteStarting?.catch(() => undefined))?.stop());
  const readStacks = async () => {
    const stacks = await synthesize(stageNamed('embedded'));
    report(`Read the CDK app: ${stacks.map(({ stack }) => stack).join(', ')}`);
    return stacks;
  };
  const starts = inMemory
    ? backendInMemory(await readStacks(), options)
    : startBackend(readStacks, startDynamodb, options);
  const backend = starting.adopt(await starts, (each) => each.stop());
  door.listeners.set(backend.api.stage, createGateway(backend.api, backend.functions));
  door.listeners.set('posters', backend.posters);
  door.listeners.set('metrics', tellTotals);
  door.listeners.set('aws', tellAws(backend.aws));
  report('The API answers');

  if (siteStarting) {
    door.otherwise = (await siteStarting).listener;
    report('The site is ready');
  } else door.otherwise = noSite;

  if (seed) await Promise.race([seedDemo(door.url, backend, report), backend.failed]);
  const running = starting.move();
  const { failed, grantAdmin, issueAccessToken } = backend;
  return { url: door.url, failed, grantAdmin, issueAccessToken, stop: () => running.disposeAsync() };
}

async function openSite(site: Exclude<ShopOptions['site'], false | undefined>, server: Server): Promise<Site> {
  if (site === 'hot') return serveSources(server);
  if (site !== 'built') return serveBuilt(site.folder);
  const built = await buildSite();
  try {
    return await serveBuilt(built.folder);
  } finally {
    await built.remove();
  }
}
