import { chooseBestSeats } from '../domain/best-available.ts';
import { blocksOfWish, type Claim, type ClaimDecision } from '../domain/claim.ts';
import type { Ports } from '../domain/ports.ts';
import { locateSeat, type SeatPlan } from '../domain/seat-plan.ts';

/** Whoever was slower gets an offer: as many seats side by side, close to those that went. */
export async function suggestSeats(
  { seatBlocks, clock }: Pick<Ports, 'seatBlocks' | 'clock'>,
  claim: Claim,
  plan: SeatPlan,
  refused: Extract<ClaimDecision, { outcome: 'refused' }>,
): Promise<ClaimDecision> {
  if (refused.code !== 'seats-taken' || !('seatIds' in claim.wish)) return refused;
  const { seatIds } = claim.wish;
  const first = locateSeat(plan, seatIds[0] ?? '');
  if (first === undefined) return refused;
  const { section: code, row, priceTierId } = first;
  // First in the section that was asked for: it is small, and likely what the buyer wants.
  for (const sections of [plan.sections.filter((section) => section.code === code), plan.sections]) {
    const part = { ...plan, sections };
    const tier = { bestAvailable: { priceTierId, quantity: seatIds.length } };
    const states = await seatBlocks.listSeen(blocksOfWish(tier, claim.concertId, part));
    const wish = { ...tier.bestAvailable, near: { section: code, row } };
    const suggestedSeatIds = chooseBestSeats(part, states, wish, Math.floor(clock() / 1000));
    // What came back since the look would be offered and called gone in one breath.
    const isMuddled = suggestedSeatIds?.some((id) => refused.facts.takenSeatIds?.includes(id));
    if (suggestedSeatIds !== undefined && !isMuddled)
      return { ...refused, facts: { ...refused.facts, suggestedSeatIds } };
  }
  return refused;
}
