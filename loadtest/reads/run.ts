import { parseArgs } from 'node:util';
import { createClient } from '../http-client.ts';
import { randomFrom } from '../random.ts';
import { runFacts } from '../run-facts.ts';
import { openTarget } from '../target.ts';
import { writeSection } from '../write-section.ts';
import { openProgramme, readFor } from './reads.ts';
import { renderReads } from './report.ts';

const usage = `Reads a second of visitors who look around: list, search, concert, seat map, availability, as fast as answers come.

  npm run reads -- [--seconds N] [--visitors N] [--seed N] [--docs]

  --seconds   10, after 4 in which nothing is measured
  --visitors  32, each on a connection of its own
  --seed      makes them look at the same concerts again
  --docs      writes the table into docs/performance.md

It starts a shop of its own, which shares the machine with the visitors. Fails where a read is not answered with 200.
`;

const warmUpSeconds = 4;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    visitors: { type: 'string', default: '32' },
    seed: { type: 'string', default: '7' },
    docs: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function readCount(name: 'seconds' | 'visitors' | 'seed'): number {
  if (!/^[1-9]\d{0,5}$/.test(values[name])) throw new Error(`--${name} takes a whole number, not “${values[name]}”.`);
  return Number(values[name]);
}

async function run(): Promise<void> {
  const [seconds, visitors, seed] = [readCount('seconds'), readCount('visitors'), readCount('seed')];
  const say = (text: string) => process.stderr.write(`${text}\n`);
  await using cleanup = new AsyncDisposableStack();
  const target = cleanup.adopt(await openTarget({}, say), (each) => each.stop());
  const client = cleanup.adopt(createClient(target.apiUrl, { connections: visitors }), (each) => each.close());
  const random = randomFrom(seed);
  const concerts = await openProgramme(target, client, random);
  say(`${concerts.length} concerts; ${visitors} visitors warm up`);
  await readFor(client, concerts, { visitors, seconds: warmUpSeconds, random });
  say(`${visitors} visitors look around for ${seconds} s`);
  const result = await readFor(client, concerts, { visitors, seconds, random });
  const facts = runFacts(`npm run reads -- --seconds ${seconds} --visitors ${visitors} --seed ${seed}`);
  const page = `${facts.join(' · ')}\n\n${renderReads(result)}`;
  process.stdout.write(`${page}\n`);
  if (values.docs) writeSection('reads', page);
  process.exitCode = result.reads.every(({ status }) => status === 200) ? 0 : 1;
}

try {
  if (values.help) process.stdout.write(usage);
  else await run();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
