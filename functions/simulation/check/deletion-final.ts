import { seatValueOf } from '../../domain/order.ts';
import { type Check, type Evidence, requestOf } from './evidence.ts';
import { shownTo } from './host-clocks.ts';
import { isOver } from './live-seats.ts';
import { valueAt } from './log.ts';

/** A deleted concert had no live order when it went, gets none afterwards, and leaves no block; the others are open. */
export const deletionFinal: Check = {
  rule: 'I18 a deleted concert has no buyers',
  aim: 'safety',
  run(evidence) {
    const { history, tables, concerts } = evidence;
    const endMs = history.entries.at(-1)?.atMs ?? 0;
    const deletions = [...concerts].flatMap(([concertId, log]) => {
      const end = log.find(({ value }) => value.deletedAt !== undefined);
      return end === undefined ? [] : [{ concertId, at: end.at, atMs: end.atMs }];
    });
    const gone = new Set(deletions.map(({ concertId }) => concertId));
    const isCalledOff = (id: string) => tables.concerts.some((of) => of.id === id && of.cancelledAt !== undefined);
    return [
      ...deletions.flatMap(({ concertId, at, atMs }) =>
        liveOrders(evidence, concertId, at).map((id) => ({
          atMs,
          what: `${concertId} goes, and order ${id} lives`,
        })),
      ),
      ...deletions.flatMap(({ concertId, at }) => lateOrders(evidence, concertId, at)),
      ...tables.blocks
        .filter(({ concertId }) => gone.has(concertId))
        .map(({ concertId, section, block }) => ({
          atMs: endMs,
          what: `block ${concertId}/${section}/${block} is left`,
        })),
      ...tables.blocks
        .filter(({ closed, concertId }) => closed && !gone.has(concertId) && !isCalledOff(concertId))
        .map(({ concertId, section, block }) => ({
          atMs: endMs,
          what: `${concertId}/${section}/${block} stays closed`,
        })),
    ];
  },
};

function liveOrders(evidence: Evidence, concertId: string, at: number): string[] {
  const deletion = evidence.history.entries[at];
  const shownMs = shownTo(evidence, requestOf(deletion), deletion?.atMs ?? 0).latestMs;
  return [...evidence.orders].flatMap(([id, log]) => {
    const order = valueAt(log, at);
    if (order?.concertId !== concertId || seatValueOf(order) === undefined) return [];
    return isOver(order, shownMs) ? [] : [id];
  });
}

const lateOrders = ({ orders }: Evidence, concertId: string, at: number) =>
  [...orders].flatMap(([id, log]) =>
    log
      .filter(({ value }, index) => value.status !== log[index - 1]?.value.status && seatValueOf(value) !== undefined)
      .filter((step) => step.at > at && step.value.concertId === concertId)
      .map(({ atMs }) => ({ atMs, what: `order ${id} is granted after its concert was deleted` })),
  );
