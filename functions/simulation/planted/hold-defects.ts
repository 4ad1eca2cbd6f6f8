import type { Orders, SeatBlocks } from '../../domain/ports.ts';
import { type HallStates, hallStatesOf, type SeatValue } from '../../domain/seat-block.ts';
import { behindPorts, type Defect, inWorld } from './defect.ts';

const paid = (defect: Defect): Defect => inWorld('payments', defect);
const hourSeconds = 60 * 60;

/** Holds, payments and the watch, each without something that it needs. */
export const holdDefects: readonly Defect[] = [
  paid(
    behindPorts(
      'nobody watches',
      (all) => ({ ...all, watchQueue: { send: async () => {} } }),
      'I6 what was accepted ends',
    ),
  ),
  paid(
    behindPorts(
      'a refund is noted and not made',
      (all) => ({ ...all, payments: { ...all.payments, refund: async () => {} } }),
      'I9 I10 I15 money',
    ),
  ),
  paid(
    behindPorts(
      'the provider hears of a payment that it never captures, and the order is told otherwise',
      (all) => ({ ...all, payments: { ...all.payments, charge: async () => 'captured' } }),
      'I9 I10 I15 money',
    ),
  ),
  paid(
    behindPorts(
      'a hold that has run out keeps its seats',
      (all) => ({ ...all, seatBlocks: withSeen(all.seatBlocks, (value) => value.replace(/^[^~]{7}/, 'zzzzzzz')) }),
      'I1 I8 I12 a refusal is true',
    ),
  ),
  paid(
    behindPorts(
      'a hold is open before its time',
      (all) => {
        const commit: Orders['commit'] = ({ blocks, ...decision }) =>
          all.orders.commit({ ...decision, blocks: blocks.map((each) => ({ ...each, now: each.now + hourSeconds })) });
        const seatBlocks = withSeen(all.seatBlocks, (value) => (value.startsWith('~') ? value : undefined));
        return { ...all, seatBlocks, orders: { ...all.orders, commit } };
      },
      'I1 a seat has one owner',
    ),
  ),
  paid(
    behindPorts(
      'what was paid is confirmed whoever has the seats by now',
      (all) => {
        const commit: Orders['commit'] = (decision) =>
          all.orders.commit({
            ...decision,
            blocks: decision.orders.some(({ order }) => order.status === 'expired') ? [] : decision.blocks,
            orders: decision.orders.map((change) =>
              change.order.status === 'expired'
                ? { ...change, order: { ...change.order, status: 'confirmed' } }
                : change,
            ),
          });
        return { ...all, orders: { ...all.orders, commit } };
      },
      'I4',
    ),
  ),
];

/** Changes what a look before a claim shows. */
function withSeen(seatBlocks: SeatBlocks, shown: (value: SeatValue) => SeatValue | undefined): SeatBlocks {
  return { ...seatBlocks, listSeen: async (keys) => repainted(await seatBlocks.listSeen(keys), shown) };
}

function repainted(states: HallStates, shown: (value: SeatValue) => SeatValue | undefined): HallStates {
  const blocks = [...states.values()].flatMap((section) => [...section.values()]);
  return hallStatesOf(
    blocks.map((block) => {
      const seats = Object.entries(block.seats).flatMap(([code, value]) => {
        const other = shown(value);
        return other === undefined ? [] : [[code, other] as const];
      });
      return { ...block, seats: Object.fromEntries(seats) };
    }),
  );
}
