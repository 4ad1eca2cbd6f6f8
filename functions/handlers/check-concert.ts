import { type Drift, driftKey, findDrift, repairOf, type Standing } from '../domain/drift.ts';
import type { Order } from '../domain/order.ts';
import type { OrderPlace, Ports } from '../domain/ports.ts';

export type CheckPorts = Pick<Ports, 'concerts' | 'seatBlocks' | 'orders' | 'clock'> & {
  /** Lets what is being written arrive before a second look. */
  readonly settle: () => Promise<void>;
};

export interface ConcertReport {
  readonly concertId: string;
  readonly orders: number;
  readonly drift: readonly Drift[];
  /** `driftKey` of what was put right. */
  readonly repaired: readonly string[];
}

const pageLength = 1_000;

/**
 * Compares what a concert's blocks, orders and counters say. They are read one after the other while people buy, and the
 * index lags a moment, so only what two looks find alike is told. Undefined where the concert is gone.
 */
export async function checkConcert(
  ports: CheckPorts,
  concertId: string,
  { repair }: { readonly repair: boolean },
): Promise<ConcertReport | undefined> {
  const first = await readStanding(ports, concertId);
  if (first === undefined) return undefined;
  const suspects = new Set(findDrift(first, ports.clock()).map(driftKey));
  if (suspects.size === 0) return { concertId, orders: first.orders.length, drift: [], repaired: [] };
  await ports.settle();
  const second = await readStanding(ports, concertId);
  if (second === undefined) return undefined;
  const drift = findDrift(second, ports.clock()).filter((each) => suspects.has(driftKey(each)));
  const repaired = repair ? await repairAll(ports, drift, second) : [];
  return { concertId, orders: second.orders.length, drift, repaired };
}

async function readStanding(
  { concerts, seatBlocks, orders }: CheckPorts,
  concertId: string,
): Promise<Standing | undefined> {
  const plan = await concerts.findSeatPlan(concertId);
  if (plan === undefined) return undefined;
  const blocks = await seatBlocks.listAll(concertId, plan, { strong: true });
  const all = await listOrders(orders, concertId);
  const seatsHad = await orders.listSeatsHad([...new Set(all.map(({ buyerId }) => buyerId))], concertId);
  return { concertId, blocks, orders: all, seatsHad };
}

async function listOrders(orders: Ports['orders'], concertId: string): Promise<Order[]> {
  const all: Order[] = [];
  let after: OrderPlace | undefined;
  for (;;) {
    const page = await orders.listOfConcert(concertId, { limit: pageLength, ...(after && { after }) });
    all.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < pageLength) return all;
    after = { createdAt: last.createdAt, id: last.id };
  }
}

async function repairAll(
  { orders, clock }: CheckPorts,
  drift: readonly Drift[],
  standing: Standing,
): Promise<string[]> {
  const repaired: string[] = [];
  for (const each of drift) {
    const decision = repairOf(each, standing, clock());
    if (decision && (await orders.commit(decision)).outcome === 'committed') repaired.push(driftKey(each));
  }
  return repaired;
}
