import type { NewConcert } from '@frontrow/functions/contract/admin.ts';
import { checkConcert } from '@frontrow/functions/handlers/check-concert.ts';
import { type ShopOptions, startShop } from '@frontrow/infra/local/start-shop.ts';
import { chooseSeats } from '@frontrow/loadtest/choose-seats.ts';
import { club } from '@frontrow/loadtest/concerts.ts';
import { type Client, createClient, type Reply } from '@frontrow/loadtest/http-client.ts';
import { type Job, type OpenHall, openHall, readBack } from '@frontrow/loadtest/job.ts';
import { randomBelow, randomFrom } from '@frontrow/loadtest/random.ts';
import type { Claim } from '@frontrow/loadtest/rush.ts';
import type { Buyer } from '@frontrow/loadtest/shop.ts';
import { buyPatiently } from './patient-buyer.ts';
import { readTables } from './tables-for-tests.ts';
import { Storm } from './wire-faults.ts';

const connections = 32;
const seatsMax = 4;

export type Sale = 'direct' | 'queued' | 'payment';
export const sales: readonly Sale[] = ['direct', 'queued', 'payment'];

const concertOf: Record<Sale, Partial<NewConcert>> = {
  direct: { salesMode: 'direct' },
  queued: { salesMode: 'queued' },
  payment: { salesMode: 'direct', checkout: 'payment' },
};

export interface SaleUnderWay {
  readonly hall: OpenHall;
  readonly claims: Promise<Claim[]>;
}

export type DisturbedShop = Awaited<ReturnType<typeof openDisturbedShop>>;

/** A shop on emulators whose wire a storm is on, with buyers who are signed in, and its tables read past the storm. */
export async function openDisturbedShop(seed: number, buyersCount: number, more: Partial<ShopOptions> = {}) {
  const random = randomFrom(seed);
  const storm = new Storm(random);
  const shop = await startShop({ port: 0, disturb: storm.disturb, ...more });
  const rude: string[] = [];
  const slowest = { ms: 0 };
  const shed = { count: 0 };
  const client = attentive(createClient(`${shop.url}/api`, { connections }), rude, slowest, shed);
  const signIn = async (role: 'admin' | 'buyer'): Promise<Buyer> => {
    const id = crypto.randomUUID();
    return { id, token: await shop.issueAccessToken({ id, role }) };
  };
  const admin = await signIn('admin');
  const buyers = await Promise.all(Array.from({ length: buyersCount }, () => signIn('buyer')));
  const job: Job = { client, admin, buyers, connections, salesMode: 'direct', random, say: () => {} };
  const tables = await readTables();

  return {
    url: shop.url,
    client,
    admin,
    buyers,
    storm,
    random,
    /** Answers of 5xx that are not a plea to come back. */
    rude,
    /** Answers that asked to come back: 503 with `Retry-After`. */
    shed,
    /** The longest that an answer took. */
    slowest,
    ordersNow: tables.orders,
    payments: tables.payments,
    stop: () => shop.stop().finally(() => client.close()),

    openSale: (sale: Sale) => openHall(job, club, concertOf[sale]),

    /** Every buyer once, for one to four of 100 seats; one of three changes their mind. */
    async rush(sale: Sale, hall: OpenHall): Promise<Claim[]> {
      return Promise.all(
        buyers.map((buyer, at) => {
          const quantity = 1 + randomBelow(random, seatsMax);
          const seatIds = chooseSeats(hall.runs, quantity, 'adjacent', new Set(), random);
          const [isPaid, changesMind] = [sale === 'payment', at % 3 === 0];
          return buyPatiently({ client, concertId: hall.id, buyer, seatIds, isPaid, changesMind });
        }),
      );
    },

    /** What the checker finds, and where blocks, orders and counters contradict each other. */
    async faultsOf(hall: OpenHall, claims: Claim[]): Promise<unknown[]> {
      const { findings } = await readBack(job, hall, buyers, [{ claims, seconds: 0 }]);
      const report = await checkConcert(tables.ports, hall.id, { repair: false });
      return [...findings, ...(report?.drift ?? [{ rule: 'no-such-concert', detail: hall.id }])];
    },
  };
}

/** Notes what no buyer should hear. */
function attentive(client: Client, rude: string[], slowest: { ms: number }, shed: { count: number }): Client {
  const isShed = (reply: Reply) => reply.answered && reply.status === 503 && Number(reply.retryAfter) > 0;
  const isRude = (reply: Reply) => reply.answered && reply.status >= 500 && !isShed(reply);
  return {
    ...client,
    async request(request) {
      const reply = await client.request(request);
      slowest.ms = Math.max(slowest.ms, reply.latencyMs);
      if (isShed(reply)) shed.count += 1;
      if (reply.answered && isRude(reply))
        rude.push(`${request.method} ${request.path}: ${reply.status} ${JSON.stringify(reply.body)}`);
      return reply;
    },
  };
}
