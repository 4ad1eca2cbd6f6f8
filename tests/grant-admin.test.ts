import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { listAdminConcerts } from '@frontrow/functions/contract/admin.ts';
import { expect, test } from 'vitest';
import { signUp } from './api/client.ts';
import { logInAgain, useShop } from './api/shop.ts';

const shop = useShop({ name: 'over the embedded emulators', inMemory: false });
const command = resolve(import.meta.dirname, '../infra/operate/grant-admin.ts');
const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [command, ...args]).then(
    ({ stdout }) => stdout,
    ({ stderr }: { stderr: string }) => stderr,
  );

test('an operator makes an admin of an account of the embedded shop, and a buyer again', {
  timeout: 60_000,
}, async () => {
  const pat = await signUp(shop.call, 'Pat');
  const { email } = pat.account;
  const statusNow = async () => {
    const as = await logInAgain(shop.call, pat);
    return (await shop.call(listAdminConcerts, { as, query: {} })).status;
  };
  expect(await statusNow()).toBe(403);
  expect(await run('grant', email, '--shop', shop.url)).toContain(`${email} is an admin`);
  expect(await statusNow()).toBe(200);
  expect(await run('revoke', email, '--shop', shop.url)).toContain(`${email} is a buyer`);
  expect(await statusNow()).toBe(403);
});

test.each([
  [[], 'Usage'],
  [['grant', 'pat@example.org'], 'Usage'],
  [['grant', 'pat@example.org', '--shop', 'http://127.0.0.1:9'], 'No embedded shop answers at http://127.0.0.1:9.'],
])('%j is answered in words', async (args, words) => {
  const said = await run(...args);
  expect(said).toContain(words);
  expect(said).not.toContain('    at ');
});
