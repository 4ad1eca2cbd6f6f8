import { randomUUID } from 'node:crypto';
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createConcert } from '@frontrow/functions/contract/admin.ts';
import { cancelOrder } from '@frontrow/functions/contract/orders.ts';
import { newConcertOnSale, rectangle } from '@frontrow/functions/domain/halls-for-tests.ts';
import { runCdk } from '@frontrow/infra/operate/run-cdk.ts';
import { expect, inject, onTestFinished, test } from 'vitest';
import { claim, targets, useShop } from '../api/shop.ts';
import { localCloud } from './deployed-shop.ts';

const [target] = targets as [(typeof targets)[number]];
const shop = useShop(target);
const deployed = inject('deployed');

/** What was deployed, with another bundle for the function of the bookings. What is named by its content is renamed. */
async function nextRelease(): Promise<string> {
  const folder = `${deployed.assembly}-next`;
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(deployed.assembly, folder, { recursive: true });
  const read = async (file: string) => JSON.parse(await readFile(join(folder, file), 'utf8'));
  const { Resources } = await read('Booking.template.json');
  const booking = Object.values<Resource>(Resources).find(
    ({ Properties }) => Properties?.Description === 'Front Row: booking',
  );
  const bundle = booking?.Properties?.Code?.S3Key?.slice(0, 64) ?? '';
  const { files } = await read('Booking.assets.json');
  const [template = ''] = Object.entries<Asset>(files).flatMap(([hash, { source }]) =>
    source.path === 'Booking.template.json' ? [hash] : [],
  );
  const renamed = [bundle, template].map((hash) => [hash, `${hash.slice(1)}0`] as const);
  const after = `${bundle.slice(1)}0`;
  await rename(join(folder, `asset.${bundle}`), join(folder, `asset.${after}`));
  const code = join(folder, `asset.${after}`, 'index.mjs');
  await writeFile(code, `${await readFile(code, 'utf8')}\n// The next release.\n`);
  for (const file of ['Booking.template.json', 'Booking.assets.json', 'manifest.json']) {
    let text = await readFile(join(folder, file), 'utf8');
    for (const [from, to] of renamed) text = text.replaceAll(from, to);
    await writeFile(join(folder, file), text);
  }
  return folder;
}

interface Resource {
  readonly Properties?: { readonly Description?: string; readonly Code?: { readonly S3Key?: string } };
}

interface Asset {
  readonly source: { readonly path: string };
}

/** The local cloud ends a function's process in the middle of a call; whoever asks again, with the same key, is served. */
async function untilAnswered<T extends { readonly status: number }>(send: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const answer = await send();
    if (answer.status < 500 || tries === 10) return answer;
  }
}

/** More seats than are booked meanwhile: what was just given back may still be seen as taken for a second. */
const hall = [rectangle(20, 40)];

test('a function is replaced while people book, and no booking fails', async () => {
  const body = newConcertOnSale(hall, Date.now(), { seatsPerBuyer: 100 });
  const { concert } = (await shop.call(createConcert, { as: shop.admin, body })).body;
  const seatIds = hall.flatMap(({ code, runs }) =>
    runs.flatMap(({ row, to }) => Array.from({ length: to }, (_, at) => `${code}-${row}-${at + 1}`)),
  );
  let isOver = false;
  const statuses: number[] = [];
  const keepBooking = async () => {
    while (!isOver) {
      const [seatId, key] = [seatIds.pop() ?? '', randomUUID()];
      const booked = await untilAnswered(() => claim(shop, shop.buyer, concert.id, [seatId], key));
      statuses.push(booked.status);
      if (booked.status !== 201) continue;
      const orderId = booked.body.order.id;
      const cancelled = await untilAnswered(() => shop.call(cancelOrder, { as: shop.buyer, params: { orderId } }));
      statuses.push(cancelled.status);
    }
  };
  const buyers = [keepBooking(), keepBooking(), keepBooking()];
  const app = await nextRelease();
  const isUpdated: string[] = [];
  await runCdk(['deploy', '--all', '--app', app, '--require-approval', 'never'], {
    environment: localCloud(deployed),
    report: (line) => isUpdated.push(line),
  }).finally(() => {
    isOver = true;
  });
  await Promise.all(buyers);
  expect(isUpdated.join('\n')).toMatch(/UPDATE_COMPLETE +\| AWS::Lambda::Function/);
  expect(statuses.length, 'bookings during the update').toBeGreaterThan(10);
  expect(statuses.filter((status) => status !== 201 && status !== 200)).toEqual([]);
});
