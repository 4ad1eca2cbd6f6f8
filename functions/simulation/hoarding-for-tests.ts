import { memoryPorts } from '../adapters/memory/ports.ts';
import type { Order } from '../contract/orders.ts';
import type { Concert } from '../domain/concert.ts';
import { concertOnSale, planOf, rectangle } from '../domain/halls-for-tests.ts';
import { hasRunOut } from '../domain/order-moves.ts';
import type { Ports } from '../domain/ports.ts';
import { Refusal } from '../domain/refusal.ts';
import { claimSeatsHandler } from '../handlers/http/claim-seats.ts';
import { payOrderHandler } from '../handlers/http/pay-order.ts';
import { releaseOrderHandler } from '../handlers/http/release-order.ts';
import { watchOrder } from '../handlers/watch-order.ts';
import type { Reply } from '../runtime/reply.ts';
import { randomFrom } from './stage/random.ts';
import { createTimeline, type Timeline } from './stage/timeline.ts';

const start = Date.parse('2027-03-01T12:00:00Z');
/** One section of 480 seats: five percent are 24. */
const plan = planOf(rectangle(20, 24));
const sectionSeats = 480;
export const minutes = 10;
const endMs = start + minutes * 60_000;

export interface Hoard {
  readonly accounts: number;
  /** Of each account; one for all of them, or each its own. */
  readonly addressOf: (account: number) => string;
  /** Of the people who come to buy; each their own where nothing is said. */
  readonly buyerAddressOf?: (buyer: number) => string;
  readonly leaves: 'by giving back' | 'by running out';
  readonly holdMinutes: number;
  readonly concert?: Partial<Concert>;
  /** Between the handlers and what they need: what is left out on purpose. */
  readonly without?: (ports: Ports) => Ports;
}

/** Shares of the section that bots kept from others, looked at every second for ten minutes; and whom they kept out. */
export interface Outcome {
  readonly average: number;
  readonly most: number;
  readonly atEnd: number;
  readonly buyers: number;
  readonly buyersServed: number;
}

/** Bots hold as much as they get, leave, and come again, for ten minutes of virtual time, while people come to buy. */
export async function hoard(settings: Hoard): Promise<Outcome> {
  const { accounts, addressOf, leaves, holdMinutes, concert: changes, without } = settings;
  const { buyerAddressOf = (buyer: number) => `203.0.113.${buyer}` } = settings;
  const timeline = createTimeline(start, randomFrom(1));
  const concert = concertOnSale(plan, start, { checkout: 'payment', holdMinutes, ...changes });
  const ports = openSale(timeline, without);
  await ports.concerts.create(concert, plan);
  const shop = shopOf(ports, concert.id);
  const blocked: number[] = [];
  let [buyers, buyersServed] = [0, 0];

  const isOpen = () => timeline.now() < endMs;
  const bot = async (id: string, address: string): Promise<void> => {
    while (isOpen()) {
      const order = await shop.claimBest(id, address);
      if (order === undefined) await timeline.pause(5_000);
      else if (leaves === 'by running out') await timeline.pause(holdMinutes * 60_000 + 1_000);
      else {
        await timeline.pause(30_000);
        await shop.release(id, order.id);
      }
    }
  };
  const person = async (id: string, address: string): Promise<void> => {
    buyers += 1;
    const order = await shop.claimBest(id, address);
    await timeline.pause(20_000);
    if (order !== undefined && (await shop.pay(id, order.id)) === 'confirmed') buyersServed += 1;
  };
  const look = async (): Promise<void> => {
    const orders = await ports.orders.listOfConcert(concert.id, { limit: 10_000 });
    const held = orders.filter((of) => of.buyerId.startsWith('bot') && of.status === 'held');
    const kept = held.filter((of) => !hasRunOut(of, timeline.now()));
    blocked.push(kept.reduce((sum, { seats }) => sum + seats.length, 0));
  };

  // Two hands each, so that an account holds all it may in two orders.
  for (let at = 0; at < 2 * accounts; at += 1)
    timeline.after(10 * at, () => void bot(`bot${at >> 1}`, addressOf(at >> 1)));
  for (let second = 1; second <= minutes * 60; second += 1) timeline.after(second * 1_000, () => void look());
  for (let at = 0; at < minutes * 3; at += 1)
    timeline.after(at * 20_000, () => void person(`buyer${at}`, buyerAddressOf(at)));
  await timeline.run(endMs + 60_000, () => false);
  const shareOf = (seats: number) => seats / sectionSeats;
  return {
    average: shareOf(blocked.reduce((sum, seats) => sum + seats, 0) / blocked.length),
    most: shareOf(Math.max(...blocked)),
    atEnd: shareOf(blocked.at(-1) ?? 0),
    buyers,
    buyersServed,
  };
}

/** A sale in memory by the clock of the timeline, with a watch that comes when it is due. */
function openSale(timeline: Timeline, without: Hoard['without'] = (ports) => ports): Ports {
  const ports: Ports = without(
    memoryPorts({
      clock: timeline.now,
      watchQueue: {
        async send(message, delaySeconds) {
          timeline.after(delaySeconds * 1_000, () => void watchOrder(ports)(message));
        },
      },
    }),
  );
  return ports;
}

function shopOf(ports: Ports, concertId: string) {
  let keys = 0;
  const inputOf = (buyer: string, orderId: string) => ({
    ...{ params: { orderId }, query: undefined, headers: undefined, body: undefined },
    ...{ account: { id: buyer, role: 'buyer' as const }, request: requestFrom('') },
  });
  const unlessRefused = <T>(promise: Promise<T>): Promise<T | undefined> =>
    promise.catch((error: unknown) => {
      if (error instanceof Refusal) return undefined;
      throw error;
    });
  return {
    async claimBest(buyer: string, address: string): Promise<Order | undefined> {
      keys += 1;
      const input = {
        ...{ params: { concertId }, query: undefined, headers: { 'idempotency-key': `key${keys}` } },
        body: { bestAvailable: { priceTierId: 'standard', quantity: buyer.startsWith('bot') ? 4 : 2 } },
        ...{ account: { id: buyer, role: 'buyer' as const }, request: requestFrom(address) },
      };
      const reply = await unlessRefused(claimSeatsHandler(ports)(input));
      return (reply as Reply | undefined)?.body === undefined
        ? undefined
        : ((reply as Reply).body as { order: Order }).order;
    },
    release: (buyer: string, orderId: string) => unlessRefused(releaseOrderHandler(ports)(inputOf(buyer, orderId))),
    async pay(buyer: string, orderId: string): Promise<string | undefined> {
      const input = { ...inputOf(buyer, orderId), body: { paymentToken: 'tok_approve' } };
      return ((await unlessRefused(payOrderHandler(ports)(input))) as { order: Order } | undefined)?.order.status;
    },
  };
}

const requestFrom = (sourceIp: string) => ({ headers: {}, cookies: {}, sourceIp, bytes: new Uint8Array() });
