import type { AdminConcert } from '../contract/admin.ts';
import { type Concert, concertReply, type Summary } from '../domain/concert.ts';
import { networkShareOf } from '../domain/network-room.ts';
import type { Ports } from '../domain/ports.ts';
import { listFreshSummaries, type SummaryPorts } from './summaries.ts';

export type AdminPorts = Pick<
  Ports,
  'concerts' | 'seatBlocks' | 'orders' | 'accounts' | 'posters' | 'watchQueue' | 'clock'
>;

/** Concerts as admins see them: with the version their edits start from. */
export async function adminConcertReplies(ports: AdminPorts, concerts: readonly Concert[]): Promise<AdminConcert[]> {
  const summaries = await listFreshSummaries(ports, concerts);
  return concerts.map((concert) => reply(concert, summaries.get(concert.id), ports.clock()));
}

export async function adminConcertReply(ports: SummaryPorts, concert: Concert): Promise<AdminConcert> {
  const summaries = await listFreshSummaries(ports, [concert]);
  return reply(concert, summaries.get(concert.id), ports.clock());
}

const reply = (concert: Concert, summary: Summary | undefined, nowMs: number): AdminConcert => ({
  ...concertReply(concert, summary, nowMs),
  sold: summary?.sold ?? 0,
  networkShare: networkShareOf(concert),
  proofOfWork: concert.proofOfWork ?? false,
  version: concert.version,
  createdAt: concert.createdAt,
  updatedAt: concert.updatedAt,
});
