import type { Concert as ConcertReply } from '../../contract/concerts.ts';
import { type Availability, seatStateCharacters } from '../../contract/seat-map.ts';
import type { Hall } from '../shop/hall.ts';
import { takenSeats } from '../shop/tables.ts';
import type { Check, Evidence, Exchange } from './evidence.ts';

/** When all is quiet, every seat is sold, and counts and seat map say so: nothing was left that nobody can buy. */
export const showcaseTrue: Check = {
  rule: 'I13 I14 what was given back sells, and counts agree',
  aim: 'liveness',
  run(evidence) {
    const last = lastReplies(evidence);
    const ended = evidence.tables.concerts.filter(({ deletedAt, cancelledAt }) => deletedAt ?? cancelledAt);
    const isOver = new Set(ended.map(({ id }) => id));
    const atMs = evidence.history.entries.at(-1)?.atMs ?? 0;
    return evidence.world.halls
      .filter(({ concert }) => !isOver.has(concert.id))
      .flatMap((hall) => faultsOf(hall, evidence, last).map((what) => ({ atMs, what: `${hall.concert.id}: ${what}` })));
  },
};

function faultsOf({ concert, plan, seatIds }: Hall, { tables }: Evidence, last: Map<string, Exchange>): string[] {
  const taken = takenSeats(plan, tables.blocks, concert.id);
  const counted = replyOf<{ concert: ConcertReply }>(last.get(`get-concert ${concert.id}`))?.concert;
  const shown = replyOf<Availability>(last.get(`get-availability ${concert.id}`))?.sections ?? {};
  const free = plan.sections.map(({ code }) => shown[code] ?? '').join('');
  const freeShown = [...free].filter((state) => state === seatStateCharacters.available).length;
  const left = seatIds.length - taken.size;
  return [
    ...(left === 0 ? [] : [`${left} free seats could not be bought`]),
    ...(counted?.available === left ? [] : [`${counted?.available} seats are counted as free, not ${left}`]),
    ...(freeShown === left && free.length === seatIds.length
      ? []
      : [`${freeShown} seats are shown as free, not ${left}`]),
  ];
}

const replyOf = <T>(exchange: Exchange | undefined): T | undefined =>
  exchange?.told?.told.outcome === 'ok' ? (exchange.told.told.reply as T) : undefined;

/** The last answer to each look at a concert. */
const lastReplies = ({ exchanges }: Evidence): Map<string, Exchange> =>
  new Map(
    [...exchanges.values()]
      .filter(({ told }) => told?.told.outcome === 'ok')
      .map((exchange) => {
        const { concertId } = exchange.invoke.input as { concertId?: string };
        return [`${exchange.invoke.command} ${concertId}`, exchange] as const;
      }),
  );
