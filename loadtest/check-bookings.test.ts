import type { Order } from '@frontrow/functions/contract/orders.ts';
import { expect, test } from 'vitest';
import { checkBookings, type Evidence, type Finding } from './check-bookings.ts';
import type { Claim } from './rush.ts';

const order = (id: string, ...seatIds: string[]): Order => ({
  id,
  concertId: 'c1',
  status: 'confirmed',
  seats: seatIds.map((seat) => ({ id: seat, section: 'STAL', row: 'A', number: 1, priceTierId: 'vip', price: 100 })),
  total: { amount: 100 * seatIds.length, currency: 'EUR' },
  createdAt: '2027-01-01T00:00:00Z',
});

const granted = (buyerId: string, orderId: string, ...seatIds: string[]): Claim => ({
  buyerId,
  seatIds,
  latencyMs: 5,
  result: { outcome: 'granted', status: 201, orderId, seatIds },
});

const refused = (buyerId: string, status: number, code: string, ...seatIds: string[]): Claim => ({
  buyerId,
  seatIds,
  latencyMs: 5,
  result: { outcome: 'refused', status, code },
});

const unanswered = (buyerId: string, ...seatIds: string[]): Claim => ({
  buyerId,
  seatIds,
  latencyMs: 30_000,
  result: { outcome: 'unanswered', reason: 'timeout' },
});

/** Six seats; Ann has two, Ben has one and was refused another, Cleo has none. */
const sound = (): Omit<Evidence, 'ordersByBuyer' | 'claims'> & {
  ordersByBuyer: Map<string, Order[]>;
  claims: Claim[];
} => ({
  sections: [
    {
      code: 'STAL',
      name: 'Stalls',
      priceTierId: 'vip',
      runs: [
        { row: 'A', from: 1, to: 4 },
        { row: 'B', from: 1, to: 2 },
      ],
    },
  ],
  seatsPerBuyer: 3,
  claims: [
    granted('ann', 'o1', 'STAL-A-1', 'STAL-A-2'),
    granted('ben', 'o2', 'STAL-B-1'),
    refused('ben', 409, 'seats-taken', 'STAL-A-2', 'STAL-A-3'),
  ],
  availability: { concertId: 'c1', seatMapVersion: 'v', sections: { STAL: 'ss..s.' } },
  ordersByBuyer: new Map([
    ['ann', [order('o1', 'STAL-A-1', 'STAL-A-2')]],
    ['ben', [order('o2', 'STAL-B-1')]],
    ['cleo', []],
  ]),
  adminOrders: [
    { ...order('o1', 'STAL-A-1', 'STAL-A-2'), buyer: { id: 'ann' } },
    { ...order('o2', 'STAL-B-1'), buyer: { id: 'ben' } },
  ],
});

type Sound = ReturnType<typeof sound>;
const rulesOf = (findings: readonly Finding[]) => [...new Set(findings.map(({ rule }) => rule))].toSorted();

/** Gives an order to a buyer, as buyer and admin would read it. */
function addOrder(evidence: Sound, buyerId: string, added: Order): Sound {
  evidence.ordersByBuyer.get(buyerId)?.push(added);
  return { ...evidence, adminOrders: [...evidence.adminOrders, { ...added, buyer: { id: buyerId } }] };
}

const shows = (evidence: Sound, states: string): Sound => ({
  ...evidence,
  availability: { ...evidence.availability, sections: { STAL: states } },
});

test('a sound evening has no findings', () => {
  expect(checkBookings(sound())).toEqual([]);
});

test('a cancelled order holds no seat', () => {
  const cancelled: Order = { ...order('o3', 'STAL-A-1'), status: 'cancelled' };
  const evidence = addOrder(sound(), 'cleo', cancelled);
  evidence.claims.push(granted('cleo', 'o3', 'STAL-A-1'));
  expect(checkBookings(evidence)).toEqual([]);
});

test('a request without an answer that was granted all the same is found unanswered, and nothing worse', () => {
  const evidence = shows(addOrder(sound(), 'cleo', order('o3', 'STAL-B-2')), 'ss..ss');
  evidence.claims.push(unanswered('cleo', 'STAL-B-2'));
  expect(rulesOf(checkBookings(evidence))).toEqual(['unanswered']);
});

test('who paid too late for seats that others have got the money back, and nothing is wrong', () => {
  const evidence = addOrder(sound(), 'cleo', {
    ...order('o3', 'STAL-A-1'),
    status: 'expired',
    payment: { status: 'captured' },
    refund: { status: 'done' },
  });
  evidence.claims.push(granted('cleo', 'o3', 'STAL-A-1'));
  expect(checkBookings(evidence)).toEqual([]);
});

/** Each breaks the sound evening in one way; the checker must name that way. */
const breaks: [string, Finding['rule'], (evidence: Sound) => Sound][] = [
  [
    'a seat in two orders',
    'sold-twice',
    (evidence) => {
      evidence.claims.push(granted('cleo', 'o3', 'STAL-A-2'));
      return addOrder(evidence, 'cleo', order('o3', 'STAL-A-2'));
    },
  ],
  [
    'a seat twice in one order',
    'sold-twice',
    (evidence) => {
      evidence.claims.push(granted('cleo', 'o3', 'STAL-B-2', 'STAL-B-2'));
      return shows(addOrder(evidence, 'cleo', order('o3', 'STAL-B-2', 'STAL-B-2')), 'ss..ss');
    },
  ],
  ['a sold seat without an order', 'sold-without-order', (evidence) => shows(evidence, 'sss.s.')],
  ['a seat still held without an order', 'sold-without-order', (evidence) => shows(evidence, 'ss.hs.')],
  ['an order whose seat is shown as free', 'order-without-sale', (evidence) => shows(evidence, 's...s.')],
  ['an order whose seat is shown as held', 'order-without-sale', (evidence) => shows(evidence, 'sh..s.')],
  [
    'a section that availability forgot',
    'order-without-sale',
    (evidence) => ({ ...evidence, availability: { ...evidence.availability, sections: {} } }),
  ],
  [
    'an order without seats',
    'order-without-seats',
    (evidence) => {
      evidence.claims.push(granted('cleo', 'o3'));
      return addOrder(evidence, 'cleo', order('o3'));
    },
  ],
  [
    'an order of a seat that the hall does not have',
    'no-such-seat',
    (evidence) => {
      evidence.claims.push(granted('cleo', 'o3', 'STAL-Z-9'));
      return addOrder(evidence, 'cleo', order('o3', 'STAL-Z-9'));
    },
  ],
  [
    'a granted request whose order is gone',
    'granted-but-lost',
    (evidence) => {
      evidence.claims.push(granted('cleo', 'o3', 'STAL-B-2'));
      return evidence;
    },
  ],
  [
    'an order in the list of another buyer',
    'granted-but-lost',
    (evidence) => {
      evidence.ordersByBuyer.set('cleo', evidence.ordersByBuyer.get('ben') ?? []);
      evidence.ordersByBuyer.set('ben', []);
      return evidence;
    },
  ],
  [
    'an order that nobody asked for',
    'order-nobody-asked-for',
    (evidence) => shows(addOrder(evidence, 'cleo', order('o3', 'STAL-B-2')), 'ss..ss'),
  ],
  [
    'a refused request that left an order behind',
    'order-nobody-asked-for',
    (evidence) => shows(addOrder(evidence, 'ben', order('o3', 'STAL-A-2', 'STAL-A-3')), 'sss.s.'),
  ],
  [
    'half of what was asked',
    'not-all-or-nothing',
    (evidence) => {
      evidence.claims[0] = granted('ann', 'o1', 'STAL-A-1', 'STAL-A-2', 'STAL-A-3');
      return evidence;
    },
  ],
  [
    'a reply with other seats than the request',
    'not-all-or-nothing',
    (evidence) => {
      evidence.claims[1] = { ...granted('ben', 'o2', 'STAL-B-1'), seatIds: ['STAL-B-2'] };
      return evidence;
    },
  ],
  [
    'an order that the admin does not see',
    'buyer-and-admin-differ',
    (evidence) => ({ ...evidence, adminOrders: evidence.adminOrders.slice(1) }),
  ],
  [
    'an order that only the admin sees',
    'buyer-and-admin-differ',
    (evidence) => ({
      ...evidence,
      adminOrders: [...evidence.adminOrders, { ...order('o9', 'STAL-A-4'), buyer: { id: 'cleo' } }],
    }),
  ],
  [
    'an order that the admin sees twice',
    'buyer-and-admin-differ',
    (evidence) => ({ ...evidence, adminOrders: [...evidence.adminOrders, ...evidence.adminOrders.slice(0, 1)] }),
  ],
  [
    'an order whose buyer the admin sees wrongly',
    'buyer-and-admin-differ',
    (evidence) => ({
      ...evidence,
      adminOrders: evidence.adminOrders.map((seen) => ({ ...seen, buyer: { id: 'ben' } })),
    }),
  ],
  ['more seats than a buyer may have', 'over-the-limit', (evidence) => ({ ...evidence, seatsPerBuyer: 1 })],
  [
    'a total that is not the sum',
    'wrong-total',
    (evidence) => {
      for (const list of evidence.ordersByBuyer.values()) for (const each of list) each.total.amount += 1;
      return evidence;
    },
  ],
  [
    'money that was taken for seats that others have',
    'paid-for-nothing',
    (evidence) =>
      addOrder(evidence, 'cleo', {
        ...order('o3', 'STAL-A-1'),
        status: 'expired',
        payment: { status: 'captured' },
        refund: { status: 'due' },
      }),
  ],
  [
    'seats that were given without their money',
    'not-paid',
    (evidence) => {
      const [first] = evidence.ordersByBuyer.get('ann') ?? [];
      return Object.assign(first ?? {}, { payment: { status: 'declined' } }) && evidence;
    },
  ],
  [
    'a failure of the server',
    'server-error',
    (evidence) => {
      evidence.claims.push(refused('cleo', 500, 'internal-error', 'STAL-B-2'));
      return evidence;
    },
  ],
  [
    'a request without an answer',
    'unanswered',
    (evidence) => {
      evidence.claims.push(unanswered('cleo', 'STAL-B-2'));
      return evidence;
    },
  ],
];

test.each(breaks)('%s is found as %s', (_, rule, breakIt) => {
  expect(rulesOf(checkBookings(breakIt(sound())))).toContain(rule);
});
