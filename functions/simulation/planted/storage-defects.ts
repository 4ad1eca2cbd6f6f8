import type { Defect } from './defect.ts';
import { setSeats, type Tampering, tamperedBookings } from './tampered-bookings.ts';

const storage = (name: string, tampering: Tampering, ...breaks: string[]): Defect => ({
  name,
  plant: { bookings: () => tamperedBookings(tampering) },
  breaks,
});

/** Conditions of the transaction that somebody forgot. */
export const storageDefects: readonly Defect[] = [
  storage(
    'seats are claimed whoever has them',
    {
      before(decision, stored) {
        const claims = decision.blocks.filter(({ kind }) => kind === 'claim');
        setSeats(stored, claims, undefined);
        return decision;
      },
    },
    'I1 a seat has one owner',
  ),
  storage(
    'an order is put over the one that stands under its key',
    {
      before(decision, { order }) {
        if (decision.order.kind !== 'put' || order === undefined) return decision;
        return { ...decision, order: { kind: 'move', from: order.status, order: decision.order.order } };
      },
    },
    'I7',
    'I8',
  ),
  storage(
    'an order is cancelled in whichever state it is, and frees its seats whoever has them',
    {
      before(decision, stored) {
        if (decision.order.kind !== 'move') return decision;
        if (stored.order !== undefined) stored.order.status = decision.order.from;
        for (const change of decision.blocks) if (change.kind === 'give-back') setSeats(stored, [change], change.value);
        return decision;
      },
    },
    'I14 a commit touches its own seats only',
    'I7',
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
    { before: (decision) => ({ ...decision, counter: { ...decision.counter, limit: Number.MAX_SAFE_INTEGER } }) },
    'I12 the limits hold',
  ),
  storage(
    'cancelling gives the share of the limit back twice',
    {
      before({ counter, ...decision }, { seatsHad }) {
        const seats = counter.seats < 0 ? Math.max(2 * counter.seats, -seatsHad) : counter.seats;
        return { ...decision, counter: { ...counter, seats } };
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
        const { order } = decision.order;
        const ref = order.buyerId.padEnd(9, 'x').slice(0, 9);
        const blocks = decision.blocks.map((change) => ({ ...change, value: `~${ref}` }));
        return { ...decision, order: { ...decision.order, order: { ...order, ref } }, blocks };
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
  storage('an order is cancelled in whichever state it is', {
    before(decision, { order }) {
      if (decision.order.kind === 'move' && order !== undefined) order.status = decision.order.from;
      return decision;
    },
  }),
  storage('seats are given back whatever they carry', {
    before(decision, stored) {
      for (const change of decision.blocks) if (change.kind === 'give-back') setSeats(stored, [change], change.value);
      return decision;
    },
  }),
];
