import type { CounterChange, Decision, OrderChange } from '../../domain/decision.ts';
import { refCharacters } from '../../domain/seat-block.ts';
import { type Defect, inWorld } from './defect.ts';
import { type Stored, setSeats, type Tampering, tamperedBookings } from './tampered-bookings.ts';

const storage = (name: string, tampering: Tampering, ...breaks: string[]): Defect => ({
  name,
  plant: { bookings: () => tamperedBookings(tampering) },
  breaks,
});

/** Makes the order stand as whoever moves it believes. */
function ignoreRevision(decision: Decision, { orders }: Stored): void {
  for (const { before } of decision.orders) {
    const order = orders.get(before?.id ?? '');
    if (before !== undefined && order !== undefined) order.revision = before.revision;
  }
}

const giveBackAnything = (decision: Decision, stored: Stored) =>
  setSeats(stored, decision, 'give-back', ({ value }) => value);

/** Conditions of the transaction that somebody forgot. */
export const storageDefects: readonly Defect[] = [
  storage(
    'seats are claimed whoever has them',
    {
      before(decision, stored) {
        setSeats(stored, decision, 'claim', () => undefined);
        return decision;
      },
    },
    'I1 a seat has one owner',
  ),
  storage(
    'an order is put over the one that stands under its key',
    {
      before(decision, { orders }) {
        const overWhatStands = (change: OrderChange): OrderChange => {
          const before = orders.get(change.order.id);
          return before === undefined ? change : { before, ...change };
        };
        return { ...decision, orders: decision.orders.map(overWhatStands) };
      },
    },
    'I7',
    'I8',
  ),
  storage(
    'an order is moved from whichever revision it has',
    {
      before(decision, stored) {
        ignoreRevision(decision, stored);
        return decision;
      },
    },
    'I7',
    'I13 counters',
  ),
  inWorld(
    'changes',
    storage(
      'an order is moved from whichever revision it has, and frees its seats whoever has them',
      {
        before(decision, stored) {
          ignoreRevision(decision, stored);
          giveBackAnything(decision, stored);
          return decision;
        },
      },
      'I14 a commit touches its own seats only',
    ),
  ),
  storage(
    'a claim does not ask whether the block is closed',
    {
      before(decision, { blocks }) {
        for (const block of blocks.values()) block.closed = false;
        return decision;
      },
      after(_, before, now) {
        for (const [key, block] of now.blocks) block.closed = before.blocks.get(key)?.closed ?? false;
      },
    },
    'I14 a commit touches its own seats only',
    'I18',
  ),
  storage(
    'the limit is not a condition of the claim',
    {
      before: ({ counters, ...decision }) => ({
        ...decision,
        counters: counters.map((counter) => ({ ...counter, limit: Number.MAX_SAFE_INTEGER })),
      }),
    },
    'I12 the limits hold',
  ),
  storage(
    'cancelling gives the share of the limit back twice',
    {
      before({ counters, ...decision }, { seatsHad }) {
        const twice = ({ buyerId, seats }: CounterChange) =>
          seats < 0 ? Math.max(2 * seats, -(seatsHad.get(buyerId) ?? 0)) : seats;
        return { ...decision, counters: counters.map((each) => ({ ...each, seats: twice(each) })) };
      },
    },
    'I13 counters',
  ),
  storage(
    'a block does not count its writes',
    {
      before: (decision) => decision,
      after(_, before, now) {
        for (const [key, block] of now.blocks) block.version = before.blocks.get(key)?.version ?? 0;
      },
    },
    'I17 a block counts its writes',
  ),
  storage(
    'a ref is used again',
    {
      before(decision) {
        const refOf = (buyerId: string) => buyerId.padEnd(refCharacters, 'x').slice(0, refCharacters);
        const orders = decision.orders.map(({ before, order }) => ({
          ...(before && { before }),
          order: { ...order, ref: refOf(order.buyerId) },
        }));
        const refs = new Map(decision.orders.map(({ order }, at) => [order.ref, orders[at]?.order.ref ?? '']));
        const withRef = (value: string) =>
          value.slice(0, -refCharacters) + (refs.get(value.slice(-refCharacters)) ?? value.slice(-refCharacters));
        const blocks = decision.blocks.map((change) => ({
          ...change,
          seats: change.seats.map((seats) => ({ ...seats, value: withRef(seats.value) })),
        }));
        return { ...decision, orders, blocks };
      },
    },
    'I14 a ref is never used again',
  ),
  storage(
    'an order is written without its seats',
    { before: (decision) => ({ ...decision, blocks: decision.blocks.slice(1) }) },
    'I4',
  ),
];

/** Conditions that stand behind another one: without either, the other still keeps the promise. */
export const harmlessGaps: readonly Defect[] = [
  storage('seats are given back whatever they carry', {
    before(decision, stored) {
      giveBackAnything(decision, stored);
      return decision;
    },
  }),
];
