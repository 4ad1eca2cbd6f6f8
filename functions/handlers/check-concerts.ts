import type { Concert } from '../domain/concert.ts';
import type { ConcertPlace } from '../domain/ports.ts';
import { meter } from '../runtime/metrics.ts';
import { type CheckPorts, type ConcertReport, checkConcert } from './check-concert.ts';

interface Run {
  readonly repair: boolean;
  /** Starts no concert after this. */
  readonly untilMs: number;
  /** Where the list is begun, so that runs that cannot do all of it do another part each time. */
  readonly turn: number;
  /** Hears of each concert as soon as it was compared. */
  readonly tell: (report: ConcertReport) => void;
}

const pageLength = 100;
/** Two thousand concerts that are not over are more than any shop sells at once. */
const pagesMax = 20;
/** A concert that began may still be cancelled and refunded. */
const overAfterMs = 2 * 24 * 60 * 60 * 1000;

/** Compares the concerts that are not over, as many as there is time for. Answers how many of how many it did. */
export async function checkConcerts(
  ports: CheckPorts,
  { repair, untilMs, turn, tell }: Run,
): Promise<{ checked: number; concerts: number; drift: number }> {
  const ids = (await listConcerts(ports)).map(({ id }) => id);
  let [checked, drift] = [0, 0];
  for (const id of rotated(ids, turn)) {
    if (ports.clock() >= untilMs) break;
    const report = await checkConcert(ports, id, { repair });
    checked += 1;
    if (report === undefined) continue;
    drift += report.drift.length;
    tell(report);
  }
  meter.count('Checks');
  meter.count('ConcertsChecked', checked);
  meter.count('Drift', drift);
  return { checked, concerts: ids.length, drift };
}

async function listConcerts({ concerts, clock }: CheckPorts): Promise<Concert[]> {
  const from = new Date(clock() - overAfterMs).toISOString();
  const all: Concert[] = [];
  let after: ConcertPlace | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const found = await concerts.list({ from, limit: pageLength, ...(after && { after }) });
    all.push(...found.filter(({ deletedAt }) => deletedAt === undefined));
    const last = found.at(-1);
    if (last === undefined || found.length < pageLength) break;
    after = { startsAt: last.startsAt, id: last.id };
  }
  return all;
}

/** Steps of the golden section leave no part of a list out for long, however little a turn gets done. */
const goldenSection = 0.618034;

function rotated<T>(list: readonly T[], turn: number): T[] {
  const at = Math.floor(list.length * ((turn * goldenSection) % 1));
  return [...list.slice(at), ...list.slice(0, at)];
}
