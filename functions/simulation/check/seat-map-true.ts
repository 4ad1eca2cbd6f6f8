import { type Availability, seatStateCharacters } from '../../contract/seat-map.ts';
import { type EpochSeconds, isOpen, type SeatBlock } from '../../domain/seat-block.ts';
import { blockLength, seatCodes } from '../../domain/seat-plan.ts';
import type { Hall } from '../shop/hall.ts';
import type { Check, Evidence, Exchange } from './evidence.ts';
import { shownTo } from './host-clocks.ts';
import { valuesDuring } from './log.ts';

/** Every seat on a seat map was in the state that is shown, at a moment not long ago. */
export const seatMapTrue: Check = {
  rule: 'I17 the seat map shows what was just so',
  aim: 'safety',
  run(evidence) {
    return [...evidence.exchanges.values()].flatMap((exchange) => {
      if (exchange.invoke.command !== 'get-availability' || exchange.told?.told.outcome !== 'ok') return [];
      const shown = exchange.told.told.reply as Availability;
      const hall = evidence.world.halls.find(({ concert }) => concert.id === shown.concertId);
      const wrong = hall === undefined ? ['no concert'] : wrongSeats(hall, shown, exchange, evidence);
      return wrong.length === 0 ? [] : [{ atMs: exchange.told.atMs, what: `it shows ${wrong.slice(0, 3).join(', ')}` }];
    });
  },
};

function wrongSeats({ concert, plan }: Hall, { sections }: Availability, exchange: Exchange, evidence: Evidence) {
  const toldMs = exchange.told?.atMs ?? 0;
  const fromMs = exchange.invoke.atMs - evidence.lookAgeMs;
  return plan.sections.flatMap((section) => {
    const line = sections[section.code] ?? '';
    return section.blockStarts.flatMap((start, block) => {
      const log = evidence.blocks.get(`${concert.id}/${section.code}/${block}`);
      const stood = valuesDuring(log, fromMs, toldMs);
      const shown = shownTo(evidence, exchange.invoke.request, toldMs);
      const times = { from: secondsOf(shown.earliestMs), to: secondsOf(shown.latestMs) };
      const at = Array.from({ length: blockLength(section, block) }, (_, seat) => seat);
      const wrong = at.filter((seat) => !couldShow(line[start + seat], seatCodes[seat] ?? '', stood, times));
      return wrong.map((seat) => `${section.code}/${block}:${seatCodes[seat]} as “${line[start + seat]}”`);
    });
  });
}

const secondsOf = (ms: number): EpochSeconds => Math.floor(ms / 1000);

/** `times`: between which it was painted, as the painter's clock told. */
function couldShow(
  shown: string | undefined,
  code: string,
  stood: readonly (SeatBlock | undefined)[],
  times: { readonly from: EpochSeconds; readonly to: EpochSeconds },
): boolean {
  const values = stood.map((block) => block?.seats[code]);
  switch (shown) {
    case seatStateCharacters.available:
      return values.some((value) => isOpen(value, times.to));
    case seatStateCharacters.held:
      return values.some((value) => value?.startsWith('~') === false && !isOpen(value, times.from));
    case seatStateCharacters.sold:
      return values.some((value) => value?.startsWith('~') === true);
    default:
      return false;
  }
}
