import type { Order } from '@frontrow/functions/contract/orders.ts';
import { type Availability, type Section, seatStateCharacters } from '@frontrow/functions/contract/seat-map.ts';
import { runsOf } from './choose-seats.ts';
import type { Claim } from './rush.ts';

/** Everything that was asked, answered and read back of one concert. */
export interface Evidence {
  sections: readonly Section[];
  seatsPerBuyer: number;
  /** Absent where nobody noted what was asked and answered. */
  claims?: readonly Claim[] | undefined;
  availability: Availability;
  /** As each buyer reads them. */
  ordersByBuyer: ReadonlyMap<string, readonly Order[]>;
  /** As an admin reads them. */
  adminOrders: readonly (Order & { buyer: { id: string } })[];
}

export interface Finding {
  rule:
    | 'sold-twice'
    | 'sold-without-order'
    | 'order-without-sale'
    | 'order-without-seats'
    | 'no-such-seat'
    | 'granted-but-lost'
    | 'order-nobody-asked-for'
    | 'not-all-or-nothing'
    | 'buyer-and-admin-differ'
    | 'over-the-limit'
    | 'wrong-total'
    | 'left-unsold'
    | 'server-error'
    | 'never-settled'
    | 'paid-for-nothing'
    | 'not-paid'
    | 'nothing-shown'
    | 'user-failed'
    | 'unanswered';
  detail: string;
}

interface OwnedOrder {
  buyerId: string;
  order: Order;
}

const seatIdsOf = ({ seats }: Order) => seats.map(({ id }) => id);
const sameSeats = (one: readonly string[], other: readonly string[]) =>
  one.toSorted().join() === other.toSorted().join();

/** Every rule that the evidence breaks, with the seat or order that breaks it. */
export function checkBookings(evidence: Evidence): Finding[] {
  const owned = [...evidence.ordersByBuyer].flatMap(([buyerId, orders]) => orders.map((order) => ({ buyerId, order })));
  return [
    ...checkSeats(owned, evidence),
    ...(evidence.claims === undefined ? [] : checkAnswers(owned, evidence.claims)),
    ...checkOrders(owned, evidence),
    ...checkAdminView(owned, evidence.adminOrders),
  ];
}

/** By seat id: what availability shows of it. */
export function statesOf({ sections, availability }: Pick<Evidence, 'sections' | 'availability'>): Map<string, string> {
  return new Map(
    sections.flatMap((section) =>
      runsOf([section])
        .flat()
        .map((id, at) => [id, availability.sections[section.code]?.[at] ?? '?'] as const),
    ),
  );
}

/** What availability shows of the seats of an order; nothing of those that have none any more. */
const shownAs: Partial<Record<Order['status'], string>> = {
  confirmed: seatStateCharacters.sold,
  held: seatStateCharacters.held,
};

function checkSeats(owned: readonly OwnedOrder[], evidence: Evidence): Finding[] {
  const findings: Finding[] = [];
  const states = statesOf(evidence);
  const owners = new Map<string, string>();
  for (const { order } of owned) {
    const shown = shownAs[order.status];
    if (shown === undefined) continue;
    for (const id of seatIdsOf(order)) {
      const before = owners.get(id);
      if (before !== undefined)
        findings.push({ rule: 'sold-twice', detail: `${id} is in orders ${before} and ${order.id}` });
      owners.set(id, order.id);
      const state = states.get(id);
      if (state === undefined) findings.push({ rule: 'no-such-seat', detail: `${id} of order ${order.id}` });
      else if (state !== shown)
        findings.push({ rule: 'order-without-sale', detail: `${id} of order ${order.id} is shown as “${state}”` });
    }
  }
  for (const [id, state] of states) {
    if (state !== seatStateCharacters.available && !owners.has(id)) {
      findings.push({ rule: 'sold-without-order', detail: `${id} is shown as “${state}” and is in no order` });
    }
  }
  return findings;
}

function checkAnswers(owned: readonly OwnedOrder[], claims: readonly Claim[]): Finding[] {
  const findings: Finding[] = [];
  const orders = new Map(owned.map((entry) => [entry.order.id, entry]));
  const asked = new Set<string>();
  const maybe = claims.filter(({ result }) => result.outcome === 'unanswered');
  // A queued claim that was refused leaves its order, and that one only.
  const refused = claims.filter(({ result }) => result.outcome === 'refused' && result.status === 202);
  for (const { buyerId, seatIds, result } of claims) {
    if (result.outcome === 'unanswered')
      findings.push({ rule: 'unanswered', detail: `${seatIds.join()}: ${result.reason}` });
    if (result.outcome === 'refused' && result.status >= 500) {
      findings.push({ rule: 'server-error', detail: `${seatIds.join()}: ${result.status} ${result.code}` });
    }
    if (result.outcome !== 'granted') continue;
    asked.add(result.orderId);
    const found = orders.get(result.orderId);
    if (found?.buyerId !== buyerId)
      findings.push({ rule: 'granted-but-lost', detail: `order ${result.orderId} of ${buyerId}` });
    if (!sameSeats(seatIds, result.seatIds) || (found && !sameSeats(seatIds, seatIdsOf(found.order)))) {
      findings.push({ rule: 'not-all-or-nothing', detail: `order ${result.orderId}: asked for ${seatIds.join()}` });
    }
  }
  for (const { buyerId, order } of owned) {
    // A request without an answer may have been granted.
    const mayBe = maybe.some((claim) => claim.buyerId === buyerId && sameSeats(claim.seatIds, seatIdsOf(order)));
    const wasRefused =
      order.status === 'refused' &&
      refused.some((claim) => claim.buyerId === buyerId && sameSeats(claim.seatIds, seatIdsOf(order)));
    if (!asked.has(order.id) && !mayBe && !wasRefused)
      findings.push({ rule: 'order-nobody-asked-for', detail: `order ${order.id} of ${buyerId}` });
  }
  return findings;
}

function checkOrders(owned: readonly OwnedOrder[], { seatsPerBuyer }: Evidence): Finding[] {
  const findings: Finding[] = [];
  const seatsHad = new Map<string, number>();
  for (const { buyerId, order } of owned) {
    if (order.status === 'queued')
      findings.push({ rule: 'never-settled', detail: `order ${order.id} of ${buyerId} is still queued` });
    if (order.seats.length === 0 && order.status !== 'refused')
      findings.push({ rule: 'order-without-seats', detail: `order ${order.id}` });
    const total = order.seats.reduce((sum, { price }) => sum + price, 0);
    if (total !== order.total.amount)
      findings.push({ rule: 'wrong-total', detail: `order ${order.id}: ${order.total.amount}, not ${total}` });
    findings.push(...checkPayment(order));
    if (order.status === 'confirmed') seatsHad.set(buyerId, (seatsHad.get(buyerId) ?? 0) + order.seats.length);
  }
  for (const [buyerId, seats] of seatsHad) {
    if (seats > seatsPerBuyer) findings.push({ rule: 'over-the-limit', detail: `${buyerId} has ${seats} seats` });
  }
  return findings;
}

/** Whoever paid has the seats or the money back; whoever has seats to be paid for has paid. */
function checkPayment({ id, status, payment, refund }: Order): Finding[] {
  if (payment === undefined) return [];
  if (status === 'confirmed' && payment.status !== 'captured')
    return [{ rule: 'not-paid', detail: `order ${id} is confirmed, its payment is ${payment.status}` }];
  if (status !== 'confirmed' && payment.status === 'captured' && refund?.status !== 'done')
    return [
      { rule: 'paid-for-nothing', detail: `order ${id} is ${status}, its refund is ${refund?.status ?? 'none'}` },
    ];
  return [];
}

function checkAdminView(owned: readonly OwnedOrder[], adminOrders: Evidence['adminOrders']): Finding[] {
  const line = (buyerId: string, order: Order) =>
    `order ${order.id} of ${buyerId}, ${order.status}: ${seatIdsOf(order).toSorted().join()}`;
  const [buyersSee, adminSees] = [
    owned.map(({ buyerId, order }) => line(buyerId, order)),
    adminOrders.map((order) => line(order.buyer.id, order)),
  ];
  return [
    ...difference(buyersSee, adminSees).map(
      (detail) => ({ rule: 'buyer-and-admin-differ', detail: `only the buyer sees ${detail}` }) as const,
    ),
    ...difference(adminSees, buyersSee).map(
      (detail) => ({ rule: 'buyer-and-admin-differ', detail: `only the admin sees ${detail}` }) as const,
    ),
  ];
}

/** What stands in one list more often than in the other. */
function difference(one: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const text of other) left.set(text, (left.get(text) ?? 0) + 1);
  return one.filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}
