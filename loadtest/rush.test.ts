import type { Order } from '@frontrow/functions/contract/orders.ts';
import { expect, test } from 'vitest';
import { checkBookings, type Evidence } from './check-bookings.ts';
import { runsOf } from './choose-seats.ts';
import { club } from './concerts.ts';
import type { Client } from './http-client.ts';
import { randomFrom } from './random.ts';
import { type Plan, rush, sweep } from './rush.ts';

const buyers = Array.from({ length: 60 }, (_, at) => ({ id: `b${at}`, email: '', token: `b${at}` }));
const plans = buyers.map((buyer, at): Plan => ({ buyer, wish: at % 2 === 0 ? 'adjacent' : 'random', requests: 2 }));
const runs = runsOf(club.sections);

/** A shop in memory that looks, waits and writes; `forgets` makes it look away now and then. */
function shopInMemory({ forgets = 0 } = {}) {
  const owner = new Map<string, string>();
  const orders = new Map<string, Order[]>(buyers.map(({ id }) => [id, []]));
  const random = randomFrom(1);
  const client: Client = {
    close() {},
    async request({ token = '', json }) {
      await new Promise((resolve) => setTimeout(resolve, random() * 3));
      const { seatIds } = json as { seatIds: string[] };
      const taken = seatIds.filter((seat) => owner.has(seat));
      if (taken.length > 0 && random() >= forgets) {
        return { answered: true, status: 409, body: { code: 'seats-taken', takenSeatIds: taken }, latencyMs: 1 };
      }
      const order = orderOf(`o${[...orders.values()].flat().length}`, seatIds);
      for (const seat of seatIds) owner.set(seat, order.id);
      orders.get(token)?.push(order);
      return { answered: true, status: 201, body: { order }, latencyMs: 2 };
    },
  };
  return { client, owner, orders };
}

const orderOf = (id: string, seatIds: string[]): Order => ({
  id,
  concertId: 'c1',
  status: 'confirmed',
  seats: seatIds.map((seat) => ({ id: seat, section: '', row: '', number: 1, priceTierId: 'vip', price: 1 })),
  total: { amount: seatIds.length, currency: 'EUR' },
  createdAt: '',
});

function evidenceOf({ owner, orders }: ReturnType<typeof shopInMemory>, claims: Evidence['claims']): Evidence {
  const sections = Object.fromEntries(
    club.sections.map((section) => [
      section.code,
      runsOf([section])
        .flat()
        .map((seat) => (owner.has(seat) ? 's' : '.'))
        .join(''),
    ]),
  );
  return {
    sections: club.sections,
    // This shop knows no limit: two orders of four, and what the sweep gives.
    seatsPerBuyer: 12,
    claims,
    availability: { concertId: 'c1', seatMapVersion: 'v', sections },
    ordersByBuyer: orders,
    adminOrders: [...orders].flatMap(([id, list]) => list.map((order) => ({ ...order, buyer: { id } }))),
  };
}

test('a rush on a sound shop ends with a full hall and no findings', async () => {
  const shop = shopInMemory();
  const first = await rush(shop.client, { concertId: 'c1', runs, plans }, { connections: 16, random: randomFrom(3) });
  expect(first.claims.length).toBe(plans.length * 2);
  const left = runs.flat().filter((seat) => !shop.owner.has(seat));
  const second = await sweep(shop.client, { concertId: 'c1', left, buyers });
  expect(shop.owner.size).toBe(100);
  expect(checkBookings(evidenceOf(shop, [...first.claims, ...second.claims]))).toEqual([]);
});

test('a shop that forgets one sale in ten is caught', async () => {
  const shop = shopInMemory({ forgets: 0.1 });
  const { claims } = await rush(
    shop.client,
    { concertId: 'c1', runs, plans },
    { connections: 16, random: randomFrom(3) },
  );
  expect(checkBookings(evidenceOf(shop, claims)).map(({ rule }) => rule)).toContain('sold-twice');
});

test('buyers never ask again for a seat that they were told is gone', async () => {
  const shop = shopInMemory();
  const plan: Plan = { buyer: buyers[0] ?? { id: '', email: '', token: '' }, wish: 'random', requests: 40 };
  for (const seat of runs.flat().slice(0, 99)) shop.owner.set(seat, 'someone');
  const { claims } = await rush(
    shop.client,
    { concertId: 'c1', runs, plans: [plan] },
    { connections: 1, random: randomFrom(4) },
  );
  const refused = claims
    .filter(({ result }) => result.outcome === 'refused')
    .flatMap(({ seatIds }) => seatIds.filter((seat) => seat !== runs.flat()[99]));
  expect(new Set(refused).size).toBe(refused.length);
});
