import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runFacts } from '../run-facts.ts';
import { writeSection } from '../write-section.ts';
import { type Figures, openContestant } from './measure.ts';
import { renderBeforeAfter } from './report.ts';

const usage = `Two checkouts of the shop in turns, by the same client on the same machine: rushes and reads, before and after.

  npm run before-after -- --before FOLDER [--rounds N] [--docs]

  --before  another checkout with its packages installed:
            git worktree add FOLDER COMMIT, then in it: node tools/install.mjs
  --rounds  3, after one that nobody counts; of everything that is told the middle
  --docs    writes the table into docs/performance.md

Fails where a promise was broken by this checkout.
`;

const { values } = parseArgs({
  options: {
    before: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    docs: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function run(folder: string): Promise<void> {
  if (!/^[1-9]\d?$/.test(values.rounds)) throw new Error(`--rounds takes a whole number, not “${values.rounds}”.`);
  const rounds = Number(values.rounds);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  await using cleanup = new AsyncDisposableStack();
  const open = async (checkout: string) =>
    cleanup.adopt(await openContestant(checkout, say), (contestant) => contestant.stop());
  const contestants = { before: await open(resolve(folder)), after: await open(join(import.meta.dirname, '../..')) };
  const told: Record<keyof typeof contestants, Figures[]> = { before: [], after: [] };
  // The first round warms both up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 === 0 ? (['before', 'after'] as const) : (['after', 'before'] as const)) {
      say(`${name}: round ${round} of ${rounds}`);
      const { figures, findings } = await contestants[name].measure(round);
      if (round > 0) told[name].push(figures);
      if (name === 'after' && findings.length > 0) process.exitCode = 1;
    }
  }
  const facts = runFacts(`npm run before-after -- --before FOLDER --rounds ${rounds}`);
  const page = `${facts.join(' · ')}\n\n${renderBeforeAfter(told.before, told.after)}`;
  process.stdout.write(`${page}\n`);
  if (values.docs) writeSection('before-after', page);
}

try {
  if (values.help || values.before === undefined) process.stdout.write(usage);
  else await run(values.before);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
