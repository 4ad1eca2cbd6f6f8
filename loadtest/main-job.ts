import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { SalesMode } from '@frontrow/functions/contract/concerts.ts';
import { createClient } from './http-client.ts';
import { rushOnArena, rushOnClub } from './job.ts';
import { randomFrom } from './random.ts';
import { modes, readMode } from './read-mode.ts';
import { type PartReport, renderReport } from './report.ts';
import { openTarget } from './target.ts';
import { readCounts, unitsTable } from './units.ts';

const usage = `A rush on two halls over HTTP, read back and checked afterwards. Fails where an invariant does.

  npm run main-job -- [--api URL [--email ADDRESS] [--password-from-env NAME]]
                      [--buyers N] [--connections N] [--mode direct|queued|auto|each] [--seed N] [--out FILE]

  --api                a shop that runs already; without it one is started and ended
  --email              its admin; admin@example.org where nothing is said
  --password-from-env  the variable that holds the password; FRONTROW_PASSWORD where nothing is said
  --buyers             2000; half of them also rush on the small hall
  --connections        64
  --mode               direct; queued: claims wait for their turn in the queue; auto: the doors open now, so they do;
                       each: part A in all three, one after the other
  --seed               makes the buyers want the same seats again
  --out                also writes the report into a file

A  Half of the buyers ask twice for 1 to 4 seats of 100, half of them side by side, half anywhere. Then a sweep asks for
   each seat that random wishes left.
B  All buyers ask once or twice for 1 to 4 of 20,000 seats.

All of them saw the hall before the sale and learn what is gone from their own answers only.
`;

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      api: { type: 'string' },
      email: { type: 'string', default: 'admin@example.org' },
      'password-from-env': { type: 'string', default: 'FRONTROW_PASSWORD' },
      buyers: { type: 'string', default: '2000' },
      connections: { type: 'string', default: '64' },
      mode: { type: 'string', default: 'direct' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const number = (name: 'buyers' | 'connections' | 'seed') => {
    if (!/^\d{1,6}$/.test(values[name])) throw new Error(`--${name} takes a whole number, not “${values[name]}”.`);
    return Number(values[name]);
  };
  return {
    ...values,
    salesModes: values.mode === 'each' ? modes : [readMode(values.mode)],
    buyers: number('buyers'),
    connections: number('connections'),
    seed: number('seed'),
  };
}

async function run(options: ReturnType<typeof readOptions>): Promise<number> {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  await using cleanup = new AsyncDisposableStack();
  const login = { email: options.email, password: process.env[options['password-from-env']] ?? '' };
  const target = cleanup.adopt(await openTarget({ api: options.api, admin: login }, say), (each) => each.stop());
  const { apiUrl, admin } = target;
  const { connections, seed, salesModes } = options;
  const isOne = salesModes.length === 1;
  const ofPartA = Math.ceil(options.buyers / 2);
  const client = cleanup.adopt(createClient(apiUrl, { connections }), (each) => each.close());
  const buyers = await target.signIn(isOne ? options.buyers : ofPartA);
  const random = randomFrom(seed);
  const jobIn = (salesMode: SalesMode) => ({ client, admin, buyers, connections, salesMode, random, say });
  const before = await readCounts(apiUrl);
  const parts: PartReport[] = [];
  for (const salesMode of salesModes) {
    const ofClub = await rushOnClub({ ...jobIn(salesMode), buyers: buyers.slice(0, ofPartA) });
    parts.push(...ofClub.map((part) => ({ ...part, name: `${part.name}, ${salesMode}` })));
    if (isOne) parts.push(await rushOnArena(jobIn(salesMode)));
  }
  const units = unitsTable(before, await readCounts(apiUrl));
  const report = renderReport(parts, {
    connections,
    seed,
    cores: availableParallelism(),
    date: new Date().toISOString().slice(0, 10),
  });
  const text = units === undefined ? report : `${report}\n\n${units}`;
  process.stdout.write(`${text}\n`);
  if (options.out !== undefined) await writeFile(options.out, `${text}\n`);
  return parts.every(({ findings }) => findings.length === 0) ? 0 : 1;
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(usage);
  else process.exitCode = await run(options);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
