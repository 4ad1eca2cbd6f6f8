import { setTimeout as sleep } from 'node:timers/promises';
import { type Claim, type ClaimDecision, queuedOrder } from '../domain/claim.ts';
import type { Concert } from '../domain/concert.ts';
import type { Order } from '../domain/order.ts';
import type { Ports } from '../domain/ports.ts';
import { isHot } from '../domain/sales-mode.ts';
import type { SeatPlan } from '../domain/seat-plan.ts';
import { meter } from '../runtime/metrics.ts';

export type QueuePorts = Pick<Ports, 'concerts' | 'seatBlocks' | 'orders' | 'claimQueue' | 'watchQueue' | 'clock'>;

/** When the watch looks whether a queued claim got its answer. */
const lookAfterSeconds = 20;
/** A hall of so few blocks is one group: its claims would meet in the same blocks anyway. */
const blocksOfOneGroup = 4;
const waitMs = 1_000;
const lookEveryMs = 100;

/**
 * Accepts a claim: first the watch, so that it ends whatever happens; then the order, so that it can be found; then the
 * queue, which answers it. Said again, it is sent again: the queue drops what it has.
 */
export async function queueClaim(
  ports: QueuePorts,
  claim: Claim,
  concert: Concert,
  plan: SeatPlan,
  likely: Order,
): Promise<ClaimDecision> {
  const { watchQueue, orders, clock } = ports;
  await watchQueue.send({ version: 1, buyerId: claim.buyerId, orderId: claim.orderId }, lookAfterSeconds);
  const queued = queuedOrder(claim, concert, plan, clock());
  const twin = await orders.put(queued);
  if (twin !== undefined && twin.fingerprint !== claim.fingerprint)
    return { outcome: 'refused', code: 'idempotency-key-reused', facts: {} };
  if (twin === undefined) meter.count('ClaimsQueued');
  await ports.claimQueue.send(messageOf(twin ?? queued), groupOf(likely, plan));
  return { outcome: 'answered-before', order: twin ?? queued };
}

/** A queued claim that is asked for again may never have reached the queue. */
export async function sendAgain(
  { claimQueue }: Pick<Ports, 'claimQueue'>,
  order: Order,
  plan: SeatPlan | undefined,
): Promise<void> {
  if (order.status === 'queued' && plan !== undefined) await claimQueue.send(messageOf(order), groupOf(order, plan));
}

/**
 * While the shop is calm, who says `Prefer: wait=1` is spared the polling. In a rush a wait would only keep a function
 * busy that others need: undefined, and `Retry-After` says when to ask.
 */
export async function waitForAnswer(
  ports: QueuePorts,
  order: Order,
  prefer: string | undefined,
): Promise<Order | undefined> {
  if (order.status !== 'queued' || !/(^|[\s,;])wait=\d+/.test(prefer ?? '')) return undefined;
  if (await isHotNow(ports, order.concertId)) return undefined;
  const { orders, clock } = ports;
  const until = clock() + waitMs;
  let latest = order;
  // Counted as well: a clock that is put back meanwhile would keep the buyer waiting for the function's time.
  for (let looks = 0; looks < waitMs / lookEveryMs && latest.status === 'queued' && clock() < until; looks += 1) {
    await sleep(lookEveryMs);
    latest = (await orders.find(order.buyerId, order.id)) ?? latest;
  }
  return latest;
}

async function isHotNow({ concerts, clock }: QueuePorts, concertId: string): Promise<boolean> {
  const [concert, summary] = await Promise.all([concerts.find(concertId), concerts.findSummary(concertId)]);
  return concert === undefined || isHot(concert, summary, clock());
}

const messageOf = ({ buyerId, id }: Order) => ({ version: 1, buyerId, orderId: id }) as const;

/** Claims of one block stand in one line. A claim for the best seats stands in that of the seats it would get now. */
export function groupOf({ concertId, seats }: Order, plan: SeatPlan): string {
  const blocks = plan.sections.reduce((sum, { blockStarts }) => sum + blockStarts.length, 0);
  const [first] = seats;
  return blocks <= blocksOfOneGroup || first === undefined ? concertId : `${concertId}-${first.section}-${first.block}`;
}
