import type { RefusalCode, RefusalFacts } from '../../contract/refusals.ts';
import { blockKeyText } from '../../domain/decision.ts';
import { type Order, seatValueOf } from '../../domain/order.ts';
import { attemptSeconds } from '../../domain/order-moves.ts';
import type { Shown } from '../stage/clocks.ts';
import { claimRefusals, isAnswerOfQueue } from './claim-refusals.ts';
import type { Check, Evidence, Exchange } from './evidence.ts';
import { shownTo } from './host-clocks.ts';
import { hasLostSeats, isOver } from './live-seats.ts';
import { valuesDuring } from './log.ts';

/** A refusal as it was told, with the time in which its reason must have stood. */
export interface Refused {
  readonly exchange: Exchange;
  readonly code: RefusalCode;
  readonly facts: RefusalFacts;
  /** Strong reads saw something between these. */
  readonly invokedMs: number;
  readonly toldMs: number;
  /** What was looked at may have been seen from then on. */
  readonly seenFromMs: number;
  /** By the clock of who refused. */
  readonly shown: Shown;
}

/** Why a refusal was not true; undefined where it was. */
export type Judge = (refused: Refused, evidence: Evidence) => string | undefined;

const isDeleted =
  (concertId: string): Judge =>
  ({ invokedMs, toldMs }, { concerts }) =>
    valuesDuring(concerts.get(concertId), invokedMs, toldMs).some((concert) => concert?.deletedAt !== undefined)
      ? undefined
      : `concert ${concertId} is there`;

const judgeConcert: Judge = (refused, evidence) =>
  isDeleted((refused.exchange.invoke.input as { concertId: string }).concertId)(refused, evidence);

const judgeOrder: Judge = ({ exchange, invokedMs }, { orders }) => {
  const { account, input } = exchange.invoke;
  const { orderId } = input as { orderId: string };
  const standing = valuesDuring(orders.get(orderId), invokedMs - 1, invokedMs - 1)[0];
  return standing?.buyerId === account.id ? `order ${orderId} is theirs` : undefined;
};

const judgeDeletion: Judge = ({ exchange, invokedMs, toldMs }, { orders }) => {
  const { concertId } = exchange.invoke.input as { concertId: string };
  const hadOrder = [...orders.values()].some((log) =>
    valuesDuring(log, invokedMs, toldMs).some(
      (order) => order?.concertId === concertId && seatValueOf(order) !== undefined,
    ),
  );
  return hadOrder ? undefined : `concert ${concertId} has no live order`;
};

const judgeVersion: Judge = ({ exchange, invokedMs, toldMs }, { concerts }) => {
  const { concertId, version } = exchange.invoke.input as { concertId: string; version: number };
  const stood = valuesDuring(concerts.get(concertId), invokedMs, toldMs);
  return stood.some((concert) => concert?.version !== version) ? undefined : `version ${version} is the newest`;
};

/** That the order was so at some moment. */
const wasSo =
  (what: string, isSo: (order: Order, refused: Refused, evidence: Evidence) => boolean): Judge =>
  (refused, evidence) => {
    const { orderId } = refused.exchange.invoke.input as { orderId: string };
    const stood = valuesDuring(evidence.orders.get(orderId), refused.invokedMs, refused.toldMs);
    return stood.some((order) => order !== undefined && isSo(order, refused, evidence))
      ? undefined
      : `it was not ${what}`;
  };

const judgePaymentOpen = wasSo('being paid', ({ payment }) => payment?.status === 'open');
/** Another card waits only as long as the first one may still be charged: by the clock of who refuses, or in truth. */
const judgeOtherCard = wasSo('being paid a moment ago', (order, { invokedMs, toldMs, shown }, { blocks, orders }) => {
  const { payment, concertId, seats } = order;
  if (payment?.status !== 'open') return false;
  // What was captured while blocks are closed waits until they open again.
  const isClosed = seats.some(({ section, block }) =>
    valuesDuring(blocks.get(blockKeyText({ concertId, section, block })), invokedMs, toldMs).some(
      (each) => each?.closed,
    ),
  );
  const beganMs = orders.get(order.id)?.find(({ value }) => value.payment?.id === payment.id)?.atMs ?? 0;
  const agesMs = [shown.earliestMs - 1_000 * payment.startedAt, invokedMs - beganMs];
  return isClosed || Math.min(...agesMs) <= 1_000 * (attemptSeconds + 1);
});
const judgeHold = wasSo(
  'over',
  (order, { shown, exchange }, evidence) =>
    order.status === 'expired' || isOver(order, shown.latestMs) || hasLostSeats(evidence, order, exchange.toldAt ?? 0),
);

const never: Judge = () => 'nobody can be told this here';

const judges: Readonly<Record<string, Partial<Record<RefusalCode, Judge>>>> = {
  claim: claimRefusals,
  cancel: {
    'order-not-found': judgeOrder,
    'order-not-cancellable': wasSo('in another state', ({ status }) => status !== 'confirmed'),
  },
  pay: {
    'order-not-found': judgeOrder,
    'order-not-payable': wasSo('in another state', ({ status }) => status !== 'held'),
    'hold-expired': judgeHold,
    'payment-open': judgeOtherCard,
    'payment-declined': wasSo('declined', ({ payment }) => payment?.status === 'declined'),
  },
  release: {
    'order-not-found': judgeOrder,
    'order-not-releasable': wasSo('in another state', ({ status }) => status !== 'held'),
    'payment-open': judgePaymentOpen,
  },
  'get-order': { 'order-not-found': judgeOrder },
  'delete-concert': { 'concert-not-found': judgeConcert, 'concert-has-orders': judgeDeletion },
  'cancel-concert': { 'concert-not-found': judgeConcert },
  'get-admin-concert': { 'concert-not-found': judgeConcert },
  'get-concert': { 'concert-not-found': judgeConcert },
  'get-availability': { 'concert-not-found': judgeConcert },
  reprice: { 'concert-not-found': judgeConcert, 'stale-version': judgeVersion },
};

/** Whoever is refused is told the truth, as old as the shop's look at most. */
export const refusalsHonest: Check = {
  rule: 'I1 I8 I12 a refusal is true',
  aim: 'safety',
  run(evidence) {
    return [...evidence.exchanges.values()].flatMap((exchange) => {
      if (exchange.told?.told.outcome !== 'refused') return [];
      const { code, facts } = exchange.told.told;
      if (code === 'busy') return [];
      const [invokedMs, toldMs] = [exchange.invoke.atMs, exchange.told.atMs];
      const shown = shownTo(evidence, exchange.invoke.request, toldMs);
      const seenFromMs = invokedMs - evidence.lookAgeMs;
      const refused = { exchange, code, facts, invokedMs, toldMs, seenFromMs, shown };
      if (exchange.invoke.command === 'claim' && isAnswerOfQueue(refused, evidence)) return [];
      const lie = (judges[exchange.invoke.command]?.[code] ?? never)(refused, evidence);
      const name = `${exchange.invoke.command} ${exchange.invoke.request}`;
      return lie === undefined ? [] : [{ atMs: toldMs, what: `${name} is refused as ${code}, but ${lie}` }];
    });
  },
};
