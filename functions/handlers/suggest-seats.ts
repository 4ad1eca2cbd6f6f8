import { createRecentCache } from '../adapters/recent-cache.ts';
import { chooseBestSeats } from '../domain/best-available.ts';
import { blocksOfWish, type Claim, type ClaimDecision } from '../domain/claim.ts';
import type { Ports } from '../domain/ports.ts';
import { type LocatedSeat, locateSeat, type SeatPlan } from '../domain/seat-plan.ts';

type SeatsTaken = Extract<ClaimDecision, { outcome: 'refused' }>;
type Suggest = (claim: Claim, plan: SeatPlan, refused: SeatsTaken) => Promise<ClaimDecision>;

/** An offer from the whole hall is made for everybody who is refused within this time: it looks at every block. */
const hallMaxAgeMs = 250;

/** Whoever was slower gets an offer: as many seats side by side, close to those that went. */
export function suggestSeats({ seatBlocks, clock }: Pick<Ports, 'seatBlocks' | 'clock'>): Suggest {
  const inHall = createRecentCache<readonly string[]>(hallMaxAgeMs, 100, clock);

  const choose = async (
    concertId: string,
    plan: SeatPlan,
    { section, row, priceTierId }: LocatedSeat,
    quantity: number,
  ) => {
    const bestAvailable = { priceTierId, quantity };
    const states = await seatBlocks.listSeen(blocksOfWish({ bestAvailable }, concertId, plan));
    const now = Math.floor(clock() / 1000);
    return chooseBestSeats(plan, states, { ...bestAvailable, near: { section, row } }, now) ?? [];
  };

  return async ({ concertId, wish }, plan, refused) => {
    if (refused.code !== 'seats-taken' || !('seatIds' in wish)) return refused;
    const quantity = wish.seatIds.length;
    const near = locateSeat(plan, wish.seatIds[0] ?? '');
    if (near === undefined) return refused;
    // First in the section that was asked for: it is small, and likely what the buyer wants.
    const own = { ...plan, sections: plan.sections.filter(({ code }) => code === near.section) };
    for (const look of [
      () => choose(concertId, own, near, quantity),
      () => inHall.get(`${concertId} ${near.priceTierId} ${quantity}`, () => choose(concertId, plan, near, quantity)),
    ]) {
      const suggestedSeatIds = [...(await look())];
      // What came back since the look would be offered and called gone in one breath.
      const isMuddled = suggestedSeatIds.some((id) => refused.facts.takenSeatIds?.includes(id));
      if (suggestedSeatIds.length > 0 && !isMuddled)
        return { ...refused, facts: { ...refused.facts, suggestedSeatIds } };
    }
    return refused;
  };
}
