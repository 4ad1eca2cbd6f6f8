import type { Commit, Decision } from '../../domain/decision.ts';
import { Refusal } from '../../domain/refusal.ts';
import { behindPorts, type Defect, withOrders } from './defect.ts';

const noCounters = (decision: Decision): Decision => ({ ...decision, counters: [] });
/** Writes something more under orders that stand already. */
const afterwards = ({ orders, counters }: Decision): Decision => ({
  orders: orders.map(({ order }) => ({ before: order, order })),
  blocks: [],
  counters,
});
const isNew = ({ orders }: Decision): boolean => orders.some(({ before }) => before === undefined);

/** Transactions that are none, and outcomes that are told wrongly. */
export const commitDefects: readonly Defect[] = [
  behindPorts(
    'the counter is written after the transaction',
    (all) =>
      withOrders(all, {
        async commit(decision) {
          const result = await all.orders.commit(noCounters(decision));
          if (result.outcome === 'committed') await all.orders.commit(afterwards(decision));
          return result;
        },
      }),
    'I13 counters',
    'I12',
  ),
  behindPorts(
    'each block is a transaction of its own',
    (all) =>
      withOrders(all, {
        async commit(decision) {
          const [first, ...others] = decision.blocks;
          let result: Commit = await all.orders.commit({ ...decision, blocks: first ? [first] : [] });
          for (const block of result.outcome === 'committed' ? others : [])
            result = await all.orders.commit({ ...noCounters(afterwards(decision)), blocks: [block] });
          return result;
        },
      }),
    'I4',
  ),
  behindPorts(
    'a claim is answered before it is written',
    (all) =>
      withOrders(all, {
        async commit(decision) {
          if (!isNew(decision)) return all.orders.commit(decision);
          void all.orders.commit(decision).catch(() => {});
          return { outcome: 'committed' };
        },
      }),
    'I2 no order',
  ),
  behindPorts(
    'a lost answer is told as a lost race',
    (all) =>
      withOrders(all, {
        async commit(decision) {
          try {
            return await all.orders.commit(decision);
          } catch (error) {
            if (!(error instanceof Refusal) || !isNew(decision)) throw error;
            const seats = decision.orders.flatMap(({ order }) => order.seats);
            throw new Refusal('seats-taken', { takenSeatIds: seats.map(({ id }) => id) });
          }
        },
      }),
    'I1 I8 I12 a refusal is true',
  ),
  behindPorts(
    'a lost race is taken for a throttled one and hidden',
    (all) =>
      withOrders(all, {
        async commit(decision) {
          await all.orders.commit(decision);
          return { outcome: 'committed' };
        },
      }),
    'I2 no order',
  ),
  behindPorts(
    'a lost race is run again and again',
    (all) =>
      withOrders(all, {
        async commit(decision) {
          let result = await all.orders.commit(decision);
          for (let tries = 1; tries < 20 && result.outcome === 'lost'; tries += 1)
            result = await all.orders.commit(decision);
          return result;
        },
      }),
    'I22',
  ),
  behindPorts(
    'what the SDK throws comes through',
    (all) =>
      withOrders(all, {
        async commit(decision) {
          try {
            return await all.orders.commit(decision);
          } catch (error) {
            throw new Error('ProvisionedThroughputExceededException', { cause: error });
          }
        },
      }),
    'I6 every',
  ),
];
