import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { addConcert, claim, useShop } from './api/shop.ts';

const shop = useShop({ name: 'over the embedded emulators', inMemory: false });
const script = join(import.meta.dirname, '../infra/operate/check-consistency.ts');

interface AwsOfShop {
  readonly environment: Readonly<
    Record<'AWS_ENDPOINT_URL_DYNAMODB' | 'AWS_REGION' | 'AWS_ACCESS_KEY_ID' | 'AWS_SECRET_ACCESS_KEY', string>
  >;
  readonly settings: Readonly<Record<'CONCERTS_TABLE', string>>;
}

/** The command as an operator runs it. */
async function check(...options: string[]): Promise<{ code: number; said: string }> {
  const args = [script, '--shop', shop.url, ...options];
  const done = await promisify(execFile)(process.execPath, args).catch((error) => error);
  return { code: done.code ?? 0, said: `${done.stdout}${done.stderr}` };
}

/** Somebody's hand: writes a value onto a seat of block 0, past every rule. */
async function tamper(concertId: string, seat: string, value: string): Promise<void> {
  const { environment, settings } = (await (await fetch(`${shop.url}/aws`)).json()) as AwsOfShop;
  const client = new DynamoDBClient({
    endpoint: environment.AWS_ENDPOINT_URL_DYNAMODB,
    region: environment.AWS_REGION,
    credentials: { accessKeyId: environment.AWS_ACCESS_KEY_ID, secretAccessKey: environment.AWS_SECRET_ACCESS_KEY },
  });
  await client.send(
    new UpdateItemCommand({
      TableName: settings.CONCERTS_TABLE,
      Key: { PK: { S: `CONCERT#${concertId}#SECTION#STAL` }, SK: { S: 'BLOCK#000' } },
      UpdateExpression: 'SET #seat = :value',
      ExpressionAttributeNames: { '#seat': seat },
      ExpressionAttributeValues: { ':value': { S: value } },
    }),
  );
  client.destroy();
}

test('a table that somebody wrote into is told by the command, left alone, and put right when it is told to', async () => {
  const concert = await addConcert(shop, { salesMode: 'direct' });
  await claim(shop, shop.buyer, concert.id, ['STAL-A-1', 'STAL-A-2']);
  expect(await check('--concert', concert.id)).toMatchObject({ code: 0, said: expect.stringContaining('0 faults') });

  await tamper(concert.id, '07', '~nobodys00');
  for (const _ of [1, 2]) {
    const { code, said } = await check('--concert', concert.id);
    expect(code).toBe(1);
    expect(said).toContain('a seat that nobody has cannot be bought: STAL/0/07 ~nobodys00');
    expect(said).toContain('1 faults, 1 left');
  }
  const repaired = await check('--concert', concert.id, '--repair');
  expect(repaired).toMatchObject({ code: 0, said: expect.stringContaining('1 faults, 0 left') });
  expect((await claim(shop, shop.buyer, concert.id, ['STAL-A-8'])).status).toBe(201);
  expect((await check()).code, 'every concert of the shop').toBe(0);
});

test('a concert that is not there is told in a sentence', async () => {
  expect(await check('--concert', 'nosuch')).toEqual({ code: 2, said: 'There is no concert nosuch.\n' });
});
