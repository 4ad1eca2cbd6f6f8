import { registerAccount } from '@frontrow/functions/contract/accounts.ts';
import {
  cancelConcert,
  getAdminConcert,
  listAdminConcerts,
  updateConcert,
} from '@frontrow/functions/contract/admin.ts';
import { cancelOrder } from '@frontrow/functions/contract/orders.ts';
import { changeSeats, getSales, type SeatChanges } from '@frontrow/functions/contract/sales.ts';
import { rectangle } from '@frontrow/functions/domain/halls-for-tests.ts';
import { describe, expect, test } from 'vitest';
import { readPages, signUp } from './client.ts';
import { addConcert, claim, takenIn, targets, useShop } from './shop.ts';

describe.each(targets)('selling a concert $name', (target) => {
  const shop = useShop(target);
  const change = (concertId: string, body: SeatChanges) =>
    shop.call(changeSeats, { as: shop.admin, params: { concertId }, body });
  const salesOf = async (concertId: string) =>
    (await shop.call(getSales, { as: shop.admin, params: { concertId }, query: {} })).body;

  test('withdrawn seats are off sale until they are restored, and sold ones stay and are named', async () => {
    const { id } = await addConcert(shop);
    await claim(shop, shop.buyer, id, ['STAL-A-1']);
    const withdrawn = await change(id, {
      change: 'withdraw',
      seatIds: ['STAL-B-5'],
      sections: [{ code: 'STAL', rows: ['A'] }],
    });
    expect(withdrawn.status).toBe(200);
    expect(withdrawn.body).toEqual({ changed: 10, refused: [{ seatId: 'STAL-A-1', state: 'sold' }] });
    await expect.poll(() => takenIn(shop, id, 'STAL'), { timeout: 3_000 }).toBe(11);

    const refused = await claim(shop, shop.otherBuyer, id, ['STAL-A-2', 'STAL-C-1']);
    expect([refused.status, refused.code]).toEqual([409, 'seats-taken']);
    expect(refused.problem.takenSeatIds).toEqual(['STAL-A-2']);
    const again = await change(id, { change: 'withdraw', sections: [{ code: 'STAL', rows: ['A'] }] });
    expect(again.body).toEqual({ changed: 0, refused: [{ seatId: 'STAL-A-1', state: 'sold' }] });

    const restored = await change(id, { change: 'restore', sections: [{ code: 'STAL' }] });
    expect(restored.body).toEqual({ changed: 10, refused: [] });
    await expect
      .poll(async () => (await claim(shop, shop.otherBuyer, id, ['STAL-A-2', 'STAL-C-1'])).status, { timeout: 3_000 })
      .toBe(201);
  });

  test('buyers and an admin who go for the same seats at once: each seat has one of them', async () => {
    const { id } = await addConcert(shop);
    const buyers = await Promise.all(Array.from({ length: 5 }, () => signUp(shop.call)));
    const seatIds = Array.from({ length: 10 }, (_, at) => `STAL-A-${at + 1}`);
    const [withdrawn, ...claims] = await Promise.all([
      change(id, { change: 'withdraw', seatIds }),
      ...buyers.map((buyer, at) => claim(shop, buyer, id, seatIds.slice(2 * at, 2 * at + 2))),
    ]);
    const granted = claims.filter(({ status }) => status === 201).flatMap(({ body }) => body.order.seats);
    expect(withdrawn.status).toBe(200);
    expect(withdrawn.body.refused.map(({ seatId }) => seatId).sort()).toEqual(granted.map((seat) => seat.id).sort());
    expect(withdrawn.body.changed + granted.length).toBe(10);
    expect((await salesOf(id)).seats.find(({ priceTierId }) => priceTierId === 'standard')).toEqual({
      priceTierId: 'standard',
      available: 30,
      held: 0,
      sold: granted.length,
      withdrawn: withdrawn.body.changed,
    });
  });

  test.each<[string, unknown, number, string]>([
    ['no seats', { change: 'withdraw' }, 422, 'invalid-body'],
    ['an empty list', { change: 'withdraw', seatIds: [] }, 422, 'invalid-body'],
    ['another verb', { change: 'sell', seatIds: ['STAL-A-1'] }, 422, 'invalid-body'],
    ['unknown fields', { change: 'withdraw', seatIds: ['STAL-A-1'], force: true }, 422, 'invalid-body'],
    ['a seat that is not there', { change: 'withdraw', seatIds: ['STAL-A-1', 'STAL-A-99'] }, 422, 'unknown-seats'],
    ['a section that is not there', { change: 'withdraw', sections: [{ code: 'NONE' }] }, 422, 'unknown-seats'],
    ['a row that is not there', { change: 'restore', sections: [{ code: 'STAL', rows: ['Z'] }] }, 422, 'unknown-seats'],
  ])('%s: nothing is withdrawn', async (_, body, status, code) => {
    const { id } = await addConcert(shop);
    const refused = await change(id, body as SeatChanges);
    expect([refused.status, refused.code]).toEqual([status, code]);
    expect(await takenIn(shop, id, 'STAL')).toBe(0);
  });

  test('the seats of a concert that was called off stay as they are', async () => {
    const { id } = await addConcert(shop);
    await shop.call(cancelConcert, { as: shop.admin, params: { concertId: id } });
    const refused = await change(id, { change: 'withdraw', seatIds: ['STAL-A-1'] });
    expect([refused.status, refused.code]).toEqual([409, 'concert-cancelled']);
  });

  test('sales tell seats by state, takings at the prices paid, and claims by the minute', async () => {
    const { id, version } = await addConcert(shop);
    await claim(shop, shop.buyer, id, ['STAL-A-1', 'STAL-A-2']);
    const gone = (await claim(shop, shop.otherBuyer, id, ['VIP-A-1'])).body.order;
    await shop.call(cancelOrder, { as: shop.otherBuyer, params: { orderId: gone.id } });
    const priceTiers = [{ id: 'standard', price: 7_000 }];
    await shop.call(updateConcert, { as: shop.admin, params: { concertId: id }, body: { version, priceTiers } });
    // A price acts within five seconds: which of the two this order has, it says itself.
    const { total } = (await claim(shop, shop.otherBuyer, id, ['STAL-B-1'])).body.order;
    const sales = await salesOf(id);
    expect(sales).toMatchObject({ concertId: id, currency: 'EUR', orders: 3, nextCursor: null });
    expect(sales.seats).toEqual([
      { priceTierId: 'standard', available: 37, held: 0, sold: 3, withdrawn: 0 },
      { priceTierId: 'vip', available: 20, held: 0, sold: 0, withdrawn: 0 },
    ]);
    expect(sales.takings).toEqual([{ priceTierId: 'standard', seats: 3, amount: 12_000 + total.amount }]);
    expect(sales.minutes.reduce((sum, { claims }) => sum + claims, 0)).toBe(3);
    expect(sales.minutes.reduce((sum, { granted }) => sum + granted, 0)).toBe(3);
  });

  test('the orders of a concert are a sheet that runs no formula', async () => {
    const { id } = await addConcert(shop);
    const { body: evil } = await shop.call(registerAccount, {
      body: { email: `+${id}@example.org`, name: '=HYPERLINK("http://x")', password: 'a quiet evening song' },
    });
    const { order } = (await claim(shop, evil, id, ['STAL-A-1', 'STAL-A-2'])).body;
    const fetchSheet = (query: string, as = shop.admin) =>
      fetch(`${shop.url}/api/admin/concerts/${id}/orders.csv${query}`, {
        headers: { authorization: `Bearer ${as.accessToken}` },
      });
    const response = await fetchSheet('');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain(`orders-${id}.csv`);
    expect(response.headers.get('link')).toBeNull();
    const text = Buffer.from(await response.arrayBuffer()).toString();
    expect(text.split('\r\n')).toEqual([
      '\ufefforder,ordered_at,status,buyer,email,seats,seat_count,total,currency,payment,refund,cancelled_at',
      `${order.id},${order.createdAt},confirmed,"'=HYPERLINK(""http://x"")",'+${id}@example.org,` +
        'STAL-A-1 STAL-A-2,2,120.00,EUR,,,',
      '',
    ]);
    expect((await (await fetchSheet('?status=cancelled')).text()).split('\r\n')).toHaveLength(2);
    expect((await fetchSheet('', shop.buyer)).status).toBe(403);
    expect((await fetchSheet('?cursor=abc')).status).toBe(400);
  });

  test('concerts are listed by time and status, and a status hides none behind others', async () => {
    const dayMs = 24 * 60 * 60 * 1000;
    const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString();
    const add = (title: string, changes: object) => addConcert(shop, { title: `Listed ${title}`, ...changes });
    await add('later', { onSaleAt: inDays(5), startsAt: inDays(50) });
    await add('open', { startsAt: inDays(40) });
    const off = await add('off', { startsAt: inDays(45) });
    await shop.call(cancelConcert, { as: shop.admin, params: { concertId: off.id } });
    const full = await add('full', { startsAt: inDays(48), sections: [rectangle(1, 2)], priceTiers: [oneTier] });
    await claim(shop, shop.buyer, full.id, ['STAL-A-1', 'STAL-A-2']);
    const list = async (query: object) =>
      (
        await readPages(
          async (cursor) =>
            (
              await shop.call(listAdminConcerts, { as: shop.admin, query: { q: 'listed', ...query, ...cursor } })
            ).body,
        )
      ).map(({ title }) => title.replace('Listed ', ''));
    expect(await list({})).toEqual(['later', 'full', 'off', 'open']);
    expect(await list({ when: 'coming' })).toEqual(['open', 'off', 'full', 'later']);
    expect(await list({ when: 'past' })).toEqual([]);
    expect(await list({ status: 'upcoming' })).toEqual(['later']);
    expect(await list({ status: 'cancelled', limit: '1' })).toEqual(['off']);
    await expect.poll(() => list({ status: 'sold-out' }), { timeout: 8_000 }).toEqual(['full']);
    expect(await list({ status: 'on-sale' })).toEqual(['open']);
    const all = async (query: object) =>
      (
        await readPages(
          async (cursor) =>
            (
              await shop.call(listAdminConcerts, { as: shop.admin, query: { ...query, ...cursor } })
            ).body,
        )
      ).filter(({ title }) => title.startsWith('Listed'));
    expect((await all({ status: 'cancelled', limit: '1' })).map(({ id }) => id)).toEqual([off.id]);
    expect(
      (await shop.call(getAdminConcert, { as: shop.admin, params: { concertId: off.id } })).body.concert,
    ).toMatchObject({ saleStatus: 'cancelled' });
  });
});

const oneTier = { id: 'standard', name: 'Standard', price: 6_000 };
