import type { getAdminConcert as endpoint } from '../../contract/admin.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Handle } from '../../runtime/api.ts';
import { type AdminPorts, adminConcertReply } from '../admin-concerts.ts';

export const getAdminConcertHandler =
  (ports: AdminPorts): Handle<typeof endpoint> =>
  async ({ params }) => {
    const concert = await ports.concerts.findNow(params.concertId);
    if (concert === undefined || concert.deletedAt !== undefined) throw new Refusal('concert-not-found');
    return { concert: await adminConcertReply(ports, concert) };
  };
