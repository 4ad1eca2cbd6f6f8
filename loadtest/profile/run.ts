import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { startEmbeddedShop } from '../embedded/shop.ts';
import { createClient } from '../http-client.ts';
import type { Job } from '../job.ts';
import { randomFrom } from '../random.ts';
import { readMode } from '../read-mode.ts';
import { runFacts } from '../run-facts.ts';
import { cpuOfChildren } from './cpu-of.ts';
import { type CrowdName, crowds } from './crowds.ts';
import { millisecondsByOwner } from './owners.ts';
import { renderProfile } from './report.ts';

const names = Object.keys(crowds) as CrowdName[];
const usage = `Where the milliseconds of the embedded shop go, by whose work they are.

  npm run profile -- ${names.join('|')} [--mode direct|queued|auto] [--seed N]

The crowd comes twice: first to warm up, then it is measured. Profiling itself slows the shop down by a few parts in a hundred.
`;
const connections = 64;
const buyersMax = 2_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mode: { type: 'string', default: 'direct' },
    seed: { type: 'string', default: '7' },
    help: { type: 'boolean', default: false },
  },
});

async function run(name: CrowdName): Promise<void> {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  await using cleanup = new AsyncDisposableStack();
  const shop = cleanup.adopt(await startEmbeddedShop(say), (each) => each.stop());
  const client = cleanup.adopt(createClient(shop.apiUrl, { connections }), (each) => each.close());
  const job: Job = {
    client,
    admin: shop.admin,
    buyers: await shop.signIn(buyersMax),
    connections,
    salesMode: readMode(values.mode),
    random: randomFrom(Number(values.seed)),
    say: () => {},
  };
  say('Warming up');
  await (await crowds[name](job, shop))();
  const send = await crowds[name](job, shop);
  say('Measuring');
  await shop.startProfile();
  const [database, own, startedAt] = [cpuOfChildren(shop.pid), process.cpuUsage(), performance.now()];
  const requests = await send();
  const [wallMs, { user, system }] = [performance.now() - startedAt, process.cpuUsage(own)];
  const databaseMs = cpuOfChildren(shop.pid) - database;
  const byOwner = millisecondsByOwner(await shop.stopProfile());
  const facts = runFacts(`npm run profile -- ${name} --mode ${values.mode} --seed ${values.seed}`);
  const page = renderProfile({ requests, wallMs, byOwner, databaseMs, clientMs: (user + system) / 1_000 });
  process.stdout.write(`${facts.join(' · ')}\n\n${page}\n\nAll of them share ${availableParallelism()} cores.\n`);
}

try {
  const name = names.find((each) => each === positionals[0]);
  if (values.help || name === undefined) process.stdout.write(usage);
  else await run(name);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
