import type { ConcertChanges, updateConcert as endpoint } from '../../contract/admin.ts';
import { saleTimeRules } from '../../contract/times.ts';
import type { Concert } from '../../domain/concert.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Fault } from '../../domain/seat-plan.ts';
import type { Handle } from '../../runtime/api.ts';
import { type AdminPorts, adminConcertReply } from '../admin-concerts.ts';

export const updateConcertHandler =
  (ports: AdminPorts): Handle<typeof endpoint> =>
  async ({ params, body }) => {
    const before = await findExisting(ports, params.concertId);
    if (before.version !== body.version) throw new Refusal('stale-version', { currentVersion: before.version });
    const after = changed(before, body, ports.clock());
    const errors = findFaults(before, after, body);
    if (errors.length > 0) throw new Refusal('invalid-body', { errors });
    if ((await ports.concerts.update(before, after)) === 'stale') {
      const { version } = await findExisting(ports, params.concertId);
      throw new Refusal('stale-version', { currentVersion: version });
    }
    return { concert: await adminConcertReply(ports, after) };
  };

async function findExisting({ concerts }: AdminPorts, concertId: string): Promise<Concert> {
  const concert = await concerts.findNow(concertId);
  if (concert === undefined || concert.deletedAt !== undefined) throw new Refusal('concert-not-found');
  return concert;
}

function changed(before: Concert, changes: ConcertChanges, nowMs: number): Concert {
  const { version, priceTiers = [], startsAt, onSaleAt, salesEndAt, ...rest } = changes;
  const iso = (instant: string | undefined, otherwise: string) => new Date(instant ?? otherwise).toISOString();
  // Sales that end with the start move along with it.
  const endsWithStart = before.salesEndAt === before.startsAt && startsAt !== undefined ? startsAt : before.salesEndAt;
  return {
    ...before,
    ...rest,
    startsAt: iso(startsAt, before.startsAt),
    onSaleAt: iso(onSaleAt, before.onSaleAt),
    salesEndAt: iso(salesEndAt, endsWithStart),
    priceTiers: before.priceTiers.map((tier) => ({ ...tier, ...priceTiers.find(({ id }) => id === tier.id) })),
    version: version + 1,
    updatedAt: new Date(nowMs).toISOString(),
  };
}

function findFaults(before: Concert, after: Concert, { priceTiers = [] }: ConcertChanges): Fault[] {
  const unknown = priceTiers.filter(({ id }) => !before.priceTiers.some((tier) => tier.id === id));
  const faults = unknown.map(({ id }) => ({ path: 'priceTiers', message: `There is no price tier ${id}` }));
  return [
    ...faults,
    ...saleTimeRules.filter(({ holds }) => !holds(after)).map(({ path, message }) => ({ path, message })),
  ];
}
