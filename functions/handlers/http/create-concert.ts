import type { createConcert as endpoint } from '../../contract/admin.ts';
import { limits } from '../../contract/limits.ts';
import type { Concert } from '../../domain/concert.ts';
import { Refusal } from '../../domain/refusal.ts';
import { capacityByTier, findSeatPlanFaults, planSection, type SeatPlan } from '../../domain/seat-plan.ts';
import type { Handle } from '../../runtime/api.ts';
import { adminConcertReply } from '../admin-concerts.ts';
import { hashText, randomText } from '../ids.ts';
import type { SummaryPorts } from '../summaries.ts';

const concertIdCharacters = 10;

const iso = (instant: string) => new Date(instant).toISOString();

export const createConcertHandler =
  (ports: SummaryPorts): Handle<typeof endpoint> =>
  async ({ body }) => {
    const times = {
      startsAt: iso(body.startsAt),
      onSaleAt: iso(body.onSaleAt),
      salesEndAt: iso(body.salesEndAt ?? body.startsAt),
    };
    const isPast = Date.parse(times.startsAt) <= ports.clock();
    const errors = [
      ...findSeatPlanFaults(
        body.sections,
        body.priceTiers.map(({ id }) => id),
      ),
      ...(isPast ? [{ path: 'startsAt', message: 'The concert would have started already' }] : []),
    ];
    if (errors.length > 0) throw new Refusal('invalid-body', { errors });
    const plan: SeatPlan = {
      version: hashText(12, JSON.stringify(body.sections)),
      sections: body.sections.map(planSection),
    };
    const capacity = capacityByTier(plan);
    const now = new Date(ports.clock()).toISOString();
    const concert: Concert = {
      id: randomText(concertIdCharacters),
      title: body.title,
      artist: body.artist,
      description: body.description ?? '',
      venue: body.venue,
      ...times,
      currency: body.currency,
      priceTiers: body.priceTiers.map((tier) => ({ ...tier, capacity: capacity[tier.id] ?? 0 })),
      seatsPerOrder: body.seatsPerOrder ?? limits.seatsPerOrder.default,
      seatsPerBuyer: body.seatsPerBuyer ?? limits.seatsPerBuyer.default,
      checkout: body.checkout ?? 'instant',
      holdMinutes: body.holdMinutes ?? limits.holdMinutes.default,
      networkShare: body.networkShare ?? limits.networkShare.default,
      salesMode: body.salesMode ?? 'auto',
      proofOfWork: body.proofOfWork ?? false,
      seatMapVersion: plan.version,
      poster: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    await ports.concerts.create(concert, plan);
    return { concert: await adminConcertReply(ports, concert) };
  };
