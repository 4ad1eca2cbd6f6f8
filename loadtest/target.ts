import type { Path } from './embedded/messages.ts';
import { startEmbeddedShop } from './embedded/shop.ts';
import { type Client, createClient } from './http-client.ts';
import { inParallel } from './in-parallel.ts';
import { type Buyer, type Login, logIn, register } from './shop.ts';

/** A shop that load is sent to, with an admin and as many buyers as it takes. */
export interface Target {
  readonly apiUrl: string;
  readonly admin: Buyer;
  /** Buyers who are signed in. */
  signIn(count: number): Promise<Buyer[]>;
  /** Of the shop's process, where it is ours: memory in use once it has been tidied up. */
  megabytes(): Promise<number | undefined>;
  stop(): Promise<void>;
}

export interface TargetOptions {
  /** A shop that runs already; an embedded one of its own is started where there is none. */
  readonly api?: string | undefined;
  /** The admin of that shop. */
  readonly admin?: Login | undefined;
  /** Else a stage that is deployed. */
  readonly stage?: string | undefined;
  /** Where the edge of a stage in a local cloud is open. */
  readonly edge?: string | undefined;
  readonly path?: Path | undefined;
}

/** Hashing a password takes a core for tens of milliseconds: more at once would only wait. */
const registrationsAtOnce = 8;

export async function openTarget(
  { api, admin, stage, edge = '', path }: TargetOptions,
  say: (text: string) => void,
): Promise<Target> {
  // Loaded only where it is asked for: an embedded shop needs nothing that knows AWS's stacks.
  if (stage !== undefined) return (await import('./deployed/stage.ts')).openStage(stage, edge);
  if (api === undefined) return startEmbeddedShop(say, path);
  if (admin === undefined) throw new Error('A shop that runs already has an admin, who makes the concert: name one.');
  const client = createClient(api, { connections: registrationsAtOnce });
  return {
    apiUrl: api,
    admin: await logIn(client, admin),
    signIn: (count) => registerBuyers(client, count, say),
    megabytes: async () => undefined,
    stop: async () => client.close(),
  };
}

/** Opens so many accounts, which are signed in from then on. */
export async function registerBuyers(client: Client, count: number, say: (text: string) => void): Promise<Buyer[]> {
  const run = crypto.randomUUID().slice(0, 8);
  return inParallel(
    Array.from({ length: count }, (_, at) => ({
      email: `buyer-${at}-${run}@example.org`,
      password: `load test ${run}`,
    })),
    registrationsAtOnce,
    (login) => register(client, login),
    (done) => {
      if (done % 250 === 0 || done === count) say(`${done} of ${count} buyers are signed in`);
    },
  );
}
