import { randomUUID } from 'node:crypto';
import type { SignedIn } from '@frontrow/functions/contract/accounts.ts';
import { type AdminConcert, createConcert, type NewConcert } from '@frontrow/functions/contract/admin.ts';
import { claimSeats } from '@frontrow/functions/contract/orders.ts';
import { getAvailability } from '@frontrow/functions/contract/seat-map.ts';
import { newConcertOnSale, rectangle } from '@frontrow/functions/domain/halls-for-tests.ts';
import type { Interfere } from '@frontrow/infra/local/queues/pump-queues.ts';
import { startShop } from '@frontrow/infra/local/start-shop.ts';
import { afterAll, beforeAll } from 'vitest';
import { isDeployed, openDeployed } from '../deployed/deployed-shop.ts';
import { type Call, createClient, signUp } from './client.ts';

export type Target = { readonly name: string } & ({ readonly inMemory: boolean } | { readonly deployed: true });

/** The API behaves alike wherever it runs and keeps its data. */
export const targets: readonly Target[] = isDeployed
  ? [{ name: 'in a local cloud', deployed: true }]
  : [
      { name: 'over memory', inMemory: true },
      { name: 'over the embedded emulators', inMemory: false },
    ];

/** So many at once; in a local cloud a fifth, for every call there is a process: it shows that parts fit, not how fast. */
export const crowdOf = <T>(people: number, perform: (at: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: isDeployed ? Math.ceil(people / 5) : people }, (_, at) => perform(at)));

export interface OpenShop {
  readonly call: Call;
  readonly url: string;
  readonly admin: SignedIn;
  readonly buyer: SignedIn;
  readonly otherBuyer: SignedIn;
}

/** Opens a shop for the tests of a file; the values are there once the tests run. */
export function useShop(target: Target, options: { readonly interfere?: Interfere } = {}): OpenShop {
  const shop = {} as { -readonly [K in keyof OpenShop]: OpenShop[K] };
  let stop: () => Promise<void> = async () => {};

  beforeAll(async () => {
    const started = await open(target, options);
    stop = started.stop;
    shop.url = started.url;
    shop.call = createClient(started.url);
    shop.admin = await signUp(shop.call, 'Ada');
    await started.grantAdmin(shop.admin.account.email);
    const { accessToken } = await logInAgain(shop.call, shop.admin);
    shop.admin = { ...shop.admin, accessToken };
    shop.buyer = await signUp(shop.call, 'Ben');
    shop.otherBuyer = await signUp(shop.call, 'Cleo');
  });
  afterAll(() => stop());
  return shop;
}

const open = (target: Target, options: { readonly interfere?: Interfere }) =>
  'deployed' in target
    ? openDeployed()
    : startShop({ port: 0, inMemory: target.inMemory, enforcePermissions: true, ...options });

/** Signed in anew: a role counts from the next sign-in on. */
export async function logInAgain(call: Call, { account }: SignedIn): Promise<SignedIn> {
  const { logIn } = await import('@frontrow/functions/contract/accounts.ts');
  return (await call(logIn, { body: { email: account.email, password: 'a quiet evening song' } })).body;
}

/** A small hall: 4 rows of 10 in the stalls, 2 rows of 10 for VIPs. */
export const smallHall = () => [rectangle(4, 10), rectangle(2, 10, { code: 'VIP', name: 'Boxes', priceTierId: 'vip' })];

export async function addConcert({ call, admin }: OpenShop, changes: Partial<NewConcert> = {}): Promise<AdminConcert> {
  const { status, body } = await call(createConcert, {
    as: admin,
    body: newConcertOnSale(smallHall(), Date.now(), changes),
  });
  if (status !== 201) throw new Error(`No concert: ${status} ${JSON.stringify(body)}`);
  return body.concert;
}

export const claim = (
  { call }: OpenShop,
  as: SignedIn,
  concertId: string,
  seatIds: string[],
  key: string = randomUUID(),
) => call(claimSeats, { as, params: { concertId }, headers: { 'idempotency-key': key }, body: { seatIds } });

/** The seats of a section that are not for sale now, as the availability tells. */
export async function takenIn({ call }: OpenShop, concertId: string, section: string): Promise<number> {
  const { body } = await call(getAvailability, { params: { concertId } });
  return [...(body.sections[section] ?? '')].filter((state) => state !== '.').length;
}
