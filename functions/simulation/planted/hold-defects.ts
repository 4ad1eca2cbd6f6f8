import { memoryPaymentBook } from '../../adapters/memory/payment-book.ts';
import type { PaymentBook } from '../../adapters/payments/payment-book.ts';
import type { Order } from '../../domain/order.ts';
import type { Orders, SeatBlocks } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type HallStates, hallStatesOf, type SeatValue } from '../../domain/seat-block.ts';
import type { Command } from '../commands/command.ts';
import { type PayInput, pay } from '../commands/pay.ts';
import { behindPorts, type Defect, inWorld } from './defect.ts';

const paid = (defect: Defect): Defect => inWorld('payments', defect);
const hourSeconds = 60 * 60;

const payOnceOnly: Command<PayInput, unknown> = {
  name: 'pay',
  serve: (ports) =>
    pay.serve({ ...ports, payments: { ...ports.payments, settle: () => Promise.reject(new Refusal('payment-open')) } }),
};

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
  paid({
    name: 'every request for a refund pays again',
    plant: { paymentBook: bookThatRefundsAgain },
    breaks: ['I9 I10 I15 money'],
  }),
  paid(
    behindPorts(
      'the payment extends the order and not its seats',
      (all) => {
        const commit: Orders['commit'] = (decision) => {
          const isExtended = decision.orders.some(({ before, order }) => isLonger(before, order));
          return all.orders.commit(isExtended ? { ...decision, blocks: [] } : decision);
        };
        return { ...all, orders: { ...all.orders, commit } };
      },
      'I4',
    ),
  ),
  paid(
    behindPorts(
      'holds end by a clock that is an hour ahead',
      (all) => ({ ...all, clock: () => all.clock() + 1000 * hourSeconds }),
      'I2 no order',
    ),
  ),
  inWorld(
    'wrong clocks',
    behindPorts(
      'holds end half a minute before the clock of their host says so, though that may be five minutes wrong',
      (all) => ({ ...all, clock: () => all.clock() + 30_000 }),
      'I2 no order',
      'I14',
    ),
  ),
  paid({
    name: 'a payment that was cut off keeps other cards waiting until the hold ends',
    plant: { commands: { pay: payOnceOnly } },
    breaks: ['I1 I8 I12 a refusal is true'],
  }),
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

const isLonger = (before: Order | undefined, { holdExpiresAt = 0 }: Order): boolean =>
  before?.holdExpiresAt !== undefined && before.holdExpiresAt < holdExpiresAt;

/** A provider that does not know a refund again. */
function bookThatRefundsAgain(): PaymentBook {
  const book = memoryPaymentBook();
  const refunds = new Map<string, number>();
  return {
    ...book,
    async find(id) {
      const payment = await book.find(id);
      const times = refunds.get(id) ?? 0;
      return payment === undefined || times < 2 ? payment : { ...payment, ...{ times } };
    },
    async refund(id) {
      await book.refund(id);
      refunds.set(id, (refunds.get(id) ?? 0) + 1);
    },
  };
}

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
