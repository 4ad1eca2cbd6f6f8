import type { ClaimMessage } from '../contract/messages.ts';
import type { OrderRefusal } from '../contract/orders.ts';
import { blocksOfWish } from '../domain/claim.ts';
import type { Concert } from '../domain/concert.ts';
import { type BlockKey, blockKeyText, type LostCommit, mergeDecisions } from '../domain/decision.ts';
import { decideGroup, type GroupStanding } from '../domain/group-commit.ts';
import type { Order } from '../domain/order.ts';
import { refuseOrder } from '../domain/order-moves.ts';
import type { Ports } from '../domain/ports.ts';
import { statesAfter } from '../domain/seat-block.ts';
import type { SeatPlan } from '../domain/seat-plan.ts';
import { meter } from '../runtime/metrics.ts';
import { expireRunOutHolds } from './expire-run-out-holds.ts';
import { moveOrder } from './move-order.ts';
import { commitOrGiveRoomsBack, takeAllRooms } from './network-rooms.ts';

export type SettlePorts = Pick<Ports, 'orders' | 'concerts' | 'seatBlocks' | 'clock'>;

/** A group that keeps losing is settled one order a transaction, so that no neighbour is dragged along. */
const decisionsMax = 4;

interface Batch {
  readonly concert: Concert;
  readonly plan: SeatPlan;
  /** In the order of their arrival; all still queued when they were read. */
  readonly orders: readonly Order[];
}

/**
 * Settles claims that arrived in one line: decided in their order, written as one transaction. Answers the first
 * message that could not be settled; it and all behind it must come again.
 */
export async function settleClaims(ports: SettlePorts, messages: readonly ClaimMessage[]): Promise<number> {
  const distinct = [...new Map(messages.map((message) => [message.orderId, message])).values()];
  const found = new Map((await ports.orders.findMany(distinct)).map((order) => [order.id, order]));
  // The order was put before the message was sent: one that is not there was read too early, or is not ours.
  const absentAt = messages.findIndex(({ orderId }) => !found.has(orderId));
  const readable = absentAt === -1 ? messages : messages.slice(0, absentAt);
  const orders = [...new Set(readable.map(({ orderId }) => orderId))].flatMap((id) => found.get(id) ?? []);
  const queued = orders.filter(({ status }) => status === 'queued');
  for (const [concertId, of] of Map.groupBy(queued, (order) => order.concertId))
    await settleOfConcert(ports, concertId, of);
  return readable.length;
}

async function settleOfConcert(ports: SettlePorts, concertId: string, orders: readonly Order[]): Promise<void> {
  const concert = await ports.concerts.find(concertId);
  const plan = await ports.concerts.findSeatPlan(concertId);
  if (concert === undefined || plan === undefined) {
    const refusal = { code: 'sale-not-open' as const, takenSeatIds: [], suggestedSeatIds: [] };
    await Promise.all(orders.map((order) => refuse(ports, order, refusal)));
    return;
  }
  await settleTogether(ports, { concert, plan, orders });
}

async function settleTogether(ports: SettlePorts, batch: Batch): Promise<void> {
  const { concert, plan } = batch;
  let { orders } = batch;
  let standing = await readStanding(ports, batch);
  const freed = new Set<string>();
  for (let attempt = 1; attempt <= decisionsMax && orders.length > 0; attempt += 1) {
    const { granted, refused } = decideGroup(orders, concert, plan, standing, ports.clock());
    const limited = refused.filter(
      ({ before, refusal }) => refusal.code === 'seat-limit' && !freed.has(before.buyerId),
    );
    if (limited.length > 0) {
      await freeShares(
        ports,
        limited.map(({ before }) => before),
      );
      for (const { before } of limited) freed.add(before.buyerId);
      standing = await readStanding(ports, { ...batch, orders });
      continue;
    }
    const held = granted.map(({ order }) => order);
    const crowded = new Set((await takeAllRooms(ports, held, concert, plan)).map(({ id }) => id));
    if (crowded.size > 0) {
      const refusal = { code: 'network-limit' as const, takenSeatIds: [], suggestedSeatIds: [] };
      await Promise.all(orders.flatMap((order) => (crowded.has(order.id) ? [refuse(ports, order, refusal)] : [])));
      orders = orders.filter(({ id }) => !crowded.has(id));
      continue;
    }
    const decision = mergeDecisions(granted.map((each) => each.decision));
    const commit =
      granted.length === 0 ? ({ outcome: 'committed' } as const) : await commitOrGiveRoomsBack(ports, decision, held);
    if (commit.outcome === 'committed') {
      meter.count('ClaimsGranted', granted.length);
      meter.count(
        'SeatsClaimed',
        granted.reduce((sum, { order }) => sum + order.seats.length, 0),
      );
      // Only now are they true: what was granted before them is written.
      await Promise.all(refused.map(({ before, refusal }) => refuse(ports, before, refusal)));
      return;
    }
    meter.count('Redecisions');
    orders = withoutSettled(orders, commit);
    standing = standingAfter(standing, commit);
  }
  if (orders.length === 0) return;
  if (orders.length === 1) throw new Error(`Order ${orders[0]?.id} kept losing`);
  for (const order of orders) await settleTogether(ports, { ...batch, orders: [order] });
}

async function readStanding(ports: SettlePorts, { concert, plan, orders }: Batch): Promise<GroupStanding> {
  const keys = new Map<string, BlockKey>();
  for (const { seats, wish } of orders) {
    const asked = wish === undefined ? { seatIds: seats.map(({ id }) => id) } : { bestAvailable: wish };
    for (const key of blocksOfWish(asked, concert.id, plan)) keys.set(blockKeyText(key), key);
  }
  const [states, seatsHad] = await Promise.all([
    ports.seatBlocks.listNow([...keys.values()]),
    ports.orders.listSeatsHad(
      orders.map(({ buyerId }) => buyerId),
      concert.id,
    ),
  ]);
  return { states, seatsHad };
}

/** Nobody is refused because of a hold of theirs that has run out while they waited in line. */
async function freeShares(ports: SettlePorts, limited: readonly Order[]): Promise<void> {
  const buyers = new Map(limited.map((order) => [order.buyerId, order]));
  await Promise.all([...buyers.values()].map((order) => expireRunOutHolds(ports, order)));
}

/** Orders that somebody else brought further are done with, whoever it was. */
function withoutSettled(orders: readonly Order[], lost: LostCommit): Order[] {
  const settled = new Set(lost.orders.filter(({ status }) => status !== 'queued').map(({ id }) => id));
  return orders.filter(({ id }) => !settled.has(id));
}

function standingAfter(standing: GroupStanding, lost: LostCommit): GroupStanding {
  const counted = lost.counters.map(({ buyerId, seatsHad }) => [buyerId, seatsHad] as const);
  const resting = lost.counters.map(({ buyerId, restsUntil }) => [buyerId, restsUntil] as const);
  return {
    states: statesAfter(standing.states, lost),
    seatsHad: new Map([...standing.seatsHad, ...counted]),
    restsUntil: new Map([...(standing.restsUntil ?? []), ...resting]),
  };
}

/** The order was read a moment ago; only if it moved since is it read again. */
async function refuse(ports: SettlePorts, order: Order, refusal: OrderRefusal): Promise<void> {
  meter.countRefusal(refusal.code);
  const move = refuseOrder(order, refusal);
  if (move.outcome === 'moved' && (await ports.orders.commit(move.decision)).outcome === 'committed') return;
  await moveOrder(ports, { buyerId: order.buyerId, orderId: order.id }, (each) => refuseOrder(each, refusal));
}
