import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cancelOrder } from '@frontrow/functions/contract/orders.ts';
import { runCdk } from '@frontrow/infra/operate/run-cdk.ts';
import { expect, inject, onTestFinished, test } from 'vitest';
import { addConcert, claim, targets, useShop } from '../api/shop.ts';
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

test('a function is replaced while people book, and no booking fails', async () => {
  const concert = await addConcert(shop, { seatsPerBuyer: 100 });
  let isOver = false;
  const statuses: number[] = [];
  const keepBooking = async (seatId: string) => {
    while (!isOver) {
      const booked = await claim(shop, shop.buyer, concert.id, [seatId]);
      statuses.push(booked.status);
      if (booked.status !== 201) continue;
      const orderId = booked.body.order.id;
      statuses.push((await shop.call(cancelOrder, { as: shop.buyer, params: { orderId } })).status);
    }
  };
  const buyers = ['STAL-A-1', 'STAL-B-1', 'VIP-A-1'].map(keepBooking);
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
