import { blockKeyText } from '../../domain/decision.ts';
import { type Order, seatValueOf } from '../../domain/order.ts';
import { isOpen, type SeatBlock } from '../../domain/seat-block.ts';
import type { Check, Evidence, Of } from './evidence.ts';
import { shownTo } from './host-clocks.ts';
import { placeOf } from './live-seats.ts';
import { valueAt } from './log.ts';

/**
 * A commit touches the seats of its own order and nothing else: it claims open seats of open blocks, and changes
 * or frees what carries its own value. So giving back never frees what somebody else has bought meanwhile.
 */
export const ownSeatsOnly: Check = {
  rule: 'I14 a commit touches its own seats only',
  aim: 'safety',
  run(evidence) {
    return evidence.commits
      .filter(({ commit }) => commit.outcome === 'committed')
      .flatMap(({ at, commit }) => {
        const { orders, atMs, request } = commit;
        if (orders.length === 0) return [{ atMs, what: 'a commit left no order behind' }];
        const by = orders.map(({ id, status }) => `${id} (${status})`).join(', ');
        const shownMs = shownTo(evidence, request, atMs).latestMs;
        return commit.steps
          .flatMap((step) => strangeChanges(evidence, orders, at, shownMs, step))
          .map((what) => ({ atMs, what: `${what} by ${by}` }));
      });
  },
};

function strangeChanges(
  { blocks, orders }: Evidence,
  written: readonly Order[],
  at: number,
  shownMs: number,
  { key, block }: Of<'commit'>['steps'][number],
): string[] {
  const before = valueAt(blocks.get(key), at - 1);
  if (before === undefined || block === undefined) return [`block ${key} is written and does not exist`];
  const owners = new Map(written.flatMap((order) => order.seats.map((seat) => [placeOf(order, seat), order] as const)));
  const strange: string[] = [];
  for (const code of changedCodes(before, block)) {
    const [from, to] = [before.seats[code], block.seats[code]];
    const place = `${blockKeyText(block)}:${code}`;
    const order = owners.get(place);
    const orderBefore = valueAt(orders.get(order?.id ?? ''), at - 1);
    const value = orderBefore && seatValueOf(orderBefore);
    const wasRight = value === undefined ? isOpen(from, Math.floor(shownMs / 1000)) : from === value;
    if (order === undefined) strange.push(`${place} is changed from ${from ?? 'free'} to ${to ?? 'free'}`);
    else if (to === undefined && (value === undefined || from !== value))
      strange.push(`${place} is freed though it is ${from}`);
    else if (to !== undefined && !wasRight) strange.push(`${place} is claimed though it is ${from}`);
    else if (to !== seatValueOf(order))
      strange.push(`${place} is ${to ?? 'free'}, not ${seatValueOf(order) ?? 'free'}`);
    if (to !== undefined && before.closed) strange.push(`${place} is claimed on a closed block`);
  }
  return strange;
}

const changedCodes = (before: SeatBlock, after: SeatBlock): string[] =>
  [...new Set([...Object.keys(before.seats), ...Object.keys(after.seats)])].filter(
    (code) => before.seats[code] !== after.seats[code],
  );
