import type { claimSeats as endpoint } from '../../contract/orders.ts';
import type { RefusalCode } from '../../contract/refusals.ts';
import { chooseBestSeats } from '../../domain/best-available.ts';
import {
  answerBefore,
  blocksOfWish,
  type Claim,
  type ClaimDecision,
  decideClaim,
  type SeatWish,
  type Standing,
} from '../../domain/claim.ts';
import { blockKeyText, type Commit } from '../../domain/decision.ts';
import { orderReply } from '../../domain/order.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import { hallStatesOf, refCharacters, type SeatBlock } from '../../domain/seat-block.ts';
import { locateSeat, type SeatPlan } from '../../domain/seat-plan.ts';
import type { Handle } from '../../runtime/api.ts';
import { hashText, randomText } from '../ids.ts';

type ClaimPorts = Pick<Ports, 'concerts' | 'seatBlocks' | 'orders' | 'clock'>;

/** A lost race is decided again on what the storage told; after these many the shop says that it is busy. */
const decisionsMax = 5;

/** Looks before it writes: whoever was too late costs no write. What the look grants is one transaction. */
export const claimSeatsHandler =
  (ports: ClaimPorts): Handle<typeof endpoint> =>
  async ({ params, headers, body, account }) => {
    const claim: Claim = {
      orderId: hashText(26, account.id, headers['idempotency-key']),
      buyerId: account.id,
      concertId: params.concertId,
      wish: body,
      fingerprint: fingerprintOf(params.concertId, body),
      ref: randomText(refCharacters),
    };
    const settled = await settle(ports, claim);
    if (settled.outcome === 'refused') throw new Refusal(settled.code, settled.facts);
    return { order: orderReply(settled.order) };
  };

const fingerprintOf = (concertId: string, wish: SeatWish): string =>
  'seatIds' in wish
    ? hashText(22, concertId, ...wish.seatIds.toSorted())
    : hashText(22, concertId, 'best', wish.bestAvailable.priceTierId, String(wish.bestAvailable.quantity));

async function settle(ports: ClaimPorts, claim: Claim): Promise<ClaimDecision> {
  const { concerts, orders, clock } = ports;
  const [concert, plan] = await Promise.all([concerts.find(claim.concertId), concerts.findSeatPlan(claim.concertId)]);
  let standing = await look(ports, claim, plan);
  // Where an order stands under the key, it is the answer, come what may of the concert.
  const before = answerBefore(claim, standing.order);
  if (before !== undefined) return before;
  if (concert === undefined || plan === undefined) throw new Refusal('concert-not-found');

  for (let attempt = 1; attempt <= decisionsMax; attempt += 1) {
    const decided = decideClaim(claim, concert, plan, standing, clock());
    if (decided.outcome === 'refused') {
      const answer = (await answerToTwin(ports, claim, decided.code)) ?? decided;
      return withSuggestion(ports, claim, plan, answer);
    }
    if (decided.outcome === 'answered-before') return decided;
    const commit = await orders.commit(decided.decision);
    if (commit.outcome === 'committed') return decided;
    standing = standingAfter(standing, commit);
  }
  throw new Refusal('busy');
}

/** The blocks before the order: seats that a twin of this request took are never seen without the twin's order. */
async function look({ seatBlocks, orders }: ClaimPorts, claim: Claim, plan: SeatPlan | undefined): Promise<Standing> {
  const states = await seatBlocks.listSeen(plan ? blocksOfWish(claim.wish, claim.concertId, plan) : []);
  return { ...(await orders.findStanding(claim.buyerId, claim.orderId, claim.concertId)), states };
}

/** The counter is read beside the order, not before it: it may know of a twin's order that the look did not find yet. */
async function answerToTwin(
  { orders }: ClaimPorts,
  claim: Claim,
  code: RefusalCode,
): Promise<ClaimDecision | undefined> {
  return code === 'seat-limit' ? answerBefore(claim, await orders.find(claim.buyerId, claim.orderId)) : undefined;
}

/** Whoever was slower gets an offer: as many seats side by side, close to those that went. */
async function withSuggestion(
  { seatBlocks, clock }: ClaimPorts,
  claim: Claim,
  plan: SeatPlan,
  refused: ClaimDecision,
): Promise<ClaimDecision> {
  if (refused.outcome !== 'refused' || refused.code !== 'seats-taken' || !('seatIds' in claim.wish)) return refused;
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
    if (suggestedSeatIds !== undefined) return { ...refused, facts: { ...refused.facts, suggestedSeatIds } };
  }
  return refused;
}

/** The look, corrected by what the lost race told. */
function standingAfter(before: Standing, lost: Extract<Commit, { outcome: 'lost' }>): Standing {
  const isMissing = (block: SeatBlock) => lost.missingBlocks.some((key) => blockKeyText(key) === blockKeyText(block));
  const known = [...before.states.values()]
    .flatMap((section) => [...section.values()])
    .filter((block) => !isMissing(block));
  const states = hallStatesOf([...known, ...lost.blocks]);
  return { order: lost.order ?? before.order, seatsHad: lost.seatsHad ?? before.seatsHad, states };
}
