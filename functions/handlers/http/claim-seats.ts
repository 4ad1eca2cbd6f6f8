import type { claimSeats as endpoint } from '../../contract/orders.ts';
import type { RefusalCode } from '../../contract/refusals.ts';
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

async function settle(ports: ClaimPorts, claim: Claim): Promise<ClaimDecision> {
  const { concerts, orders, clock } = ports;
  const [concert, plan] = await Promise.all([concerts.find(claim.concertId), concerts.findSeatPlan(claim.concertId)]);
  const { seats, unknownSeatIds } = plan ? locateSeats(plan, claim.seatIds) : { seats: [], unknownSeatIds: [] };
  let standing = await look(ports, claim, seats);
  // Where an order stands under the key, it is the answer, come what may of the concert.
  const before = answerBefore(claim, standing.order);
  if (before !== undefined) return before;
  if (concert === undefined || plan === undefined) throw new Refusal('concert-not-found');
  if (unknownSeatIds.length > 0) throw new Refusal('unknown-seats', { unknownSeatIds });

  for (let attempt = 1; attempt <= decisionsMax; attempt += 1) {
    const decided = decideClaim(claim, concert, seats, standing, clock());
    if (decided.outcome === 'refused') return (await answerToTwin(ports, claim, decided.code)) ?? decided;
    if (decided.outcome === 'answered-before') return decided;
    const commit = await orders.commit(decided.decision);
    if (commit.outcome === 'committed') return decided;
    standing = standingAfter(standing, commit);
  }
  throw new Refusal('busy');
}

/** The blocks before the order: seats that a twin of this request took are never seen without the twin's order. */
async function look(
  { seatBlocks, orders }: ClaimPorts,
  claim: Claim,
  seats: readonly LocatedSeat[],
): Promise<Standing> {
  const blocks = await seatBlocks.listSeen(blockKeysOf(claim.concertId, seats));
  return { ...(await orders.findStanding(claim.buyerId, claim.orderId, claim.concertId)), blocks };
}

/** The counter is read beside the order, not before it: it may know of a twin's order that the look did not find yet. */
async function answerToTwin(
  { orders }: ClaimPorts,
  claim: Claim,
  code: RefusalCode,
): Promise<ClaimDecision | undefined> {
  return code === 'seat-limit' ? answerBefore(claim, await orders.find(claim.buyerId, claim.orderId)) : undefined;
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
