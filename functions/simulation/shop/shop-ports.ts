import { simulatedPayments } from '../../adapters/payments/simulator.ts';
import { signedProofs } from '../../adapters/proofs.ts';
import { createRecentCache, type RecentCache } from '../../adapters/recent-cache.ts';
import { createSeenBlocks, type SeenBlocks, tellSeen } from '../../adapters/seen-blocks.ts';
import { keysOf } from '../../adapters/signing-keys.ts';
import type { Concert } from '../../domain/concert.ts';
import { type BlockKey, blockKeyText, type Decision } from '../../domain/decision.ts';
import type { Clock, Concerts, Orders, Ports, SeatBlocks } from '../../domain/ports.ts';
import { hallStatesOf, type SeatBlock } from '../../domain/seat-block.ts';
import type { SeatPlan } from '../../domain/seat-plan.ts';
import type { Cloud, CloudPorts } from './cloud.ts';
import { allBlockKeys } from './hall.ts';

export type ShopPorts = Pick<
  Ports,
  | 'concerts'
  | 'seatBlocks'
  | 'orders'
  | 'claimQueue'
  | 'watchQueue'
  | 'payments'
  | 'proofs'
  | 'parked'
  | 'accounts'
  | 'posters'
  | 'clock'
>;

/** One call to the cloud: an await at which others go on and faults strike. */
export type Send = <T>(name: string, effect: () => Promise<T>) => Promise<T>;

/** What a process keeps in its memory, for as long as the AWS adapters do. */
export interface Caches {
  readonly seen: SeenBlocks;
  readonly concerts: RecentCache<Concert | 'absent'>;
  readonly plans: RecentCache<SeatPlan | 'absent'>;
}

export const concertMaxAgeMs = 5_000;

export const createCaches = (clock: Clock, elapsed: Clock): Caches => ({
  seen: createSeenBlocks(clock, elapsed),
  concerts: createRecentCache(concertMaxAgeMs, 2_000, clock, elapsed),
  plans: createRecentCache(Number.POSITIVE_INFINITY, 50, clock, elapsed),
});

/** A read of the cloud that is not strong: as some moment before saw it. */
export type SeeLately = (key: BlockKey) => SeatBlock | undefined;

const signingKeys = keysOf({ current: '0'.repeat(64) });
const keys = async () => signingKeys;

/**
 * The ports of one request over the memory adapters, split into the calls that the DynamoDB adapters make and with their
 * caches. What is not split here is one call a method.
 */
export function shopPorts(
  cloud: Cloud,
  request: number,
  send: Send,
  caches: Caches,
  clock: Clock,
  see: SeeLately,
): ShopPorts {
  const ports = cloud.portsFor(request);
  const watchQueue = oneCallEach('watchQueue', ports.watchQueue, send);
  return {
    clock,
    watchQueue,
    claimQueue: oneCallEach('claimQueue', ports.claimQueue, send),
    payments: simulatedPayments(oneCallEach('paymentBook', ports.paymentBook, send), watchQueue, keys, clock),
    proofs: signedProofs(keys, clock),
    accounts: oneCallEach('accounts', ports.accounts, send),
    posters: oneCallEach('posters', ports.posters, send),
    parked: oneCallEach('parked', ports.parked, send),
    concerts: concertsOver(ports, send, caches),
    seatBlocks: seatBlocksOver(ports, send, caches, see),
    orders: ordersOver(ports, send, caches),
  };
}

function oneCallEach<T extends object>(name: string, port: T, send: Send): T {
  const methods = Object.entries(port).map(([method, run]) => [
    method,
    (...args: unknown[]) => send(`${name}.${method}`, async () => run(...args)),
  ]);
  return Object.fromEntries(methods);
}

function concertsOver(ports: CloudPorts, send: Send, caches: Caches): Concerts {
  const remote = oneCallEach('concerts', ports.concerts, send);
  const readPlan = async (concertId: string): Promise<SeatPlan | 'absent'> => {
    const concert = await remote.findNow(concertId);
    if (concert === undefined || concert.deletedAt !== undefined) return 'absent';
    return (await remote.findSeatPlan(concertId)) ?? 'absent';
  };
  return {
    ...remote,
    async find(id) {
      const concert = await caches.concerts.get(id, async () => (await remote.findNow(id)) ?? 'absent');
      return concert === 'absent' || concert.deletedAt !== undefined ? undefined : concert;
    },
    async findSeatPlan(concertId) {
      const plan = await caches.plans.get(concertId, () => readPlan(concertId));
      if (plan !== 'absent') return plan;
      caches.plans.forget(concertId);
      return undefined;
    },
    async update(before, after) {
      const result = await remote.update(before, after);
      if (result === 'updated') caches.concerts.forget(after.id);
      return result;
    },
    async remove(concert, plan, deletedAt) {
      const removed = await remote.remove(concert, plan, deletedAt);
      caches.concerts.forget(concert.id);
      caches.plans.forget(concert.id);
      return removed;
    },
  };
}

function seatBlocksOver({ seatBlocks }: CloudPorts, send: Send, { seen }: Caches, see: SeeLately): SeatBlocks {
  const sectionsOf = (plan: SeatPlan) => plan.sections.map((section) => ({ ...plan, sections: [section] }));
  return {
    async listSeen(keys) {
      const byText = new Map(keys.map((key) => [blockKeyText(key), key]));
      const found = await seen.getAll([...byText.keys()], (missing) =>
        send('seatBlocks.listSeen', async () => missing.map((text) => see(byText.get(text) as BlockKey) ?? 'absent')),
      );
      return hallStatesOf(found.filter((block) => block !== 'absent'));
    },
    listNow: (keys) => send('seatBlocks.listNow', () => seatBlocks.listNow(keys)),
    async listAll(concertId, plan, options) {
      const read = async (part: SeatPlan): Promise<SeatBlock[]> => {
        if (options?.strong !== true) return allBlockKeys(concertId, part).flatMap((key) => see(key) ?? []);
        const states = await seatBlocks.listAll(concertId, part, options);
        return part.sections.flatMap(({ code }) => [...(states.get(code)?.values() ?? [])]);
      };
      const parts = sectionsOf(plan).map((part) => send('seatBlocks.listAll', () => read(part)));
      return hallStatesOf((await Promise.all(parts)).flat());
    },
    async setClosed(concertId, plan, closed, turn) {
      const close = async (part: SeatPlan) => {
        await send('seatBlocks.setClosed', () => seatBlocks.setClosed(concertId, part, closed, turn));
        for (const key of allBlockKeys(concertId, part)) seen.forget(blockKeyText(key));
      };
      await Promise.all(sectionsOf(plan).map(close));
    },
  };
}

function ordersOver({ orders }: CloudPorts, send: Send, { seen }: Caches): Orders {
  return {
    ...oneCallEach('orders', orders, send),
    /** One read of two items, which stand at no common moment. */
    async findStanding(buyerId, orderId, concertId) {
      const [order, { seatsHad, restsUntil }] = await Promise.all([
        send('orders.findStanding', () => orders.find(buyerId, orderId)),
        send('orders.findStanding', () => orders.findStanding(buyerId, orderId, concertId)),
      ]);
      return { order, seatsHad, restsUntil };
    },
    async commit(decision: Decision) {
      const tellWritten = seen.beginWrite();
      const result = await send('orders.commit', () => orders.commit(decision));
      tellSeen(seen, tellWritten, decision, result);
      return result;
    },
  };
}
