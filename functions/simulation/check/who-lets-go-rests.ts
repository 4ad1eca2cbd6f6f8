import type { Order } from '../../domain/order.ts';
import { secondsLetGo } from '../../domain/order-moves.ts';
import type { Check, Evidence, Of } from './evidence.ts';
import { valueAt, valuesDuring } from './log.ts';
import type { Judge } from './refusals-honest.ts';

/** From a hold to nothing without a payment: what its buyer could have prevented. */
const isLetGo = (before: Order | undefined, { status, refund }: Order): boolean =>
  before?.status === 'held' && (status === 'released' || status === 'expired') && refund === undefined;

/** Nobody holds seats while they rest; whoever lets a hold go rests after it, as long as they kept seats before. */
export const whoLetsGoRests: Check = {
  rule: 'I23 who lets holds go rests',
  aim: 'safety',
  run(evidence) {
    return evidence.commits.flatMap(({ at, commit }) => {
      if (commit.outcome === 'lost') return [];
      const { atMs, decision } = commit;
      return decision.orders.flatMap(({ before, order }) => {
        const key = `${order.buyerId}/${order.concertId}`;
        const restsUntil = valueAt(evidence.counters.get(key), at - 1)?.restsUntil ?? 0;
        if (before?.status !== 'held' && order.status === 'held' && (order.heldSince ?? 0) < restsUntil)
          return [
            { atMs, what: `order ${order.id} holds seats from ${order.heldSince}, in a rest until ${restsUntil}` },
          ];
        const wrong = wrongRest(before, order, commit, evidence);
        return wrong === undefined ? [] : [{ atMs, what: `order ${order.id} ${wrong}` }];
      });
    });
  },
};

function wrongRest(
  before: Order | undefined,
  order: Order,
  { decision, atMs }: Of<'commit'>,
  { concerts }: Evidence,
): string | undefined {
  const rest = decision.counters.find(({ buyerId }) => buyerId === order.buyerId)?.letGo;
  if (!isLetGo(before, order)) return rest === undefined ? undefined : 'makes its buyer rest for nothing';
  const isCalledOff = valuesDuring(concerts.get(order.concertId), atMs, atMs).some((concert) => concert?.cancelledAt);
  if (rest === undefined) return isCalledOff ? undefined : 'is let go without a rest';
  const heldSeconds = secondsLetGo(order, rest.at);
  return rest.heldSeconds === heldSeconds ? undefined : `kept seats for ${heldSeconds} s, not ${rest.heldSeconds}`;
}

/** Who is told to wait rests at that time, and for as long as they are told. */
export const judgeRest: Judge = ({ exchange, facts, invokedMs, toldMs, shown }, { counters }) => {
  const { account, input } = exchange.invoke;
  const { concertId } = input as { concertId: string };
  const from = Math.floor(shown.earliestMs / 1000);
  const until = Math.floor(shown.latestMs / 1000);
  const isTrue = (restsUntil: number) => {
    const { retryAfterSeconds } = facts;
    if (retryAfterSeconds === undefined) return restsUntil > from;
    return retryAfterSeconds > 0 && restsUntil - retryAfterSeconds >= from && restsUntil - retryAfterSeconds <= until;
  };
  const stood = valuesDuring(counters.get(`${account.id}/${concertId}`), invokedMs, toldMs);
  return stood.some((counter) => isTrue(counter?.restsUntil ?? 0)) ? undefined : 'they did not rest then';
};
