import { blockKeyText } from '../../domain/decision.ts';
import type { Order } from '../../domain/order.ts';
import type { Concerts, SeatBlocks } from '../../domain/ports.ts';
import { type HallStates, hallStatesOf, type SeatBlock } from '../../domain/seat-block.ts';
import type { Cloud } from '../shop/cloud.ts';
import type { History } from '../stage/history.ts';
import { behindPorts, type Defect, inWorld, withOrders } from './defect.ts';

const noSeatsLeft = { sold: 0, available: { tier0: 1, tier1: 1 }, countedAt: Number.MAX_SAFE_INTEGER };

/** Reads that show too much, too little or what was long ago; and blocks that stay open. */
export const readDefects: readonly Defect[] = [
  behindPorts(
    'the seat map is painted once and never again',
    (all, { cloud }) => {
      const first = firstAnswers(cloud);
      const listAll: SeatBlocks['listAll'] = (id, plan, options) =>
        options?.strong === true
          ? all.seatBlocks.listAll(id, plan, options)
          : first(`map ${id}`, () => all.seatBlocks.listAll(id, plan));
      return { ...all, seatBlocks: { ...all.seatBlocks, listAll } };
    },
    'I17 the seat map',
  ),
  behindPorts(
    'blocks that were seen once are never looked at again',
    (all, { cloud }) => {
      const first = firstAnswers(cloud);
      const listSeen: SeatBlocks['listSeen'] = async (keys) => {
        const known = await Promise.all(
          keys.map((key) => first(blockKeyText(key), async () => blocksIn(await all.seatBlocks.listSeen([key])))),
        );
        return hallStatesOf(known.flat());
      };
      return { ...all, seatBlocks: { ...all.seatBlocks, listSeen } };
    },
    'I1 I8 I12 a refusal is true',
    'I13 I14',
  ),
  behindPorts(
    'seats left are counted once and never again',
    (all, { cloud }) => {
      const first = firstAnswers(cloud);
      const listSummaries: Concerts['listSummaries'] = (ids) =>
        first(`summaries ${ids.join()}`, async () => new Map(ids.map((id) => [id, noSeatsLeft])));
      return { ...all, concerts: { ...all.concerts, listSummaries } };
    },
    'I13 I14',
  ),
  behindPorts(
    'an order is found whoever asks',
    (all, { history }) =>
      withOrders(all, {
        async find(buyerId, orderId) {
          const owner = ordersAt(history, Number.POSITIVE_INFINITY).get(orderId)?.buyerId;
          return all.orders.find(owner ?? buyerId, orderId);
        },
      }),
    'I19',
  ),
  behindPorts(
    'lists of orders show what was two seconds ago',
    (all, { timeline, history }) =>
      withOrders(all, {
        async listOfBuyer(buyerId) {
          const before = [...ordersAt(history, timeline.now() - 2_000).values()];
          await all.orders.listOfBuyer(buyerId);
          return before.filter((order) => order.buyerId === buyerId);
        },
      }),
    'I17 buyers read',
  ),
  inWorld(
    'deletions',
    behindPorts(
      'a concert is deleted without closing it',
      (all) => ({ ...all, seatBlocks: { ...all.seatBlocks, setClosed: async () => {} } }),
      'I18',
    ),
  ),
  inWorld(
    'deletions',
    behindPorts(
      'a deletion looks for orders with old eyes',
      (all) => ({
        ...all,
        seatBlocks: { ...all.seatBlocks, listAll: (id, plan) => all.seatBlocks.listAll(id, plan, { strong: false }) },
      }),
      'I18',
    ),
  ),
  inWorld(
    'deletions by wrong clocks',
    behindPorts(
      'whoever closes or opens blocks, and deletes, believes to be the only one',
      (all, { cloud }) => ({
        ...all,
        seatBlocks: {
          ...all.seatBlocks,
          setClosed: (id, plan, closed) => all.seatBlocks.setClosed(id, plan, closed, turnOf(cloud)),
        },
        concerts: {
          ...all.concerts,
          async remove(concert, plan, deletedAt) {
            const closingUntil = (await all.concerts.findNow(concert.id))?.closingUntil ?? 0;
            return all.concerts.remove({ ...concert, closingUntil }, plan, deletedAt);
          },
        },
      }),
      'I18',
    ),
  ),
  behindPorts(
    'prices are those that the first client saw',
    (all, { cloud }) => {
      const first = firstAnswers(cloud);
      const find: Concerts['find'] = (id) => first(`concert ${id}`, () => all.concerts.find(id));
      return { ...all, concerts: { ...all.concerts, find } };
    },
    'I11',
  ),
];

const blocksIn = (states: HallStates): SeatBlock[] => [...states.values()].flatMap((section) => [...section.values()]);

/** Orders as they stood at a time. */
function ordersAt({ entries }: History, atMs: number): Map<string, Order> {
  const orders = new Map<string, Order>();
  for (const entry of entries)
    if (entry.atMs <= atMs) {
      if (entry.kind === 'accepted') orders.set(entry.order.id, entry.order);
      if (entry.kind === 'commit') for (const order of entry.orders) orders.set(order.id, order);
    }
  return orders;
}

/** Later than every turn before. */
const turns = new WeakMap<Cloud, number>();

function turnOf(cloud: Cloud): number {
  const turn = (turns.get(cloud) ?? 1_000) + 1;
  turns.set(cloud, turn);
  return turn;
}

/** What was answered first in this world is answered for good, in all processes. */
const answers = new WeakMap<Cloud, Map<string, unknown>>();

function firstAnswers(cloud: Cloud): <T>(key: string, load: () => Promise<T>) => Promise<T> {
  const known = answers.get(cloud) ?? new Map<string, unknown>();
  answers.set(cloud, known);
  return async <T>(key: string, load: () => Promise<T>) => {
    if (!known.has(key)) {
      const loaded = await load();
      if (!known.has(key)) known.set(key, loaded);
    }
    return known.get(key) as T;
  };
}
