import type { claimSeats as endpoint } from '../../contract/orders.ts';
import type { RefusalCode } from '../../contract/refusals.ts';
import {
  answerBefore,
  blocksOfWish,
  type Claim,
  type ClaimDecision,
  decideClaim,
  type SeatWish,
  type Standing,
} from '../../domain/claim.ts';
import type { Concert } from '../../domain/concert.ts';
import type { Commit, LostCommit } from '../../domain/decision.ts';
import { secondsToNextWindow } from '../../domain/network-room.ts';
import { type Order, orderReply } from '../../domain/order.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isQueued } from '../../domain/sales-mode.ts';
import { type HallStates, refCharacters, statesAfter } from '../../domain/seat-block.ts';
import type { SeatPlan } from '../../domain/seat-plan.ts';
import type { Handle } from '../../runtime/api.ts';
import { meter } from '../../runtime/metrics.ts';
import { Reply } from '../../runtime/reply.ts';
import { askForProof, type ProofPorts } from '../ask-for-proof.ts';
import { expireRunOutHolds } from '../expire-run-out-holds.ts';
import { hashText, randomText } from '../ids.ts';
import { networkIdOf } from '../network.ts';
import { commitOrGiveRoomsBack, takeRooms } from '../network-rooms.ts';
import { type QueuePorts, queueClaim, sendAgain, waitForAnswer } from '../queue-claim.ts';
import { suggestSeats } from '../suggest-seats.ts';

type ClaimPorts = QueuePorts & ProofPorts;

/**
 * A lost race is decided again on what the storage told; after these many the shop says that it is busy. Who named their
 * seats soon has them or is refused; everybody who asks for the best wants the same ones, again and again.
 */
const decisionsMax = { named: 6, best: 20 };

/** Looks before it writes: whoever was too late costs no write. What the look grants is one transaction, or queued. */
export const claimSeatsHandler = (ports: ClaimPorts): Handle<typeof endpoint> => {
  const suggest = suggestSeats(ports);
  return async ({ params, headers, body, account, request }) => {
    const claim: Claim = {
      orderId: hashText(26, account.id, headers['idempotency-key']),
      buyerId: account.id,
      concertId: params.concertId,
      wish: body,
      fingerprint: fingerprintOf(params.concertId, body),
      ref: randomText(refCharacters),
      networkId: networkIdOf(request.sourceIp, params.concertId),
      proof: headers['proof-of-work'],
    };
    const settled = await settle(ports, suggest, claim);
    countClaim(settled);
    if (settled.outcome === 'refused') throw new Refusal(settled.code, settled.facts);
    const awaited = await waitForAnswer(ports, settled.order, headers.prefer);
    return replyTo(awaited ?? settled.order, awaited === undefined ? {} : { 'preference-applied': 'wait=1' });
  };
};

function countClaim(settled: ClaimDecision): void {
  const { outcome } = settled;
  if (outcome === 'refused') meter.countRefusal(settled.code);
  if (outcome === 'granted') {
    meter.count('ClaimsGranted');
    meter.count('SeatsClaimed', settled.order.seats.length);
  }
  meter.outcomeIs(outcome === 'answered-before' ? settled.order.status : outcome);
}

const fingerprintOf = (concertId: string, wish: SeatWish): string =>
  'seatIds' in wish
    ? hashText(22, concertId, ...wish.seatIds.toSorted())
    : hashText(22, concertId, 'best', wish.bestAvailable.priceTierId, String(wish.bestAvailable.quantity));

/**
 * A queued claim that was refused is told as a direct one would have been. One that the shop never got round to is told
 * by its order, which is over: a plea to try again would be followed for ever.
 */
function replyTo(order: Order, headers: Record<string, string>): Reply {
  if (order.refusal !== undefined && order.refusal.code !== 'busy') {
    const { code, ...facts } = order.refusal;
    throw new Refusal(code, code === 'seats-taken' ? facts : {});
  }
  const body = { order: orderReply(order) };
  if (order.status !== 'queued') return new Reply({ status: 201, headers, body });
  const whereAndWhen = { location: `/api/orders/${order.id}`, 'retry-after': '1' };
  return new Reply({ status: 202, headers: { ...headers, ...whereAndWhen }, body });
}

async function settle(
  ports: ClaimPorts,
  suggest: ReturnType<typeof suggestSeats>,
  claim: Claim,
): Promise<ClaimDecision> {
  const { concerts, clock } = ports;
  const [concert, plan] = await Promise.all([concerts.find(claim.concertId), concerts.findSeatPlan(claim.concertId)]);
  const seen = await look(ports, claim, plan);
  const tried = concert && plan && (await claimAtOnce(ports, claim, concert, plan, seen));
  if (tried?.outcome === 'granted') return tried;
  let standing = await readStanding(ports, claim, tried?.states ?? seen);
  // Where an order stands under the key, it is the answer, come what may of the concert.
  const before = answerBefore(claim, standing.order);
  if (before?.outcome === 'answered-before') await sendAgain(ports, before.order, plan);
  if (before !== undefined) return before;
  if (concert === undefined || plan === undefined) return refused('concert-not-found');

  const attemptsMax = 'seatIds' in claim.wish ? decisionsMax.named : decisionsMax.best;
  let mayFreeShare = true;
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const decided = decideClaim(claim, concert, plan, standing, clock());
    if (decided.outcome === 'answered-before') return decided;
    if (decided.outcome === 'refused') {
      if (decided.code === 'seat-limit' && mayFreeShare) {
        mayFreeShare = false;
        await expireRunOutHolds(ports, claim);
        standing = await readStanding(ports, claim, await look(ports, claim, plan));
        continue;
      }
      return (await answerToTwin(ports, claim, decided.code)) ?? (await suggest(claim, plan, decided));
    }
    if (await isQueuedNow(ports, concert))
      return (await askForProof(ports, claim, concert)) ?? queueClaim(ports, claim, concert, plan, decided.order);
    const commit = await commitGrant(ports, decided, concert, plan);
    if (commit.outcome === 'no-room') {
      const refusal = refuseNetwork(decided.order, clock());
      return (await answerToTwin(ports, claim, refusal.code)) ?? refusal;
    }
    if (commit.outcome === 'committed') return decided;
    standing = standingAfter(standing, commit);
  }
  return refused('busy');
}

/**
 * Seats that look free are claimed without another look: the transaction itself asks for the order under the key and for
 * the buyer's counter. Whoever does not get them is told so only after both were read.
 */
async function claimAtOnce(
  ports: QueuePorts,
  claim: Claim,
  concert: Concert,
  plan: SeatPlan,
  states: HallStates,
): Promise<Granted | { outcome: 'undecided'; states: HallStates }> {
  if (await isQueuedNow(ports, concert)) return { outcome: 'undecided', states };
  const decided = decideClaim(claim, concert, plan, { seatsHad: 0, restsUntil: 0, states }, ports.clock());
  if (decided.outcome !== 'granted') return { outcome: 'undecided', states };
  const commit = await commitGrant(ports, decided, concert, plan);
  if (commit.outcome === 'committed') return decided;
  return { outcome: 'undecided', states: commit.outcome === 'lost' ? statesAfter(states, commit) : states };
}

type Granted = Extract<ClaimDecision, { outcome: 'granted' }>;

async function commitGrant(
  ports: QueuePorts,
  { order, decision }: Granted,
  concert: Concert,
  plan: SeatPlan,
): Promise<Commit | { outcome: 'no-room' }> {
  const [hasRoom] = await Promise.all([takeRooms(ports, order, concert, plan), watchHold(ports, order)]);
  if (!hasRoom) return { outcome: 'no-room' };
  const commit = await commitOrGiveRoomsBack(ports, decision, [order]);
  if (commit.outcome === 'lost') meter.count('Redecisions');
  return commit;
}

function refuseNetwork({ network }: Order, nowMs: number): Extract<ClaimDecision, { outcome: 'refused' }> {
  const retryAfterSeconds = secondsToNextWindow(Math.floor(nowMs / 1000), network?.windowSeconds ?? 1);
  return { outcome: 'refused', code: 'network-limit', facts: { retryAfterSeconds } };
}

const refused = (code: RefusalCode): ClaimDecision => ({ outcome: 'refused', code, facts: {} });

async function isQueuedNow({ concerts, clock }: QueuePorts, concert: Concert): Promise<boolean> {
  const summary = concert.salesMode === 'auto' ? await concerts.findSummary(concert.id) : undefined;
  return isQueued(concert, summary, clock());
}

/** Before the write: whatever happens to this process or the buyer, the hold ends. */
async function watchHold({ watchQueue, clock }: QueuePorts, { buyerId, id, holdExpiresAt }: Order): Promise<void> {
  if (holdExpiresAt === undefined) return;
  const secondsLeft = holdExpiresAt + 1 - Math.floor(clock() / 1000);
  await watchQueue.send({ version: 1, buyerId, orderId: id }, secondsLeft);
}

const look = ({ seatBlocks }: QueuePorts, claim: Claim, plan: SeatPlan | undefined): Promise<HallStates> =>
  seatBlocks.listSeen(plan ? blocksOfWish(claim.wish, claim.concertId, plan) : []);

/** The order after the blocks: seats that a twin of this request took are never seen without the twin's order. */
async function readStanding({ orders }: QueuePorts, claim: Claim, states: HallStates): Promise<Standing> {
  return { ...(await orders.findStanding(claim.buyerId, claim.orderId, claim.concertId)), states };
}

/** What counts for the buyer, or their network, may know of a twin's order that the look before it did not find yet. */
async function answerToTwin(
  { orders }: QueuePorts,
  claim: Claim,
  code: RefusalCode,
): Promise<ClaimDecision | undefined> {
  const maySeeTwin = code === 'seat-limit' || code === 'hold-cool-down' || code === 'network-limit';
  return maySeeTwin ? answerBefore(claim, await orders.find(claim.buyerId, claim.orderId)) : undefined;
}

/** The look, corrected by what the lost race told. */
function standingAfter(before: Standing, lost: LostCommit): Standing {
  return {
    order: lost.orders[0] ?? before.order,
    seatsHad: lost.counters[0]?.seatsHad ?? before.seatsHad,
    restsUntil: lost.counters[0]?.restsUntil ?? before.restsUntil,
    states: statesAfter(before.states, lost),
  };
}
