import { memoryAccounts } from '../../adapters/memory/accounts.ts';
import { type MemoryBookings, memoryBookings } from '../../adapters/memory/bookings.ts';
import { memoryConcerts } from '../../adapters/memory/concerts.ts';
import { memoryPaymentBook } from '../../adapters/memory/payment-book.ts';
import { memoryPosters } from '../../adapters/memory/posters.ts';
import type { PaymentBook } from '../../adapters/payments/payment-book.ts';
import type { Concert } from '../../domain/concert.ts';
import { type BlockKey, blockKeyText, type Commit, type Decision } from '../../domain/decision.ts';
import type { Order } from '../../domain/order.ts';
import type { ClaimQueue, Ports, WatchQueue } from '../../domain/ports.ts';
import type { SeatBlock } from '../../domain/seat-block.ts';
import type { SeatPlan } from '../../domain/seat-plan.ts';
import type { BlockStep, History } from '../stage/history.ts';
import { allBlockKeys } from './hall.ts';

export type CloudPorts = Pick<
  Ports,
  'concerts' | 'seatBlocks' | 'orders' | 'claimQueue' | 'watchQueue' | 'parked' | 'accounts' | 'posters'
> & { readonly paymentBook: PaymentBook };

/** The storage that all processes share: the memory adapters, with every write put on record at once. */
export interface Cloud {
  readonly bookings: MemoryBookings;
  /** Records what it writes under this request. */
  portsFor(request: number): CloudPorts;
  /** As a read that is not strong may see it. */
  blockAsOf(key: BlockKey, atMs: number): SeatBlock | undefined;
}

/** The queues of a cloud, each kept by whoever delivers from it. */
export interface CloudQueues {
  readonly watchQueue: WatchQueue;
  claimQueueFor(request: number): ClaimQueue;
}

export function createCloud(
  history: History,
  now: () => number,
  { watchQueue, claimQueueFor }: CloudQueues,
  bookings: MemoryBookings = memoryBookings(),
  paymentBook: PaymentBook = memoryPaymentBook(),
): Cloud {
  const concerts = memoryConcerts(bookings);
  const [accounts, posters] = [memoryAccounts(), memoryPosters()];
  const booked = new Map<string, string>();
  const plans = new Map<string, SeatPlan>();
  const past = new Map<string, { atMs: number; block: SeatBlock | undefined }[]>();

  const read = async (keys: readonly BlockKey[]): Promise<BlockStep[]> => {
    const states = await bookings.seatBlocks.listSeen(keys);
    return keys.map((key) => ({ key: blockKeyText(key), block: states.get(key.section)?.get(key.block) }));
  };
  const remember = (steps: readonly BlockStep[]): readonly BlockStep[] => {
    const changed = steps.filter(({ key, block }) => !past.has(key) || past.get(key)?.at(-1)?.block !== block);
    for (const { key, block } of changed) {
      const log = past.get(key) ?? [];
      log.push({ atMs: now(), block });
      past.set(key, log);
    }
    return changed;
  };
  const recordBlocks = async (
    request: number,
    cause: 'created' | 'closed' | 'reopened' | 'removed',
    concertId: string,
    plan: SeatPlan,
  ) => {
    // The memory adapter closes a concert at once, whichever part of it is asked for: all of it is looked at.
    const whole = plans.get(concertId) ?? plan;
    plans.set(concertId, whole);
    const steps = remember(await read(allBlockKeys(concertId, whole)));
    history.add({ kind: 'blocks', request, cause, concertId, steps });
  };
  const recordConcert = (request: number, concert: Concert | undefined) => {
    if (concert !== undefined) history.add({ kind: 'concert', request, concert });
  };
  const recordPayment = async (request: number, id: string) => {
    const payment = await paymentBook.find(id);
    // Only what changed is on record: said again, it happened once.
    if (payment === undefined || booked.get(id) === JSON.stringify(payment)) return;
    booked.set(id, JSON.stringify(payment));
    history.add({ kind: 'payment', request, payment });
  };
  const recordCommit = async (request: number, decision: Decision, { outcome }: Commit) => {
    const steps = outcome === 'committed' ? remember(await read(decision.blocks)) : [];
    const orders: Order[] = [];
    const counters = new Map<string, { buyerId: string; concertId: string; seatsHad: number }>();
    for (const { order: asked } of decision.orders) {
      const { buyerId, concertId } = asked;
      const { order, seatsHad } = await bookings.orders.findStanding(buyerId, asked.id, concertId);
      if (order !== undefined) orders.push(order);
      counters.set(`${buyerId}/${concertId}`, { buyerId, concertId, seatsHad });
    }
    history.add({ kind: 'commit', request, outcome, decision, orders, counters: [...counters.values()], steps });
  };

  return {
    bookings,
    portsFor: (request) => ({
      accounts,
      posters,
      paymentBook: {
        ...paymentBook,
        async open(payment) {
          await paymentBook.open(payment);
          await recordPayment(request, payment.id);
        },
        async end(id, status) {
          const ended = await paymentBook.end(id, status);
          await recordPayment(request, id);
          return ended;
        },
        async refund(id) {
          await paymentBook.refund(id);
          await recordPayment(request, id);
        },
      },
      claimQueue: claimQueueFor(request),
      watchQueue,
      parked: {
        async put({ id, body }) {
          history.add({ kind: 'parked', request, id, body });
        },
      },
      concerts: {
        ...concerts,
        async create(concert, plan) {
          await concerts.create(concert, plan);
          await recordBlocks(request, 'created', concert.id, plan);
          recordConcert(request, concert);
        },
        async update(before, after) {
          const result = await concerts.update(before, after);
          if (result === 'updated') recordConcert(request, await concerts.findNow(after.id));
          return result;
        },
        async remove(concert, plan, deletedAt) {
          const removed = await concerts.remove(concert, plan, deletedAt);
          if (removed.outcome === 'taken') return removed;
          recordConcert(request, await concerts.findNow(concert.id));
          await recordBlocks(request, 'removed', concert.id, plan);
          return removed;
        },
      },
      seatBlocks: {
        ...bookings.seatBlocks,
        async setClosed(concertId, plan, closed, turn) {
          await bookings.seatBlocks.setClosed(concertId, plan, closed, turn);
          await recordBlocks(request, closed ? 'closed' : 'reopened', concertId, plan);
        },
      },
      orders: {
        ...bookings.orders,
        async takeRoom(room, seatsMax) {
          const isTaken = await bookings.orders.takeRoom(room, seatsMax);
          history.add({ kind: 'room', request, room, isTaken });
          return isTaken;
        },
        async giveRoomBack(room, now) {
          await bookings.orders.giveRoomBack(room, now);
          history.add({ kind: 'room-back', request, room, now });
        },
        async put(order) {
          const stored = await bookings.orders.put(order);
          if (stored === undefined) history.add({ kind: 'accepted', request, order });
          return stored;
        },
        async commit(decision) {
          const result = await bookings.orders.commit(decision);
          await recordCommit(request, decision, result);
          return result;
        },
      },
    }),
    blockAsOf(key, atMs) {
      return past.get(blockKeyText(key))?.findLast((step) => step.atMs <= atMs)?.block;
    },
  };
}
