import type { claimSeats as endpoint } from '../../contract/orders.ts';
import {
  answerBefore,
  type Claim,
  type ClaimDecision,
  decideClaim,
  locateSeats,
  type Standing,
} from '../../domain/claim.ts';
import { type BlockKey, blockKeyText, type Commit } from '../../domain/decision.ts';
import { orderReply } from '../../domain/order.ts';
import type { Ports } from '../../domain/ports.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refCharacters } from '../../domain/seat-block.ts';
import type { LocatedSeat } from '../../domain/seat-plan.ts';
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
      seatIds: body.seatIds,
      fingerprint: hashText(22, params.concertId, ...body.seatIds.toSorted()),
      ref: randomText(refCharacters),
    };
    const settled = await settle(ports, claim);
    if (settled.outcome === 'refused') throw new Refusal(settled.code, settled.facts);
    return { order: orderReply(settled.order) };
  };

async function settle({ concerts, seatBlocks, orders, clock }: ClaimPorts, claim: Claim): Promise<ClaimDecision> {
  const [found, concert, plan] = await Promise.all([
    orders.findStanding(claim.buyerId, claim.orderId, claim.concertId),
    concerts.find(claim.concertId),
    concerts.findSeatPlan(claim.concertId),
  ]);
  // Where an order stands under the key, it is the answer, come what may of the concert.
  const before = answerBefore(claim, found.order);
  if (before !== undefined) return before;
  if (concert === undefined || plan === undefined) throw new Refusal('concert-not-found');
  const { seats, unknownSeatIds } = locateSeats(plan, claim.seatIds);
  if (unknownSeatIds.length > 0) throw new Refusal('unknown-seats', { unknownSeatIds });

  let standing: Standing = { ...found, blocks: await seatBlocks.listSeen(blockKeysOf(claim.concertId, seats)) };
  for (let attempt = 1; attempt <= decisionsMax; attempt += 1) {
    const decided = decideClaim(claim, concert, seats, standing, clock());
    if (decided.outcome !== 'granted') return decided;
    const commit = await orders.commit(decided.decision);
    if (commit.outcome === 'committed') return decided;
    standing = standingAfter(standing, commit);
  }
  throw new Refusal('busy');
}

function blockKeysOf(concertId: string, seats: readonly LocatedSeat[]): BlockKey[] {
  const keys = seats.map(({ section, block }) => ({ concertId, section, block }));
  return [...new Map(keys.map((key) => [blockKeyText(key), key])).values()];
}

/** The look, corrected by what the lost race told. */
function standingAfter(before: Standing, lost: Extract<Commit, { outcome: 'lost' }>): Standing {
  const blocks = new Map(before.blocks);
  for (const block of lost.blocks) blocks.set(blockKeyText(block), block);
  for (const key of lost.missingBlocks) blocks.delete(blockKeyText(key));
  return { order: lost.order ?? before.order, seatsHad: lost.seatsHad ?? before.seatsHad, blocks };
}
