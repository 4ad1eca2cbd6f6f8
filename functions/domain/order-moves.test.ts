import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newOrder } from './claim.ts';
import { concertOnSale, planOf, rectangle } from './halls-for-tests.ts';
import { isLive, type Order, orderStates, seatValueOf } from './order.ts';
import {
  attemptSeconds,
  cancelOrder,
  endPayment,
  expireHold,
  finishRefund,
  isAbandoned,
  type Move,
  refuseOrder,
  releaseHold,
  startPayment,
} from './order-moves.ts';
import { type HallStates, hallStatesOf, heldValue } from './seat-block.ts';
import { locateSeat } from './seat-plan.ts';

const nowMs = Date.parse('2027-03-01T12:00:00Z');
const now = nowMs / 1000;
const plan = planOf(rectangle(10, 10));
const concert = concertOnSale(plan, nowMs);
const seats = ['STAL-A-1', 'STAL-F-1']
  .flatMap((id) => locateSeat(plan, id) ?? [])
  .map((seat) => ({ ...seat, price: 6_000 }));
const claim = {
  orderId: 'o1',
  buyerId: 'b1',
  concertId: concert.id,
  wish: { seatIds: [] },
  fingerprint: 'f',
  ref: 'abcdefghi',
};
const queued = newOrder(claim, concert, seats, nowMs);
const held: Order = { ...queued, status: 'held', holdExpiresAt: now + 60 };
const confirmed: Order = { ...queued, status: 'confirmed' };
const paying: Order = { ...held, payment: { id: 'p1', status: 'open', startedAt: now } };

/** The blocks as they stand while these orders have their seats. */
function statesOf(order: Order, others: Record<string, string> = {}): HallStates {
  const values = new Map<string, Record<string, string>>();
  for (const { block, code, id } of order.seats) {
    const value = others[id] ?? seatValueOf(order) ?? '';
    values.set(String(block), { ...values.get(String(block)), ...(value !== 'free' && { [code]: value }) });
  }
  return hallStatesOf(
    [...values].map(([block, of]) => ({
      concertId: concert.id,
      section: 'STAL',
      block: Number(block),
      version: 1,
      closed: false,
      seats: of,
    })),
  );
}

const closing = (states: HallStates): HallStates =>
  hallStatesOf(
    [...states.values()].flatMap((section) => [...section.values()]).map((each) => ({ ...each, closed: true })),
  );

function moved(move: Move) {
  if (move.outcome !== 'moved') throw new Error(JSON.stringify(move));
  return move;
}

test('the first attempt to pay extends the hold, order and seats together; the second one does not', () => {
  const first = moved(startPayment(held, 'p1', statesOf(held), nowMs));
  const extended = now + 5 * 60;
  expect(first.order).toMatchObject({
    status: 'held',
    holdExpiresAt: extended,
    payment: { id: 'p1', status: 'open' },
    revision: 2,
  });
  expect(first.decision.blocks.flatMap(({ seats: changes }) => changes)).toEqual([
    { kind: 'swap', codes: ['00'], from: heldValue(now + 60, 'abcdefghi'), value: heldValue(extended, 'abcdefghi') },
    { kind: 'swap', codes: ['10'], from: heldValue(now + 60, 'abcdefghi'), value: heldValue(extended, 'abcdefghi') },
  ]);
  expect(startPayment(first.order, 'p2', statesOf(first.order), nowMs)).toEqual({
    outcome: 'refused',
    code: 'payment-open',
  });
  const declined = moved(endPayment(first.order, 'p1', 'declined', statesOf(first.order), nowMs));
  const second = moved(startPayment(declined.order, 'p2', statesOf(declined.order), nowMs + 60_000));
  expect(second.order.holdExpiresAt).toBe(extended);
  expect(second.decision.blocks).toEqual([]);
});

test('a hold that is longer than the extension is not shortened', () => {
  const long = { ...held, holdExpiresAt: now + 600 };
  expect(moved(startPayment(long, 'p1', statesOf(long), nowMs)).order.holdExpiresAt).toBe(now + 600);
});

test('what was paid is confirmed if every seat is still this order’s, however late', () => {
  const late = nowMs + 3_600_000;
  const { order, decision } = moved(endPayment(paying, 'p1', 'captured', statesOf(paying), late));
  expect(order).toMatchObject({ status: 'confirmed', payment: { status: 'captured' } });
  expect(order.refund).toBeUndefined();
  expect(decision.blocks.every(({ seats: [change] }) => change?.kind === 'swap' && change.value === '~abcdefghi')).toBe(
    true,
  );
});

test.each(['~zzzzzzzzz', 'free', heldValue(now + 999, 'zzzzzzzzz')])(
  'a stranger’s or freed seat (%s) ends the paid order, and the money is owed',
  (value) => {
    const { order, decision } = moved(
      endPayment(paying, 'p1', 'captured', statesOf(paying, { 'STAL-A-1': value }), nowMs + 120_000),
    );
    expect(order).toMatchObject({ status: 'expired', refund: 'due', payment: { status: 'captured' } });
    expect(
      decision.blocks.map(({ block }) => block),
      'only the seat that it still has goes back',
    ).toEqual([1]);
    expect(decision.counters).toMatchObject([{ seats: -2 }]);
  },
);

test('while blocks are closed for a moment a payment waits; where the concert is called off, the money is owed', () => {
  const closed = closing(statesOf(paying));
  expect(startPayment(held, 'p1', closing(statesOf(held)), nowMs)).toEqual({ outcome: 'refused', code: 'busy' });
  expect(endPayment(paying, 'p1', 'captured', closed, nowMs).outcome).toBe('nothing');
  expect(moved(endPayment(paying, 'p1', 'declined', closed, nowMs)).order.status).toBe('held');
  expect(moved(endPayment(paying, 'p1', 'captured', closed, nowMs, true)).order).toMatchObject({
    status: 'expired',
    refund: 'due',
  });
});

test('a payment is abandoned when whoever began it must have ended, and not before', () => {
  expect(isAbandoned(paying, nowMs + attemptSeconds * 1000)).toBe(false);
  expect(isAbandoned(paying, nowMs + attemptSeconds * 1000 + 1)).toBe(true);
  expect(isAbandoned({ ...paying, payment: { id: 'p1', status: 'declined', startedAt: 0 } }, nowMs)).toBe(false);
});

test('a payment that is told for an order that has ended is owed back, once', () => {
  const released: Order = { ...paying, status: 'released' };
  const first = moved(endPayment(released, 'p1', 'captured', statesOf(paying), nowMs));
  expect(first.order.refund).toBe('due');
  expect(endPayment(first.order, 'p1', 'captured', statesOf(paying), nowMs).outcome).toBe('nothing');
  const done = moved(finishRefund(first.order));
  expect(done.order.refund).toBe('done');
  expect(finishRefund(done.order).outcome).toBe('nothing');
});

test('a notice of another payment, or a second one, changes nothing', () => {
  expect(endPayment(paying, 'p9', 'captured', statesOf(paying), nowMs).outcome).toBe('nothing');
  const { order } = moved(endPayment(paying, 'p1', 'captured', statesOf(paying), nowMs));
  expect(endPayment(order, 'p1', 'captured', statesOf(order), nowMs).outcome).toBe('nothing');
  expect(endPayment(order, 'p1', 'declined', statesOf(order), nowMs).outcome).toBe('nothing');
});

test('a hold ends once its second has passed, and not while a payment is open', () => {
  expect(expireHold(held, statesOf(held), nowMs + 60_999).outcome).toBe('nothing');
  expect(moved(expireHold(held, statesOf(held), nowMs + 61_000)).order.status).toBe('expired');
  expect(expireHold(paying, statesOf(paying), nowMs + 999_000).outcome).toBe('nothing');
  expect(startPayment(held, 'p1', statesOf(held), nowMs + 61_000)).toEqual({
    outcome: 'refused',
    code: 'hold-expired',
  });
});

test('a hold may be given back early, but not while a payment is open', () => {
  expect(moved(releaseHold(held, statesOf(held), nowMs)).order.status).toBe('released');
  expect(releaseHold(paying, statesOf(paying), nowMs)).toEqual({ outcome: 'refused', code: 'payment-open' });
  expect(releaseHold(confirmed, statesOf(confirmed), nowMs)).toEqual({
    outcome: 'refused',
    code: 'order-not-releasable',
  });
});

test('a confirmed order is cancelled until the concert starts; what was paid is owed', () => {
  const cancelled = moved(cancelOrder(confirmed, statesOf(confirmed), concert.startsAt, nowMs));
  expect(cancelled.order).toMatchObject({ status: 'cancelled', cancelledAt: '2027-03-01T12:00:00.000Z' });
  expect(cancelled.order.refund).toBeUndefined();
  expect(cancelled.decision.counters).toMatchObject([{ seats: -2 }]);
  expect(cancelOrder(cancelled.order, statesOf(confirmed), concert.startsAt, nowMs).outcome).toBe('nothing');
  const paid: Order = { ...confirmed, payment: { id: 'p1', status: 'captured', startedAt: now } };
  expect(moved(cancelOrder(paid, statesOf(paid), concert.startsAt, nowMs)).order.refund).toBe('due');
  expect(cancelOrder(confirmed, statesOf(confirmed), concert.startsAt, Date.parse(concert.startsAt))).toEqual({
    outcome: 'refused',
    code: 'too-late-to-cancel',
  });
  expect(cancelOrder(held, statesOf(held), concert.startsAt, nowMs)).toEqual({
    outcome: 'refused',
    code: 'order-not-cancellable',
  });
});

test('whatever is done to an order in any order, it walks along its states, one revision at a time, and final states stay', () => {
  const refusal = { code: 'busy' as const, takenSeatIds: [], suggestedSeatIds: [] };
  const moves: ((order: Order, states: HallStates, at: number) => Move)[] = [
    (order, states, at) => startPayment(order, `p${order.revision}`, states, at),
    (order, states, at) => endPayment(order, order.payment?.id ?? '', 'captured', states, at),
    (order, states, at) => endPayment(order, order.payment?.id ?? '', 'declined', states, at),
    (order, states, at) => expireHold(order, states, at),
    (order, states, at) => releaseHold(order, states, at),
    (order, states, at) => cancelOrder(order, states, concert.startsAt, at),
    (order) => finishRefund(order),
    (order) => refuseOrder(order, refusal),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(queued, held, confirmed),
      fc.array(fc.tuple(fc.nat(moves.length - 1), fc.nat(400))),
      (start, steps) => {
        let order = start;
        let at = nowMs;
        for (const [step, seconds] of steps) {
          at += seconds * 1000;
          const move = moves[step]?.(order, statesOf(order), at);
          if (move?.outcome !== 'moved') continue;
          const { status } = move.order;
          expect(status === order.status || orderStates[order.status].includes(status)).toBe(true);
          expect(move.order.revision).toBe(order.revision + 1);
          if (order.refund === 'done') expect(move.order.refund).toBe('done');
          if (!isLive(order.status)) expect(move.decision.blocks).toEqual([]);
          order = move.order;
        }
      },
    ),
  );
});
