import { styleText } from 'node:util';
import { readOptions, usage } from './options.ts';
import { PlainError } from './plain-error.ts';
import { createProgress } from './progress.ts';
import { demoLogins } from './seed-demo.ts';
import type { Shop, ShopOptions } from './start-shop.ts';

const out = process.stdout;

try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') out.write(usage);
  else await run(options);
} catch (error) {
  fail(error);
}

async function run(options: ShopOptions): Promise<void> {
  const stopping = stopSignal();
  // Loaded once the options are known to be good: the CDK library takes a while.
  const { startShop } = await import('./start-shop.ts');
  const shop = await Promise.race([startShop({ ...options, report: createProgress(out) }), stopping]);
  // Whatever was half started is tied to this process and ends with it.
  if (shop === undefined) process.exit(0);
  greet(shop, options);
  await Promise.race([stopping, shop.failed]);
  out.write('Closing the shop.\n');
  await shop.stop();
  process.exit(0);
}

function stopSignal(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(undefined));
  });
}

function greet({ url }: Shop, { persist, seed }: ShopOptions): void {
  const strong = (text: string) => styleText('bold', text, { stream: out });
  const logins = Object.entries(demoLogins).map(([role, { email, password }]) => `  ${role}  ${email}  ${password}\n`);
  out.write(`\nFront Row is open: ${strong(url)}\n\n`);
  if (seed) out.write(`${logins.join('')}\n`);
  out.write(
    persist === undefined ? 'Everything is in memory and gone when it stops. ' : `Its data are in ${persist}. `,
  );
  out.write('Ctrl-C stops it.\n');
}

/** What the person can mend is one sentence; anything else is a bug and shows where it happened. */
function fail(error: unknown): never {
  const text = error instanceof PlainError ? error.message : String((error as Error)?.stack ?? error);
  process.stderr.write(`${styleText('red', text, { stream: process.stderr })}\n`);
  process.exit(1);
}
