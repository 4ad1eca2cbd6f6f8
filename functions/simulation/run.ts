import './stage/silence.ts';
import { parseArgs } from 'node:util';
import { checkRun } from './check/all-checks.ts';
import { tellViolation } from './check/tell-violation.ts';
import { simulate } from './simulate.ts';
import type { Plant } from './stage/plant.ts';
import { specialWorlds } from './stage/special-worlds.ts';
import { hashHistory, tellHistory } from './stage/tell-history.ts';

const usage = `Lives through on-sales in which everything fails, and checks every promise of the shop.

  npm run simulate -- [--seeds N] [--from N] [--seed N [--verbose]] [--world NAME]

  --seeds    how many worlds; 1000
  --from     the first one's seed; 1
  --seed     one world only
  --verbose  tells the history; best with --seed
  --world    what happens all the time: ${Object.keys(specialWorlds).join(', ')}

Ends with one line of totals; with exit code 1 where a promise was broken.
`;

const violationsShownMax = 20;

interface Totals {
  worlds: number;
  requests: number;
  commits: number;
  faults: number;
  safety: number;
  liveness: number;
}

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      seeds: { type: 'string', default: '1000' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      verbose: { type: 'boolean', default: false },
      world: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const number = (name: 'seeds' | 'from' | 'seed') => {
    const text = values[name] ?? '';
    if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} takes a whole number, not “${text}”.`);
    return Number(text);
  };
  const only = values.seed === undefined ? undefined : number('seed');
  const { help, verbose } = values;
  const world = values.world === undefined ? undefined : specialWorlds[values.world];
  if (values.world !== undefined && world === undefined) throw new Error(`There is no world “${values.world}”.`);
  return { help, verbose, world, from: only ?? number('from'), count: only === undefined ? number('seeds') : 1 };
}

async function liveThrough(seed: number, plant: Plant, totals: Totals, verbose: boolean): Promise<void> {
  const run = await simulate(seed, plant);
  const { entries } = run.history;
  const violations = checkRun(run);
  if (verbose) {
    for (const line of tellHistory(run)) console.log(line);
    console.log(`\nseed ${seed}, history ${hashHistory(run.history)}`);
  }
  const room = Math.max(0, violationsShownMax - totals.safety - totals.liveness);
  const replay = `--seed ${seed} --verbose${plant.world ? ' and the same --world' : ''}`;
  for (const violation of violations.slice(0, room)) console.log(tellViolation(run, violation, replay));
  totals.worlds += 1;
  totals.requests += entries.filter(({ kind }) => kind === 'invoke').length;
  totals.commits += entries.filter((entry) => entry.kind === 'commit' && entry.outcome === 'committed').length;
  totals.faults += entries.filter(({ kind }) => kind === 'fault').length;
  for (const { aim } of violations) totals[aim] += 1;
}

function showProgress(done: number, count: number, isLast: boolean): void {
  const isLive = process.stdout.isTTY === true;
  if (isLive && (isLast || done % 20 === 0)) process.stdout.write(`\r${done} of ${count} worlds${isLast ? '\n' : ''}`);
  else if (!isLive && count > 1 && done % Math.ceil(count / 10) === 0) console.log(`${done} of ${count} worlds`);
}

async function main(): Promise<void> {
  const { help, verbose, world, from, count } = readOptions(process.argv.slice(2));
  if (help) return console.log(usage);
  const startedMs = performance.now();
  const totals: Totals = { worlds: 0, requests: 0, commits: 0, faults: 0, safety: 0, liveness: 0 };
  for (let at = 0; at < count; at += 1) {
    await liveThrough(from + at, { world }, totals, verbose);
    showProgress(at + 1, count, at + 1 === count);
  }
  const seconds = (performance.now() - startedMs) / 1000;
  const figure = (value: number) => value.toLocaleString('en');
  console.log(
    `${figure(totals.worlds)} worlds (seeds ${from} to ${from + count - 1}): ${figure(totals.requests)} requests, ` +
      `${figure(totals.commits)} commits, ${figure(totals.faults)} faults in ${seconds.toFixed(1)} s; ` +
      `${figure(totals.safety)} violations of safety, ${figure(totals.liveness)} of liveness.`,
  );
  process.exitCode = totals.safety + totals.liveness === 0 ? 0 : 1;
}

await main();
