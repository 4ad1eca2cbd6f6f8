import type { Commit, Decision } from '../../domain/decision.ts';
import { Refusal } from '../../domain/refusal.ts';
import { behindPorts, type Defect, withOrders } from './defect.ts';

const noCounter = (decision: Decision): Decision => ({ ...decision, counter: { ...decision.counter, seats: 0 } });
/** Writes something more under an order that stands already. */
const afterwards = ({ order: { order }, counter }: Decision): Decision => ({
  order: { kind: 'move', from: order.status, order },
  blocks: [],
  counter,
});

/** Transactions that are none, and outcomes that are told wrongly. */
export const commitDefects: readonly Defect[] = [
  behindPorts(
    'the counter is written after the transaction',
    (all) =>
      withOrders(all, {
        async commit(decision) {
          const result = await all.orders.commit(noCounter(decision));
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
            result = await all.orders.commit({ ...noCounter(afterwards(decision)), blocks: [block] });
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
          if (decision.order.kind !== 'put') return all.orders.commit(decision);
          void all.orders.commit(decision).catch(() => {});
          return { outcome: 'committed' };
        },
      }),
    'I2',
  ),
  behindPorts(
    'a lost answer is told as a lost race',
    (all) =>
      withOrders(all, {
        async commit(decision) {
          try {
            return await all.orders.commit(decision);
          } catch (error) {
            const { seats } = decision.order.order;
            if (!(error instanceof Refusal) || decision.order.kind !== 'put') throw error;
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
    'I2',
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
    'I6',
  ),
];
