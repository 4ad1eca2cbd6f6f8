import type { Order } from '../../domain/order.ts';
import type { Check, Evidence, Of } from './evidence.ts';
import { isSame, seatIdsOf } from './live-seats.ts';
import { valuesDuring } from './log.ts';
import { bodyText, type ClaimExchange, claimsOf, ordersIn } from './requests.ts';
import { fulfils } from './wishes.ts';

/**
 * All sends of one key and body have one order and one answer, however often and whenever they come; the key with
 * another body is refused once it has an order, and changes nothing.
 */
export const idempotency: Check = {
  rule: 'I8 a key is one order',
  aim: 'safety',
  run(evidence) {
    const byKey = Map.groupBy(claimsOf(evidence), ({ invoke, input }) => `${invoke.account.id}/${input.key}`);
    return [...byKey].flatMap(([key, claims]) => [
      ...severalOrders(evidence, key, claims),
      ...wrongAnswers(key, claims),
      ...forgotten(evidence, key, claims),
    ]);
  },
};

function severalOrders(evidence: Evidence, key: string, claims: readonly ClaimExchange[]) {
  const requests = new Set(claims.map(({ invoke }) => invoke.request));
  const made = evidence.made.filter(({ request }) => requests.has(request));
  return made
    .filter(({ order }) => order.ref !== made[0]?.order.ref)
    .map(({ atMs }) => ({ atMs, what: `${key} makes a second order` }));
}

/** Replies that are not what was asked for, or differ from each other in more than their state. */
function wrongAnswers(key: string, claims: readonly ClaimExchange[]) {
  const first = claims.flatMap(ordersIn)[0];
  return claims.flatMap((claim) =>
    ordersIn(claim).flatMap((order) => {
      const atMs = claim.told?.atMs ?? 0;
      if (!fulfils(order, claim.input.wish)) return [{ atMs, what: `${key} answers with seats nobody asked for` }];
      const isFirst = first !== undefined && order.id === first.id && order.createdAt === first.createdAt;
      // While it is queued, an order for the best seats has none yet.
      const hasNone = order.seats.length === 0 || first?.seats.length === 0;
      const isEqual =
        isFirst && order.total.amount === first.total.amount && (hasNone || isSame(seatIdsOf(order), seatIdsOf(first)));
      return isEqual ? [] : [{ atMs, what: `${key} answers with ${order.id}, and with ${first?.id} before` }];
    }),
  );
}

/** Sends that began after the key had its answer, and were told something else than its order tells. */
function forgotten({ orders }: Evidence, key: string, claims: readonly ClaimExchange[]) {
  const answered = claims.filter((claim) => ordersIn(claim).length > 0);
  return claims.flatMap(({ invoke, invokedAt, input, told }) => {
    const before = answered.find(({ toldAt }) => toldAt !== undefined && toldAt < invokedAt);
    if (before === undefined || told === undefined || told.told.outcome === 'unknown') return [];
    const isBusy = told.told.outcome === 'refused' && told.told.code === 'busy';
    const isSameBody = bodyText(before.input) === bodyText(input);
    const [order] = ordersIn(before);
    const isRight = isSameBody
      ? told.told.outcome === 'ok' ||
        isRefusalOf(told, valuesDuring(orders.get(order?.id ?? ''), invoke.atMs, told.atMs))
      : told.told.outcome === 'refused' && told.told.code === 'idempotency-key-reused';
    if (isRight || isBusy) return [];
    const answer = told.told.outcome === 'refused' ? told.told.code : told.told.outcome;
    return [{ atMs: told.atMs, what: `${key} has an order, and request ${invoke.request} is told ${answer}` }];
  });
}

/** Whether this is told because the queued order of the key was refused so. */
export const isRefusalOf = ({ told }: Of<'told'>, stood: readonly (Order | undefined)[]): boolean =>
  told.outcome === 'refused' && stood.some((order) => order?.refusal?.code === told.code);
