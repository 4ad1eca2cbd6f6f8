import { parseArgs } from 'node:util';
import type { SalesMode } from '@frontrow/functions/contract/concerts.ts';
import { createClient } from '../http-client.ts';
import { randomFrom } from '../random.ts';
import { runFacts } from '../run-facts.ts';
import { openTarget } from '../target.ts';
import { writeSection } from '../write-section.ts';
import { type Grown, grow, sizes } from './growth.ts';
import { renderGrowth } from './report.ts';

const usage = `What a booking costs as buyers and halls grow: units, calls and looks, counted by the shop itself.

  npm run growth -- [--per-second N] [--docs]

  --per-second  100 buyers come in each second, each for four seats of their own
  --docs        writes the table into docs/performance.md

It starts a shop of its own, and fails where what was sold cannot be read back.
`;

const connections = 64;
const seed = 7;
const modes: readonly SalesMode[] = ['direct', 'queued'];

const { values } = parseArgs({
  options: {
    'per-second': { type: 'string', default: '100' },
    docs: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function run(): Promise<void> {
  if (!/^[1-9]\d{0,3}$/.test(values['per-second']))
    throw new Error(`--per-second takes a whole number, not “${values['per-second']}”.`);
  const perSecond = Number(values['per-second']);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  await using cleanup = new AsyncDisposableStack();
  const target = cleanup.adopt(await openTarget({}, say), (each) => each.stop());
  const client = cleanup.adopt(createClient(target.apiUrl, { connections }), (each) => each.close());
  const byMode = new Map<SalesMode, Grown[]>();
  for (const salesMode of modes) {
    const grown: Grown[] = [];
    for (const size of sizes) {
      const buyers = await target.signIn(size.buyers);
      const job = { client, admin: target.admin, buyers, connections, salesMode, random: randomFrom(seed), say };
      say(`${salesMode}: ${size.buyers} buyers, ${size.blocks} blocks`);
      grown.push(await grow(job, target.apiUrl, size, perSecond));
    }
    byMode.set(salesMode, grown);
  }
  const facts = runFacts(`npm run growth${perSecond === 100 ? '' : ` -- --per-second ${perSecond}`}`);
  const page = `${facts.join(' · ')}\n\n${renderGrowth(byMode)}`;
  process.stdout.write(`${page}\n`);
  if (values.docs) writeSection('growth', page);
  const findings = [...byMode.values()].flat().flatMap((each) => each.findings);
  for (const { rule, detail } of findings.slice(0, 20)) process.stdout.write(`- ${rule}: ${detail}\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

try {
  if (values.help) process.stdout.write(usage);
  else await run();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
