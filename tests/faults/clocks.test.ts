import { concertOnSale, planOf, rectangle } from '@frontrow/functions/domain/halls-for-tests.ts';
import type { SeatBlock } from '@frontrow/functions/domain/seat-block.ts';
import { startShop } from '@frontrow/infra/local/start-shop.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTables } from './tables-for-tests.ts';

/** Clocks may differ by more than a concert is taken for: then two close and delete it beside each other (F17). */
const plan = planOf(rectangle(4, 24));
const concert = { ...concertOnSale(plan, Date.now()), id: 'abcdefghijkl' };

let stop: () => Promise<void>;
let ports: Awaited<ReturnType<typeof readTables>>['ports'];

beforeAll(async () => {
  ({ stop } = await startShop({ port: 0 }));
  ({ ports } = await readTables());
  await ports.concerts.create(concert, plan);
});
afterAll(() => stop());

async function blocks(): Promise<SeatBlock[]> {
  const states = await ports.seatBlocks.listAll(concert.id, plan, { strong: true });
  return [...states.values()].flatMap((section) => [...section.values()]);
}
const set = (closed: boolean, turn: number) => ports.seatBlocks.setClosed(concert.id, plan, closed, turn);

test('what was closed in a later turn is not opened by who was before, nor closed anew', async () => {
  await set(true, 5);
  await set(true, 7);
  await set(true, 6);
  await set(false, 5);
  expect((await blocks()).map(({ closed, closedIn }) => [closed, closedIn])).toEqual([
    [true, 7],
    [true, 7],
  ]);
  await set(false, 7);
  expect((await blocks()).map(({ closed }) => closed)).toEqual([false, false]);
});

test('who left blocks closed and was cut off is followed by somebody who opens them', async () => {
  await set(true, 8);
  await set(false, 9);
  expect((await blocks()).map(({ closed }) => closed)).toEqual([false, false]);
});

test('who took the concert before somebody else deletes nothing of it; said twice, a deletion is one', async () => {
  const take = async (closingUntil: number) => {
    const before = await ports.concerts.findNow(concert.id);
    if (before === undefined) throw new Error('The concert is gone');
    const after = { ...before, closingUntil, version: before.version + 1 };
    expect(await ports.concerts.update(before, after)).toBe('updated');
    return after;
  };
  const [early, late] = [await take(1_000), await take(2_000)];
  const deletedAt = new Date().toISOString();
  expect(await ports.concerts.remove(early, plan, deletedAt)).toEqual({ outcome: 'taken' });
  expect(await blocks()).toHaveLength(2);
  for (let times = 1; times <= 2; times += 1) {
    expect(await ports.concerts.remove(late, plan, deletedAt)).toMatchObject({ outcome: 'removed' });
    expect(await blocks()).toHaveLength(0);
  }
});
