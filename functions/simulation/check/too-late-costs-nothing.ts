import { locateSeat } from '../../domain/seat-plan.ts';
import { hashText } from '../../handlers/ids.ts';
import type { Check, Evidence } from './evidence.ts';
import { valuesDuring } from './log.ts';
import { type ClaimExchange, claimsOf } from './requests.ts';
import { seatIdsOfWish } from './wishes.ts';

const writes = ['orders.commit', 'orders.put', 'claimQueue.send', 'watchQueue.send'];
/** What AWS takes in one transaction. */
const itemsMax = 100;

/** Who asks for seats that were sold before writes nothing; and what is written is each item once. */
export const tooLateCostsNothing: Check = {
  rule: 'I21 who is too late costs no write',
  aim: 'safety',
  run(evidence) {
    const { history, commits } = evidence;
    const ends = endsOfRequests(evidence);
    const idle = claimsOf(evidence).flatMap((claim) => {
      const { request, atMs } = claim.invoke;
      const calls = history.calls.get(request);
      const written = writes.filter((name) => (calls?.get(name) ?? 0) > 0);
      if (written.length === 0 || !wasSoldUntil(ends.get(request) ?? atMs, claim, evidence)) return [];
      return [{ atMs, what: `claim ${request} comes too late and calls ${written.join(', ')}` }];
    });
    const large = commits.flatMap(({ commit: { atMs, request, decision } }) => {
      const { orders, blocks, counters } = decision;
      const names = [
        ...orders.map(({ order }) => `order ${order.id}`),
        ...blocks.map(({ section, block }) => `block ${section}/${block}`),
        ...counters.map(({ buyerId }) => `counter ${buyerId}`),
      ];
      const isFine = new Set(names).size === names.length && names.length <= itemsMax;
      return isFine ? [] : [{ atMs, what: `request ${request} writes ${names.join(', ')} at once` }];
    });
    return [...idle, ...large];
  },
};

/** When each request did its last deed: one that came late on the wire is at work long after its caller left. */
function endsOfRequests({ history }: Evidence): ReadonlyMap<number, number> {
  return new Map(history.entries.flatMap((entry) => ('request' in entry ? [[entry.request, entry.atMs]] : [])));
}

/** Whether one of the seats was sold to somebody else all the time, from the oldest look on. */
function wasSoldUntil(
  endMs: number,
  { invoke, told, input }: ClaimExchange,
  { world, blocks, made, lookAgeMs }: Evidence,
): boolean {
  const hall = world.halls.find(({ concert }) => concert.id === input.concertId);
  const ownId = hashText(26, invoke.account.id, input.key);
  const own = made.find(({ order }) => order.id === ownId);
  // Whoever has an order under the key is answered by that, and may be sent to the line once more.
  if (hall === undefined || told === undefined || (own !== undefined && own.request !== invoke.request)) return false;
  return (seatIdsOfWish(input.wish) ?? []).some((id) => {
    const seat = locateSeat(hall.plan, id);
    if (seat === undefined) return false;
    const log = blocks.get(`${input.concertId}/${seat.section}/${seat.block}`);
    const stood = valuesDuring(log, invoke.atMs - lookAgeMs, endMs).map((block) => block?.seats[seat.code]);
    return stood.every((value) => value?.startsWith('~'));
  });
}
