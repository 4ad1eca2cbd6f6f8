import { mergeDecisions } from '../../domain/decision.ts';
import { decideGroup } from '../../domain/group-commit.ts';
import { refuseOrder } from '../../domain/order-moves.ts';
import { hallStatesOf } from '../../domain/seat-block.ts';
import type { Command } from '../commands/command.ts';
import { type Batch, type BatchAnswer, bury, settle } from '../commands/work-off.ts';
import { allBlockKeys } from '../shop/hall.ts';
import type { ShopPorts } from '../shop/shop-ports.ts';
import { behindPorts, type Defect, inWorld, withOrders } from './defect.ts';

type Serve = Command<Batch, BatchAnswer>['serve'];

const working = (command: 'settle' | 'bury', name: string, serve: Serve, ...breaks: string[]): Defect => ({
  name,
  plant: { commands: { [command]: { name: command, serve } } },
  breaks,
});

const nothingBack: BatchAnswer = { batchItemFailures: [] };

/** The line of claims and its workers, each without something that it needs. */
export const queueDefects: readonly Defect[] = [
  inWorld(
    'broken line',
    working('bury', 'a dead letter is thrown away', () => async () => nothingBack, 'I20', 'I6 a claim leaves'),
  ),
  inWorld(
    'broken line',
    working(
      'bury',
      'a dead letter is refused and no copy kept',
      (ports) => bury.serve({ ...ports, parked: { put: async () => {} } }),
      'I20',
    ),
  ),
  working(
    'settle',
    'a batch is taken out of the line before it is written',
    (ports) => async (account, batch) => {
      void settle.serve(ports)(account, batch);
      return nothingBack;
    },
    'I6 a claim leaves',
  ),
  inWorld(
    'rush',
    working(
      'settle',
      'what failed is taken out of the line',
      (ports) => async (account, batch) => {
        await settle.serve(ports)(account, batch);
        return nothingBack;
      },
      'I6 a claim leaves',
    ),
  ),
  inWorld(
    'rush',
    working(
      'settle',
      'who came last is served first',
      (ports) =>
        (account, { records }) =>
          settle.serve(ports)(account, { records: records.toReversed() }),
      'I16',
    ),
  ),
  inWorld(
    'rush',
    working(
      'settle',
      'claims are refused before what they lost to is written',
      (ports) => async (account, batch) => {
        await refuseAhead(ports, batch);
        return settle.serve(ports)(account, batch);
      },
      'I1 I12 a queued claim',
    ),
  ),
  inWorld(
    'rush',
    behindPorts(
      'a group is granted though its transaction lost, and the others are refused for it',
      (all) =>
        withOrders(all, {
          async commit(decision) {
            const result = await all.orders.commit(decision);
            return decision.orders.length > 1 ? { outcome: 'committed' } : result;
          },
        }),
      'I1 I12 a queued claim',
      'I6',
    ),
  ),
  inWorld(
    'rush',
    behindPorts(
      'a claim is accepted with nobody to watch it',
      (all) => ({ ...all, watchQueue: { send: async () => {} } }),
      'I6 what was accepted ends',
    ),
  ),
  inWorld(
    'rush',
    behindPorts(
      'a claim is accepted before it is written',
      (all) =>
        withOrders(all, {
          async put(order) {
            void all.orders.put(order).catch(() => {});
            return undefined;
          },
        }),
      'I2 no order',
      'I8',
    ),
  ),
  inWorld(
    'rush',
    behindPorts(
      'claims are written without a look',
      (all) => ({
        ...all,
        seatBlocks: {
          ...all.seatBlocks,
          listSeen: async (keys) => hallStatesOf(keys.map((key) => ({ ...key, version: 0, closed: false, seats: {} }))),
        },
      }),
      'I21',
    ),
  ),
  inWorld(
    'callings off',
    behindPorts(
      'a concert is called off and nobody is asked to end its orders',
      (all) => ({ ...all, orders: { ...all.orders, listOfConcert: async () => [] } }),
      'I18 a concert that is called off',
    ),
  ),
  inWorld(
    'callings off',
    behindPorts(
      'a concert is called off and stays open',
      (all) => ({ ...all, seatBlocks: { ...all.seatBlocks, setClosed: async () => {} } }),
      'I18 a concert that is called off',
    ),
  ),
];

/** Decides as the worker does, and writes the refusals first. */
async function refuseAhead(ports: ShopPorts, { records }: Batch): Promise<void> {
  const keys = records.map(({ body }) => JSON.parse(body) as { buyerId: string; orderId: string });
  const queued = (await ports.orders.findMany(keys)).filter(({ status }) => status === 'queued');
  const sorted = keys.flatMap(({ orderId }) => queued.find(({ id }) => id === orderId) ?? []);
  const concert = await ports.concerts.find(sorted[0]?.concertId ?? '');
  const plan = await ports.concerts.findSeatPlan(concert?.id ?? '');
  if (concert === undefined || plan === undefined) return;
  const ofConcert = sorted.filter(({ concertId }) => concertId === concert.id);
  const states = await ports.seatBlocks.listNow(allBlockKeys(concert.id, plan));
  const seatsHad = await ports.orders.listSeatsHad(
    ofConcert.map(({ buyerId }) => buyerId),
    concert.id,
  );
  const { refused } = decideGroup(ofConcert, concert, plan, { states, seatsHad }, ports.clock());
  const moves = refused.map(({ before, refusal }) => refuseOrder(before, refusal));
  const decisions = moves.flatMap((move) => (move.outcome === 'moved' ? [move.decision] : []));
  if (decisions.length > 0) await ports.orders.commit(mergeDecisions(decisions));
}
