import type { Concert } from '../domain/concert.ts';
import type { Ports } from '../domain/ports.ts';
import { Refusal } from '../domain/refusal.ts';

type ConcertPorts = Pick<Ports, 'concerts' | 'clock'>;

/** Longer than a function may run: whoever took a concert has ended by then, whatever became of it. */
const leaseMs = 60_000;
const versionsMax = 5;

/**
 * Takes a concert for closing or deleting, one at a time: two who open and close its blocks beside each other could
 * delete a seat that was just sold. Refuses as `busy` while somebody else has it.
 */
export async function takeConcert(
  ports: ConcertPorts,
  concertId: string,
  changes: (concert: Concert) => Partial<Concert>,
): Promise<Concert> {
  return change(ports, concertId, (before) => {
    if ((before.closingUntil ?? 0) > ports.clock()) throw new Refusal('busy');
    return { ...changes(before), closingUntil: ports.clock() + leaseMs };
  });
}

/** Gives a concert back that was not deleted. */
export const giveConcertBack = (ports: ConcertPorts, concertId: string): Promise<Concert> =>
  change(ports, concertId, () => ({ closingUntil: 0 }));

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
