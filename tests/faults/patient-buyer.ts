import { setTimeout as sleep } from 'node:timers/promises';
import type { Order } from '@frontrow/functions/contract/orders.ts';
import type { Problem } from '@frontrow/functions/contract/refusals.ts';
import type { Client, Reply, Request } from '@frontrow/loadtest/http-client.ts';
import { type Claim, claimSeats } from '@frontrow/loadtest/rush.ts';
import type { Buyer } from '@frontrow/loadtest/shop.ts';

/** What the shop says as `Retry-After`. */
const pauseMs = 1_000;
const triesMax = 90;

export interface Errand {
  readonly client: Client;
  readonly concertId: string;
  readonly buyer: Buyer;
  readonly seatIds: string[];
  readonly isPaid: boolean;
  readonly changesMind: boolean;
}

/** Asks for seats until they are theirs or refused, pays, and gives them back by two clicks if they change their mind. */
export async function buyPatiently({ client, concertId, buyer, seatIds, isPaid, changesMind }: Errand): Promise<Claim> {
  const claim = await claimPatiently(client, concertId, buyer, seatIds);
  if (claim.result.outcome !== 'granted') return claim;
  const { token } = buyer;
  const path = `/orders/${claim.result.orderId}`;
  if (isPaid) {
    const json = { paymentToken: 'tok_approve' };
    await askPatiently(client, { method: 'POST', path: `${path}/payment`, token, json });
  }
  const cancel: Request = { method: 'POST', path: `${path}/cancellation`, token };
  if (changesMind) await Promise.all([askPatiently(client, cancel), askPatiently(client, cancel)]);
  return claim;
}

async function claimPatiently(client: Client, concertId: string, buyer: Buyer, seatIds: string[]): Promise<Claim> {
  const key = crypto.randomUUID();
  for (let attempt = 1; ; attempt += 1) {
    const { taken, acceptMs, ...claim } = await claimSeats(client, concertId, buyer, seatIds, { key });
    const isBusy = claim.result.outcome === 'refused' && claim.result.status === 503;
    if (!isBusy || attempt === triesMax) return claim;
    await sleep(pauseMs);
  }
}

/** Comes back while the shop is busy, or while a payment that was cut off is still open. */
export async function askPatiently(client: Client, request: Request): Promise<Reply> {
  for (let attempt = 1; ; attempt += 1) {
    const reply = await client.request(request);
    const isOver = reply.answered && reply.status !== 503 && !isWaiting(reply.body);
    if (isOver || attempt === triesMax) return reply;
    await sleep(pauseMs);
  }
}

function isWaiting(body: unknown): boolean {
  const { code, order } = (body ?? {}) as Partial<Problem> & { order?: Order };
  return code === 'payment-open' || order?.payment?.status === 'open';
}
