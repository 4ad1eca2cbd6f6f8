import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type EmbeddedShop, startEmbeddedShop } from '../embedded/shop.ts';
import { createClient } from '../http-client.ts';
import type { Job } from '../job.ts';
import { randomFrom } from '../random.ts';
import { readMode } from '../read-mode.ts';
import { runFacts } from '../run-facts.ts';
import { writeSection } from '../write-section.ts';
import { cpuOfChildren } from './cpu-of.ts';
import { type CrowdName, crowds } from './crowds.ts';
import { millisecondsByOwner } from './owners.ts';
import { type Profiled, renderProfiles } from './report.ts';

const names = Object.keys(crowds) as CrowdName[];
const usage = `Where the milliseconds of the embedded shop go, by whose work they are.

  npm run profile -- [${names.join('] [')}] [--mode direct|queued|auto] [--seed N] [--docs]

  --docs  writes the table into docs/performance.md

All crowds where none is named. Each comes twice: first to warm up, then it is measured. To be profiled slows the shop down
by a few parts in a hundred.
`;
const connections = 64;
const buyersMax = 2_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mode: { type: 'string', default: 'direct' },
    seed: { type: 'string', default: '7' },
    docs: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function run(): Promise<void> {
  const wanted = positionals.length === 0 ? names : positionals.map(readName);
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
  const byCrowd = new Map<CrowdName, Profiled>();
  for (const name of wanted) {
    say(`${name}: warming up`);
    await (await crowds[name](job, shop))();
    const send = await crowds[name](job, shop);
    say(`${name}: measuring`);
    byCrowd.set(name, await profile(shop, send));
  }
  const command = ['npm run profile --', ...positionals, `--mode ${values.mode} --seed ${values.seed}`].join(' ');
  const page = `${runFacts(command).join(' · ')}\n\n${renderProfiles(byCrowd)}`;
  process.stdout.write(`${page}\n\nAll of them share ${availableParallelism()} cores.\n`);
  if (values.docs) writeSection('profiles', page);
}

async function profile(shop: EmbeddedShop, send: () => Promise<number>): Promise<Profiled> {
  await shop.startProfile();
  const [database, own, startedAt] = [cpuOfChildren(shop.pid), process.cpuUsage(), performance.now()];
  const requests = await send();
  const [wallMs, { user, system }] = [performance.now() - startedAt, process.cpuUsage(own)];
  const databaseMs = cpuOfChildren(shop.pid) - database;
  const byOwner = millisecondsByOwner(await shop.stopProfile());
  return { requests, wallMs, byOwner, databaseMs, clientMs: (user + system) / 1_000 };
}

function readName(text: string): CrowdName {
  const name = names.find((each) => each === text);
  if (name === undefined) throw new Error(`There is no crowd “${text}”; there are ${names.join(', ')}.`);
  return name;
}

try {
  if (values.help) process.stdout.write(usage);
  else await run();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
