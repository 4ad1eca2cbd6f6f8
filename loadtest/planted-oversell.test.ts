import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { keys } from '@frontrow/functions/adapters/dynamodb/keys.ts';
import { expect, test } from 'vitest';
import { club } from './concerts.ts';
import { startEmbeddedShop } from './embedded/shop.ts';
import { createClient } from './http-client.ts';
import { type Job, openHall, readBack } from './job.ts';
import { randomFrom } from './random.ts';
import { rush } from './rush.ts';

const silent = () => {};

test('a seat that the tables sell twice is found when everything is read back', { timeout: 60_000 }, async () => {
  await using cleanup = new AsyncDisposableStack();
  const shop = cleanup.adopt(await startEmbeddedShop(silent), (each) => each.stop());
  const client = cleanup.adopt(createClient(shop.apiUrl, { connections: 8 }), (each) => each.close());
  const buyers = await shop.signIn(20);
  const job: Job = {
    client,
    admin: shop.admin,
    buyers,
    connections: 8,
    salesMode: 'direct',
    random: randomFrom(3),
    say: silent,
  };
  const hall = await openHall(job, club);
  const plans = buyers.map((buyer) => ({ buyer, wish: 'adjacent' as const, requests: 1 }));
  const rushed = await rush(client, { concertId: hall.id, runs: hall.runs, plans }, job);
  expect((await readBack(job, hall, buyers, [rushed])).findings).toEqual([]);

  const granted = rushed.claims.find(({ result }) => result.outcome === 'granted');
  const unlucky = buyers.find(({ id }) => id !== granted?.buyerId);
  if (granted?.result.outcome !== 'granted' || unlucky === undefined) throw new Error('Nobody was granted anything');
  await sellAgain(shop.url, { from: granted.buyerId, orderId: granted.result.orderId, to: unlucky.id });

  const { findings } = await readBack(job, hall, buyers, [rushed]);
  expect(findings.map(({ rule }) => rule)).toContain('sold-twice');
  expect(findings.map(({ rule }) => rule)).toContain('order-nobody-asked-for');
});

/** Copies an order to another buyer behind the shop's back. */
async function sellAgain(url: string, { from, orderId, to }: { from: string; orderId: string; to: string }) {
  const { environment, settings } = (await (await fetch(`${url}/aws`)).json()) as Record<
    string,
    Record<string, string>
  >;
  const { AWS_REGION: region = '', AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = environment ?? {};
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  const endpoint = environment?.AWS_ENDPOINT_URL_DYNAMODB ?? '';
  const db = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }));
  const TableName = settings?.ORDERS_TABLE ?? '';
  const { Item } = await db.send(new GetCommand({ TableName, Key: keys.order(from, orderId) }));
  await db.send(
    new PutCommand({ TableName, Item: { ...Item, ...keys.order(to, orderId.split('').reverse().join('')) } }),
  );
}
