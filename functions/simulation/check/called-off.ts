import { blockKeyText } from '../../domain/decision.ts';
import { isLive } from '../../domain/order.ts';
import type { SeatBlock } from '../../domain/seat-block.ts';
import { hasLiveOrder } from '../../domain/seat-block.ts';
import { allBlockKeys } from '../shop/hall.ts';
import type { Check, Evidence } from './evidence.ts';
import { shownTo } from './host-clocks.ts';
import { valueAt } from './log.ts';

/** A concert that is called off ends with every block closed, no seat and no order alive; who is told so finds it so. */
export const calledOff: Check = {
  rule: 'I18 a concert that is called off has no buyers',
  aim: 'liveness',
  run(evidence) {
    const { tables, history } = evidence;
    const atMs = history.entries.at(-1)?.atMs ?? 0;
    const off = tables.concerts.filter(({ cancelledAt, deletedAt }) => cancelledAt !== undefined && !deletedAt);
    const isOff = new Set(off.map(({ id }) => id));
    return [
      ...tables.orders
        .filter(({ concertId, status }) => isOff.has(concertId) && isLive(status))
        .map(({ id, status }) => ({ atMs, what: `order ${id} is still ${status}` })),
      ...tables.blocks
        .filter((block) => isOff.has(block.concertId) && isAlive(block, atMs))
        .map((block) => ({ atMs, what: `${blockKeyText(block)} is open or has buyers` })),
      ...toldTooSoon(evidence),
    ];
  },
};

const isAlive = (block: SeatBlock, atMs: number): boolean =>
  !block.closed || hasLiveOrder(block, Math.floor(atMs / 1000));

function toldTooSoon(evidence: Evidence) {
  const { exchanges, blocks, world } = evidence;
  return [...exchanges.values()].flatMap(({ invoke, told, toldAt = 0 }) => {
    if (invoke.command !== 'cancel-concert' || told?.told.outcome !== 'ok') return [];
    const { concertId } = invoke.input as { concertId: string };
    const hall = world.halls.find(({ concert }) => concert.id === concertId);
    if (hall === undefined || !(told.told.reply as { isDone: boolean }).isDone) return [];
    const alive = allBlockKeys(concertId, hall.plan).find((key) => {
      const block = valueAt(blocks.get(blockKeyText(key)), toldAt);
      return block !== undefined && isAlive(block, shownTo(evidence, invoke.request, told.atMs).latestMs);
    });
    return alive === undefined ? [] : [{ atMs: told.atMs, what: `${concertId} is said to be done, and is not` }];
  });
}
