import type { NewConcert } from '@frontrow/functions/contract/admin.ts';
import type { SalesMode } from '@frontrow/functions/contract/concerts.ts';
import { checkBookings, type Evidence, type Finding, statesOf } from './check-bookings.ts';
import { type Runs, runsOf } from './choose-seats.ts';
import { arena, club, concertIn, type Hall } from './concerts.ts';
import type { Client } from './http-client.ts';
import { inParallel } from './in-parallel.ts';
import { type Random, randomBelow } from './random.ts';
import type { PartReport } from './report.ts';
import { type Plan, type Rush, rush, sweep } from './rush.ts';
import { type Buyer, createConcert, getAvailability, listOrders, listOrdersOfConcert } from './shop.ts';

export interface Job {
  client: Client;
  admin: Buyer;
  buyers: readonly Buyer[];
  connections: number;
  salesMode: SalesMode;
  random: Random;
  /** Buyers who ask at the same time; as many as there are connections where nothing is said. */
  buyersAtOnce?: number;
  /** How often who waits in the queue looks at the order. */
  pollEveryMs?: number;
  /** Hears what is going on. */
  say: (text: string) => void;
}

/** What availability shows may be a second old. */
const availabilityAgeMs = 1_500;
/** Every buyer, twice, for 1 to 4 of 100 seats, half of them side by side; then a sweep for what is left. */
export async function rushOnClub(job: Job, onRushed: () => Promise<void> = async () => {}): Promise<PartReport[]> {
  const hall = await openHall(job, club);
  const { buyers } = job;
  job.say(`A: ${buyers.length} buyers, two requests each, 100 seats`);
  const plans = buyers.map((buyer, at): Plan => ({ buyer, wish: wishOf(at), requests: 2 }));
  const first = await rushOn(job, hall, plans);
  await onRushed();
  const after = await readBack(job, hall, buyers, [first]);
  const part: PartReport = { name: 'A: 100 seats', rush: first, buyers: buyers.length, ...after };
  if (after.left.length === 0) return [part];
  job.say(`A: a sweep for the ${after.left.length} seats that random wishes left`);
  // Buyers who have nothing yet cannot meet the seat limit.
  const happy = new Set(first.claims.flatMap(({ buyerId, result }) => (result.outcome === 'granted' ? [buyerId] : [])));
  const sweepers = buyers.filter(({ id }) => !happy.has(id));
  const second = await sweep(job.client, {
    concertId: hall.id,
    left: after.left,
    buyers: sweepers.length > 0 ? sweepers : buyers,
  });
  const { left, findings, ...swept } = await readBack(job, hall, buyers, [first, second]);
  const unsold = left.map((id): Finding => ({ rule: 'left-unsold', detail: `${id} is still free after the sweep` }));
  const sweeping = new Set(second.claims.map(({ buyerId }) => buyerId)).size;
  return [part, { name: 'A: sweep', rush: second, buyers: sweeping, ...swept, findings: [...findings, ...unsold] }];
}

/** Every buyer, once or twice, for 1 to 4 of 20,000 seats, half of them side by side. */
export async function rushOnArena(job: Job): Promise<PartReport> {
  const hall = await openHall(job, arena);
  job.say(`B: ${job.buyers.length} buyers, one or two requests each, 20,000 seats`);
  const plans = job.buyers.map(
    (buyer, at): Plan => ({ buyer, wish: wishOf(at), requests: 1 + randomBelow(job.random, 2) }),
  );
  const result = await rushOn(job, hall, plans);
  return {
    name: 'B: 20,000 seats',
    rush: result,
    buyers: job.buyers.length,
    ...(await readBack(job, hall, job.buyers, [result])),
  };
}

export const wishOf = (at: number) => (at % 2 === 0 ? 'adjacent' : 'random');

/** Adds a concert in this hall and says what is asked of it. */
export async function openHall({ client, admin, salesMode }: Job, hall: Hall, changes: Partial<NewConcert> = {}) {
  const body = { ...concertIn(hall, Date.now(), salesMode), ...changes };
  const { id, seatsPerBuyer, seatMapVersion } = await createConcert(client, admin, body);
  return { id, seatsPerBuyer, seatMapVersion, sections: hall.sections, runs: runsOf(hall.sections) };
}
export type OpenHall = Awaited<ReturnType<typeof openHall>>;

function rushOn(job: Job, { id, runs }: { id: string; runs: Runs }, plans: readonly Plan[]): Promise<Rush> {
  return rush(job.client, { concertId: id, runs, plans }, { ...job, connections: job.buyersAtOnce ?? job.connections });
}

/** Reads everything of a concert, as its buyers, as an admin and as anyone sees it, and checks it. */
export async function readBack(
  { client, admin, connections, say }: Job,
  hall: OpenHall,
  buyers: readonly Buyer[],
  rushes: readonly Rush[] | 'nobody noted them',
) {
  say('Reading everything back');
  await new Promise((resolve) => setTimeout(resolve, availabilityAgeMs));
  const availability = await getAvailability(client, hall.id);
  const orders = await inParallel(buyers, connections, async (buyer) =>
    (await listOrders(client, buyer)).filter(({ concertId }) => concertId === hall.id),
  );
  const evidence: Evidence = {
    sections: hall.sections,
    seatsPerBuyer: hall.seatsPerBuyer,
    claims: rushes === 'nobody noted them' ? undefined : rushes.flatMap(({ claims }) => claims),
    availability,
    ordersByBuyer: new Map(buyers.map(({ id }, at) => [id, orders[at] ?? []])),
    adminOrders: await listOrdersOfConcert(client, admin, hall.id),
  };
  const states = [...statesOf(evidence)];
  const left = states.filter(([, state]) => state === '.').map(([id]) => id);
  return {
    left,
    seatsSold: states.length - left.length,
    seatsTotal: states.length,
    ordersRead: orders.flat().length,
    orders: evidence.adminOrders,
    findings: checkBookings(evidence),
  };
}
