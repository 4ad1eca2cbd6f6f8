import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';

const script = join(import.meta.dirname, 'run.ts');

function start(args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...environment } });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function run(args: readonly string[], environment: Record<string, string> = {}) {
  const child = start(args, environment);
  const [out, complaint, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { out, complaint, code };
}

const oneSentence = /^[^\n]+\.\n$/;

test.each([
  [['--prot', '4000'], "Unknown option '--prot'"],
  [['--port', 'many'], '--port is "many": give a number from 0 to 65535'],
  [['--port', '70000'], '--port is "70000"'],
  [['shop'], "Unexpected argument 'shop'"],
  [['--persist'], "Option '--persist <value>' argument missing"],
  [['--reset'], '--reset empties the folder of --persist'],
  [['--port', '0', '--persist', '/dev/null/x'], 'The folder /dev/null/x cannot be used'],
])('%j ends with one plain sentence and exit code 1', async (args, sentence) => {
  const { complaint, code } = await run([...args]);
  expect(complaint).toContain(sentence);
  expect(complaint).toMatch(oneSentence);
  expect(code).toBe(1);
});

test('a port in use ends with one plain sentence and exit code 1', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { complaint, code } = await run(['--port', String(port), '--no-site', '--no-seed']);
  expect(complaint).toBe(`Port ${port} is in use: choose another one with --port.\n`);
  expect(code).toBe(1);
});

test('an address that is none is named', async () => {
  const { complaint, code } = await run(['--port', '0', '--no-site', '--no-seed'], { DYNAMODB_ENDPOINT: 'nonsense' });
  expect(complaint).toBe('DYNAMODB_ENDPOINT is "nonsense", which is no address.\n');
  expect(code).toBe(1);
});

test('a DynamoDB that does not answer is named', async () => {
  const { complaint, code } = await run(['--port', '0', '--no-site'], { DYNAMODB_ENDPOINT: 'http://127.0.0.1:1' });
  expect(complaint).toBe('Nothing answers at http://127.0.0.1:1, where DynamoDB should be.\n');
  expect(code).toBe(1);
});

test('--help says all there is to say', async () => {
  const { out, code } = await run(['--help']);
  for (const flag of ['--port', '--persist', '--reset', '--no-site', '--hot', '--no-seed']) expect(out).toContain(flag);
  expect(code).toBe(0);
});

test('the shop opens, answers, and leaves nothing running when it is told to stop', { timeout: 20_000 }, async () => {
  const child = start(['--port', '0', '--no-site', '--no-seed']);
  let said = '';
  const url = await new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      said += part;
      const [, found] = /is open: (\S+)/.exec(said) ?? [];
      if (found) resolve(found);
    });
  });
  expect(await (await fetch(`${url}/api/health`)).json()).toEqual({ status: 'ok' });
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(said).not.toContain('\u001b');
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});
