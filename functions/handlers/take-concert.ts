import type { Concert } from '../domain/concert.ts';
import type { Ports } from '../domain/ports.ts';
import { Refusal } from '../domain/refusal.ts';

type ConcertPorts = Pick<Ports, 'concerts' | 'clock'>;

/** Longer than a function may run: whoever took a concert has ended by then, whatever became of it. */
const leaseMs = 60_000;
const versionsMax = 5;

/**
 * Takes a concert for closing or deleting, one at a time, and refuses as `busy` while somebody else has it. Clocks may
 * differ by more than the lease, so two may have it after all: then what the later one closed the earlier cannot open,
 * and the earlier one deletes nothing any more. Or a seat that was just sold could be deleted.
 */
export async function takeConcert(
  ports: ConcertPorts,
  concertId: string,
  changes: (concert: Concert) => Partial<Concert>,
): Promise<Concert> {
  return change(ports, concertId, (before) => {
    const now = ports.clock();
    const leftMs = (before.closingUntil ?? 0) - now;
    // Longer than any lease was said by a clock that is wrong, one of the two.
    if (leftMs > 0 && leftMs <= leaseMs) throw new Refusal('busy');
    return { ...changes(before), closingUntil: now + leaseMs };
  });
}

/** Gives a concert back that was not deleted. */
export const giveConcertBack = (ports: ConcertPorts, { id, closingUntil }: Concert): Promise<Concert> =>
  change(ports, id, (before) => (before.closingUntil === closingUntil ? { closingUntil: 0 } : {}));

async function change(
  { concerts, clock }: ConcertPorts,
  concertId: string,
  changes: (before: Concert) => Partial<Concert>,
): Promise<Concert> {
  for (let attempt = 1; attempt <= versionsMax; attempt += 1) {
    const before = await concerts.findNow(concertId);
    if (before === undefined || before.deletedAt !== undefined) throw new Refusal('concert-not-found');
    const after = {
      ...before,
      ...changes(before),
      version: before.version + 1,
      updatedAt: new Date(clock()).toISOString(),
    };
    if ((await concerts.update(before, after)) === 'updated') return after;
  }
  throw new Refusal('busy');
}
